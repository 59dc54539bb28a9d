import { html } from "lit";
import { t } from "../../shared/i18n/index.js";
import { View } from "../../shared/view.js";
import "./glossary.css";

/** @typedef {import("../../shared/page.js").Playground} Playground */
/** @typedef {import("../../shared/page.js").TextKey} TextKey */

/** One word of the glossary, over the page. */
class WordDialog extends View {
  static properties = { word: {} };

  constructor() {
    super();
    this.word = "";
  }

  render() {
    return html`
      <dialog id="word" aria-labelledby="word-title" @close=${() => this.remove()}>
        <h2 id="word-title">${t(/** @type {TextKey} */ (`word.${this.word}`))}</h2>
        <p>${t(/** @type {TextKey} */ (`word.${this.word}.text`))}</p>
        <form method="dialog" class="word-buttons">
          <button class="primary">${t("words.close")}</button>
          <button @click=${() => this.app.looks.go("learn")}>${t("words.all")}</button>
        </form>
      </dialog>
    `;
  }

  firstUpdated() {
    /** @type {HTMLDialogElement} */ (this.querySelector("dialog")).showModal();
  }
}

customElements.define("gan-word", WordDialog);

/**
 * Opens a word of the glossary over the page; the browser returns the focus to where it was.
 * @param {Playground} app
 * @param {string} word
 */
export function openWord(app, word) {
  const dialog = Object.assign(document.createElement("gan-word"), { app, word });
  document.querySelector("gan-app")?.append(dialog);
}
