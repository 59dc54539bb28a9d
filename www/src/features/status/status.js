import { html } from "lit";
import { duration, megabytes, rate } from "../../shared/format.js";
import { t, tOr } from "../../shared/i18n/index.js";
import { View } from "../../shared/view.js";

/** @import { ProgressMessage } from "../../engine/protocol.js" */

/** @param {ProgressMessage} progress */
function describeProgress({ phase, loaded, total }) {
  if (phase !== "dataset") return tOr(`status.${phase}`, t("status.loading"));
  const amounts = { loaded: megabytes(loaded ?? 0), total: megabytes(total ?? 0) };
  return t(total ? "status.dataset_of" : "status.dataset", amounts);
}

/** Shows the run's state and its progress. */
class StatusView extends View {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ (["run", "metrics"]);

  render() {
    return html`
      <section class="status" aria-label=${t("progress.label")}>
        <p id="status" role="status" data-state=${this.store.phase}>${this.#status()}</p>
        ${this.#progress()}
      </section>
    `;
  }

  #status() {
    const { phase, progress, finished, step } = this.store;
    if (phase === "loading" && progress) return describeProgress(progress);
    if (phase === "paused" && finished) return t(`status.finished_${finished}`, { steps: step });
    return t(`status.${phase}`);
  }

  #progress() {
    const { run, step, position, rate: speed } = this.store;
    const { epoch, batch } = position;
    const batches = run?.batches_per_epoch ?? 0;
    const perSecond = speed.perSecond();
    const left = perSecond > 0 ? duration((batches - batch) / perSecond) : "–";
    return html`
      <progress
        aria-label=${t("progress.label")}
        max=${batches || 1}
        .value=${Math.min(batch, batches)}
      ></progress>
      <dl class="progress-figures">
        ${figure(t("progress.step"), html`<span id="step">${step}</span>`)}
        ${figure(t("progress.epoch"), counted("epoch", epoch, Number(run?.config.epochs ?? 0)))}
        ${figure(t("progress.batch"), counted("batch", batch, batches))}
        ${figure(t("progress.rate"), html`<span id="steps-per-second">${rate(perSecond)}</span>`)}
        ${figure(t("progress.left"), html`<span id="time-left">${left}</span>`)}
      </dl>
    `;
  }
}

/**
 * @param {string} term
 * @param {unknown} value
 */
function figure(term, value) {
  return html`<div>
    <dt>${term}</dt>
    <dd>${value}</dd>
  </div>`;
}

/**
 * @param {string} id
 * @param {number} value
 * @param {number} total
 */
function counted(id, value, total) {
  return html`<span id=${id}>${value}</span>
    <small>${total ? t("progress.of", { total }) : ""}</small>`;
}

customElements.define("gan-status", StatusView);
