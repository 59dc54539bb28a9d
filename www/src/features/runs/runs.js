import { html } from "lit";
import { repeat } from "lit/directives/repeat.js";
import "../../shared/file-field.js";
import { ago, megabytes } from "../../shared/format.js";
import { formatNumber, t, tOr } from "../../shared/i18n/index.js";
import { View } from "../../shared/view.js";
import { WEIGHT_ENDINGS } from "./saved-runs.js";

/** @typedef {import("./database.js").SavedRun} SavedRun */

/** The runs that this browser keeps, and weights that come and go as files. */
class RunsView extends View {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ (["runs", "run"]);

  /** @type {Map<Blob, string>} addresses of the thumbnails on show */
  #urls = new Map();

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const url of this.#urls.values()) URL.revokeObjectURL(url);
    this.#urls.clear();
  }

  render() {
    const { all, isPossible } = this.store.runs;
    return html`
      <section class="runs" id="runs" aria-labelledby="runs-title">
        <div class="section-head">
          <h2 id="runs-title">${t("runs.title")}</h2>
          <p>${t(isPossible ? "runs.help" : "runs.impossible")}</p>
        </div>
        <ul class="run-list">
          ${repeat(
            all,
            (run) => run.id,
            (run) => this.#run(run),
          )}
        </ul>
        ${this.#files()}
      </section>
    `;
  }

  /** @param {SavedRun} run */
  #run(run) {
    const values = {
      name: this.#nameOf(run),
      step: formatNumber(run.step),
      ago: ago(run.savedAt, Date.now()),
      size: megabytes(run.size),
    };
    return html`
      <li class="run" data-run=${run.id}>
        <span class="run-picture">
          ${run.thumbnail ? html`<img class="print" src=${this.#urlOf(run.thumbnail)} alt="" />` : null}
        </span>
        <p>
          <strong>${t("runs.name", values)}</strong>
          <small>${t("runs.saved", values)}</small>
        </p>
        <div class="run-actions">
          ${this.#action("restore", values, () => this.app.restoreRun(run.id))}
          ${this.#action("download", values, () => this.app.downloadRun(run))}
          ${this.#action("delete", values, () => this.#delete(run))}
        </div>
      </li>
    `;
  }

  /**
   * @param {"restore" | "download" | "delete"} name
   * @param {Record<string, string>} values of the run that it is about
   * @param {() => unknown} act
   */
  #action(name, values, act) {
    return html`
      <button
        type="button"
        data-action=${name}
        aria-label=${t(`runs.${name}.aria`, values)}
        @click=${act}
      >
        ${t(`runs.${name}`)}
      </button>
    `;
  }

  #files() {
    return html`
      <div class="weight-files">
        <button
          type="button"
          id="download-weights"
          ?disabled=${!this.store.run}
          @click=${() => this.app.downloadWeights()}
        >
          ${t("runs.download_now")}
        </button>
        <gan-file-field
          .app=${this.app}
          input="weights-file"
          .label=${t("runs.file")}
          accept=${WEIGHT_ENDINGS.join(",")}
          @change=${this.#take}
        ></gan-file-field>
        <p class="help">${t("runs.file.help")}</p>
      </div>
    `;
  }

  /** @param {SavedRun} run */
  #nameOf({ dataset, imageSize, ownImages }) {
    const images = ownImages ? t("runs.own_images") : tOr(`dataset.${dataset}`, dataset);
    return `${images} ${imageSize} px`;
  }

  /** @param {Blob} blob */
  #urlOf(blob) {
    const known = this.#urls.get(blob);
    if (known) return known;
    const url = URL.createObjectURL(blob);
    this.#urls.set(blob, url);
    return url;
  }

  /** Revokes the addresses of thumbnails that are no longer shown: each keeps its picture in memory. */
  updated() {
    const shown = new Set(this.store.runs.all.map((run) => run.thumbnail));
    for (const [blob, url] of this.#urls) {
      if (shown.has(blob)) continue;
      URL.revokeObjectURL(url);
      this.#urls.delete(blob);
    }
  }

  /** The focus would be lost with its button. @param {SavedRun} run */
  async #delete(run) {
    await this.app.removeRun(run.id);
    await this.updateComplete;
    const next = this.querySelector('[data-action="delete"]') ?? this.querySelector("button");
    /** @type {HTMLElement | null} */ (next)?.focus();
  }

  /** @param {Event} event */
  async #take(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const [file] = input.files ?? [];
    if (file) await this.app.useWeightsFile(file);
    input.value = ""; // so that the same file can be chosen again
  }
}

customElements.define("gan-runs", RunsView);
