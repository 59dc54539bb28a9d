import { html } from "lit";
import { ROOMS } from "../shared/hash.js";
import { addStrings, t } from "../shared/i18n/index.js";
import { writePreference } from "../shared/preferences.js";
import { View } from "../shared/view.js";
import { areOn, PREFERENCE } from "./shortcuts.js";
import { en, zh } from "./shortcuts-strings.js";

addStrings({ en, zh });

/** The list of the keys, and the switch that turns them off. */
class ShortcutsView extends View {
  render() {
    return html`
      <dialog id="shortcuts" aria-labelledby="shortcuts-title" @close=${() => this.remove()}>
        <h2 id="shortcuts-title">${t("shortcuts.title")}</h2>
        <dl class="shortcuts">
          ${line(t("shortcuts.space"), t("shortcuts.train"))} ${line("S", t("shortcuts.step"))}
          ${ROOMS.map((room, i) => line(String(i + 1), t(`room.${room}`)))}
          ${line("?", t("shortcuts.list"))} ${line("F6", t("shortcuts.messages"))}
          ${line("Esc", t("shortcuts.present"))}
        </dl>
        <p class="help">${t("shortcuts.help")}</p>
        <label class="check">
          <input type="checkbox" id="shortcuts-on" .checked=${areOn()} @change=${turn} />
          ${t("shortcuts.on")}
        </label>
        <p class="about">${t("app.tagline")} ${t("app.footer")}</p>
        <form method="dialog">
          <button class="primary">${t("shortcuts.close")}</button>
        </form>
      </dialog>
    `;
  }

  firstUpdated() {
    /** @type {HTMLDialogElement} */ (this.querySelector("dialog")).showModal();
  }
}

/** @param {string} key @param {string} meaning */
function line(key, meaning) {
  return html`<div>
    <dt><kbd>${key}</kbd></dt>
    <dd>${meaning}</dd>
  </div>`;
}

/** @param {Event} event */
function turn(event) {
  const { checked } = /** @type {HTMLInputElement} */ (event.target);
  writePreference(PREFERENCE, checked ? "on" : "off");
}

customElements.define("gan-shortcuts", ShortcutsView);

/**
 * Opens the list over the page; the browser returns the focus to where it was.
 * @param {import("../shared/page.js").Playground} app
 */
export function openShortcuts(app) {
  const dialog = Object.assign(document.createElement("gan-shortcuts"), { app });
  document.querySelector("gan-app")?.append(dialog);
}
