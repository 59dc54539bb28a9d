import { html } from "lit";
import { t } from "../../shared/i18n/index.js";
import { View } from "../../shared/view.js";

/** Longer ones would not fit beside their picture. */
const MAX_LENGTH = 60;

/** A saved run's name, which can be changed: Enter keeps the new one, Escape the former. */
class RunTitle extends View {
  static properties = {
    run: { attribute: false },
    text: { attribute: false },
    isEdited: { state: true },
  };

  constructor() {
    super();
    /** @type {import("./database.js").SavedRun | null} */
    this.run = null;
    /** The name as it is. */
    this.text = "";
    this.isEdited = false;
  }

  render() {
    if (!this.isEdited) {
      return html`
        <strong>${this.text}</strong>
        <button type="button" class="link" data-action="rename" @click=${this.#edit}>
          ${t("runs.rename")}
        </button>
      `;
    }
    return html`
      <input
        type="text"
        maxlength=${MAX_LENGTH}
        aria-label=${t("runs.rename.aria")}
        .value=${this.run?.name ?? ""}
        @keydown=${this.#onKey}
        @blur=${this.#keep}
      />
    `;
  }

  async #edit() {
    this.isEdited = true;
    await this.updateComplete;
    this.#input?.select();
    this.#input?.focus();
  }

  get #input() {
    return this.querySelector("input");
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.key === "Enter") void this.#close(true);
    if (event.key === "Escape") void this.#close(false);
  }

  /** Leaving the field keeps what was typed. */
  #keep() {
    if (this.isEdited) void this.#close(true, false);
  }

  /**
   * @param {boolean} isKept
   * @param {boolean} [hadFocus] which would be lost with the field
   */
  async #close(isKept, hadFocus = true) {
    const name = this.#input?.value ?? "";
    this.isEdited = false;
    if (isKept && this.run) await this.app.renameRun(this.run.id, name);
    await this.updateComplete;
    if (hadFocus) this.querySelector("button")?.focus();
  }
}

customElements.define("gan-run-title", RunTitle);
