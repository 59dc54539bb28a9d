import { html } from "lit";
import { t } from "./i18n/index.js";
import { View } from "./view.js";

/**
 * A file input in the page's language: the native one's button speaks the browser's. The native input lies over ours,
 * invisible, so that clicks, drops, keys and screen readers reach it, and its `change` event bubbles. It has no
 * `accept`: iOS greys out files whose endings it does not know, and what a file is shows when it is read.
 */
class FileFieldView extends View {
  static properties = {
    input: {},
    label: {},
    multiple: { type: Boolean },
    chosen: { state: true },
  };

  constructor() {
    super();
    this.input = "";
    this.label = "";
    this.chosen = "";
    /** Whether several files can be chosen at once. */
    this.multiple = false;
  }

  render() {
    return html`
      <div class="field">
        <label for=${this.input}>${this.label}</label>
        <div class="file-box">
          <input id=${this.input} type="file" ?multiple=${this.multiple} @change=${this.#take} />
          <span class="file-button" aria-hidden="true">${t("file.choose")}</span>
          <span class="file-name" aria-hidden="true">${this.chosen || t("file.none")}</span>
        </div>
      </div>
    `;
  }

  /** @param {Event} event */
  #take(event) {
    const [file] = /** @type {HTMLInputElement} */ (event.target).files ?? [];
    this.chosen = file?.name ?? "";
  }
}

customElements.define("gan-file-field", FileFieldView);
