import { html } from "lit";
import "../../shared/file-field.js";
import { t } from "../../shared/i18n/index.js";
import { messagesAt } from "../../shared/messages.js";
import { View } from "../../shared/view.js";
import { aboutOwnImages, dataNow } from "./about.js";

/** The learner's own pair of IDX files. */
class FilesView extends View {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ (["run", "notices"]);
  static properties = { hasFile: { state: true }, done: { state: true } };

  constructor() {
    super();
    this.hasFile = false;
    this.done = false;
  }

  render() {
    return html`
      <section class="files" aria-labelledby="files-title">
        <div class="section-head">
          <h2 id="files-title">${t("settings.files.title")}</h2>
          <p>${t("settings.files.help")}</p>
        </div>
        ${dataNow(this.app)}
        <div class="files-fields">
          ${this.#input("images", t("settings.files.images"))}
          ${this.#input("labels", t("settings.files.labels"))}
          ${this.#choice("transpose", ["auto", "off", "on"])}
          ${this.#choice("invert", ["off", "on"])}
        </div>
        <div class="settings-actions">
          <button type="button" id="use-files" ?disabled=${!this.hasFile} @click=${this.#use}>
            ${t("settings.files.use")}
          </button>
          ${
            this.app.hasOwnImages
              ? html`<button type="button" id="use-mnist" @click=${this.#useMnist}>
                  ${t("settings.files.mnist")}
                </button>`
              : null
          }
          <p role="status">${this.done ? t("settings.files.done") : ""}</p>
        </div>
        ${messagesAt(this.app, "own-images")} ${aboutOwnImages(this.app)}
      </section>
    `;
  }

  /**
   * @param {"images" | "labels"} which
   * @param {string} label
   */
  #input(which, label) {
    return html`
      <gan-file-field
        .app=${this.app}
        input=${`file-${which}`}
        .label=${label}
        @change=${() => {
          this.hasFile = this.#file("images") !== undefined;
          this.done = false;
        }}
      ></gan-file-field>
    `;
  }

  /**
   * How the files are read; the option that comes first is the default.
   * @param {"transpose" | "invert"} which
   * @param {string[]} options
   */
  #choice(which, options) {
    const key = (/** @type {string} */ end) =>
      /** @type {import("../../shared/page.js").TextKey} */ (`settings.files.${which}${end}`);
    return html`
      <div class="field">
        <label for="file-${which}">${t(key(""))}</label>
        <select id="file-${which}" aria-describedby="help-file-${which}" @change=${this.#ask}>
          ${options.map((one) => html`<option value=${one}>${t(key(`.${one}`))}</option>`)}
        </select>
        <p class="help" id="help-file-${which}">${t(key(".help"))}</p>
      </div>
    `;
  }

  #ask() {
    this.done = false;
  }

  /** @param {"transpose" | "invert"} which */
  #chosen(which) {
    return /** @type {HTMLSelectElement} */ (this.querySelector(`#file-${which}`)).value;
  }

  /** @param {"images" | "labels"} which */
  #file(which) {
    const input = /** @type {HTMLInputElement | null} */ (this.querySelector(`#file-${which}`));
    return input?.files?.[0];
  }

  async #use() {
    const images = this.#file("images");
    if (!images) return;
    const transpose = /** @type {import("#pkg/types").Transpose} */ (this.#chosen("transpose"));
    const choices = { transpose, invert: this.#chosen("invert") === "on" };
    this.done = await this.app.useFiles(images, this.#file("labels"), choices);
  }

  async #useMnist() {
    this.done = false;
    await this.app.useShippedImages();
  }
}

customElements.define("gan-files", FilesView);
