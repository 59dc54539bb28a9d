import { html } from "lit";
import { repeat } from "lit/directives/repeat.js";
import "../../shared/file-field.js";
import { ago, count, megabytes, statistic } from "../../shared/format.js";
import { t } from "../../shared/i18n/index.js";
import { describeTrouble } from "../../shared/i18n/trouble.js";
import { messagesAt } from "../../shared/messages.js";
import { View } from "../../shared/view.js";
import { differences, runTitle } from "./run-name.js";
import "./run-picture.js";
import "./run-title.js";

/** @typedef {import("./database.js").SavedRun} SavedRun */

/** The runs that this browser keeps, and weights that come and go as files. */
class RunsView extends View {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ ([
    "runs",
    "run",
    "settings",
    "notices",
  ]);

  /** @type {{ id: string } | null} the run that had the focus last for being back */
  #back = null;

  render() {
    const { all, trouble } = this.store.runs;
    return html`
      <section class="runs" id="runs" aria-labelledby="runs-title">
        <div class="section-head">
          <h2 id="runs-title">${t("runs.title")}</h2>
          <p>${trouble ? describeTrouble(trouble, this.store.schema) : t("runs.help")}</p>
        </div>
        <ul class="run-list">
          ${repeat(
            all,
            (run) => run.id,
            (run) => this.#run(run),
          )}
        </ul>
        ${messagesAt(this.app, "runs")} ${this.#files()}
      </section>
    `;
  }

  /** @param {SavedRun} run */
  #run(run) {
    const values = {
      name: runTitle(run),
      differences: differences(run, this.store),
      step: count(run.step),
      ago: ago(run.savedAt, Date.now()),
      size: megabytes(run.size),
    };
    return html`
      <li class="run" data-run=${run.id}>
        <span class="run-picture">
          ${run.thumbnail ? html`<gan-run-picture .blob=${run.thumbnail}></gan-run-picture>` : null}
        </span>
        <div class="run-facts">
          <gan-run-title
            .app=${this.app}
            .run=${run}
            .text=${t(run.kept ? "runs.kept.name" : "runs.name", values)}
          ></gan-run-title>
          ${values.differences ? html`<small>${values.differences}</small>` : null}
          ${run.kept ? html`<small>${t("runs.kept")}</small>` : null}
          <small>${t("runs.saved", values)}${this.#results(run)}</small>
        </div>
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
        aria-label=${[t(`runs.${name}.aria`, values), values.differences].filter(Boolean).join(": ")}
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
          @change=${this.#take}
        ></gan-file-field>
        <p class="help">${t("runs.file.help")}</p>
        ${messagesAt(this.app, "weights-file")} <gan-loaded .app=${this.app}></gan-loaded>
      </div>
    `;
  }

  /** What was measured last. @param {SavedRun} run */
  #results({ results }) {
    if (!results) return "";
    const distance = statistic(results.distance);
    return t("runs.results", { distance });
  }

  /** The focus would be lost with its button. @param {SavedRun} run */
  async #delete(run) {
    const at = this.store.runs.all.findIndex(({ id }) => id === run.id);
    await this.app.removeRun(run.id);
    await this.updateComplete;
    const buttons = [...this.querySelectorAll('[data-action="delete"]')];
    const next = buttons[at] ?? buttons.at(-1) ?? this.querySelector("button");
    /** @type {HTMLElement | null} */ (next)?.focus();
  }

  /** Where a run is back, the focus is with it: that of its notice is gone. */
  updated() {
    const { back } = this.store.runs;
    if (!back || back === this.#back) return;
    this.#back = back;
    const row = [...this.querySelectorAll(".run")].find(
      (one) => /** @type {HTMLElement} */ (one).dataset.run === back.id,
    );
    /** @type {HTMLElement | null} */ (row?.querySelector('[data-action="delete"]'))?.focus();
  }

  /** @param {Event} event */
  async #take(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const [file] = input.files ?? [];
    if (file) await this.app.useWeightsFile(file, "weights-file");
    input.value = ""; // so that the same file can be chosen again
  }
}

customElements.define("gan-runs", RunsView);
