import { html } from "lit";
import "../../shared/file-field.js";
import { t } from "../../shared/i18n/index.js";
import { messagesAt } from "../../shared/messages.js";
import { View } from "../../shared/view.js";
import { hasFocus, keepButtons, keepState, takeFocusBack } from "./keep-list.js";
import { GROUPS } from "./kinds.js";

/** @typedef {import("./kinds.js").KindName} KindName */

/** The run as files for elsewhere, the way back, and how to draw with it in Python. */
class TakeHomeView extends View {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ ([
    "export",
    "run",
    "notices",
  ]);
  static properties = { copied: { state: true } };

  #hadFocus = false;

  constructor() {
    super();
    /** @type {boolean | null} whether the browser let the program be copied; null = not tried */
    this.copied = null;
  }

  willUpdate() {
    this.#hadFocus = hasFocus(this);
  }

  updated() {
    takeFocusBack(this, this.#hadFocus);
  }

  render() {
    return html`
      <section class="take-home" id="take-home" aria-labelledby="take-home-title">
        <div class="section-head">
          <h2 id="take-home-title">${t("keep.title")}</h2>
          <p>${t("keep.help")}</p>
        </div>
        <div class="take-home-body">
          <div>
            <h3>${t("keep.group.experiment")}</h3>
            <p class="help">${t("keep.group.experiment.help")}</p>
            ${this.#buttons(GROUPS.experiment)}
            <gan-file-field
              .app=${this.app}
              input="experiment-file"
              .label=${t("keep.open")}
              @change=${this.#open}
            ></gan-file-field>
            ${messagesAt(this.app, "experiment-file")}
          </div>
          <div>
            <h3>${t("keep.group.networks")}</h3>
            <p class="help">${t("keep.group.networks.help")}</p>
            ${this.#buttons(GROUPS.networks)} ${this.#program()}
          </div>
        </div>
        ${keepState(this.app, "home")}
      </section>
    `;
  }

  /** @param {KindName[]} kinds */
  #buttons(kinds) {
    const keep = (/** @type {KindName} */ kind) =>
      void this.app.takeHome.keep(kind, { about: "", tiles: [], charts: [] }, "home");
    return keepButtons(this.app, kinds, keep);
  }

  #program() {
    const { program } = this.store.exports;
    return html`
      <details class="program" @toggle=${this.#showProgram}>
        <summary>${t("keep.program")}</summary>
        <p class="help">${t("keep.program.help")}</p>
        ${
          program
            ? html`<pre tabindex="0" id="python" aria-label=${t("keep.program")}>${program}</pre>
                <button type="button" id="copy-python" @click=${this.#copy}>
                  ${t("keep.program.copy")}
                </button>
                <span role="status">${this.#saysCopied()}</span>`
            : null
        }
      </details>
    `;
  }

  /** @param {Event} event */
  #showProgram(event) {
    this.copied = null;
    if (/** @type {HTMLDetailsElement} */ (event.target).open) void this.app.takeHome.showProgram();
  }

  #saysCopied() {
    if (this.copied === null) return "";
    return this.copied ? t("keep.program.copied") : t("keep.program.not_copied");
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.store.exports.program ?? "");
      this.copied = true;
    } catch {
      this.copied = false;
    }
  }

  /** @param {Event} event */
  async #open(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const [file] = input.files ?? [];
    if (file) await this.app.takeHome.open(file, "experiment-file");
    input.value = ""; // so that the same file can be chosen again
  }
}

customElements.define("gan-take-home", TakeHomeView);
