import { html } from "lit";
import "../../shared/file-field.js";
import { t } from "../../shared/i18n/index.js";
import { messagesAt } from "../../shared/messages.js";
import { View } from "../../shared/view.js";

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
      <details class="files">
        <summary>${t("settings.files.title")}</summary>
        <p class="help">${t("settings.files.help")}</p>
        ${this.#input("images", t("settings.files.images"))}
        ${this.#input("labels", t("settings.files.labels"))}
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
        ${messagesAt(this.app, "own-images")}
      </details>
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

  /** @param {"images" | "labels"} which */
  #file(which) {
    const input = /** @type {HTMLInputElement | null} */ (this.querySelector(`#file-${which}`));
    return input?.files?.[0];
  }

  async #use() {
    const images = this.#file("images");
    if (images) this.done = await this.app.useFiles(images, this.#file("labels"));
  }

  async #useMnist() {
    this.done = false;
    await this.app.useShippedImages();
  }
}

customElements.define("gan-files", FilesView);
