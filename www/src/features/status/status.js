import { html } from "lit";
import { count, duration, megabytes, rate } from "../../shared/format.js";
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
    if (phase === "paused" && finished)
      return t(`status.finished_${finished}`, { steps: count(step) });
    return t(`status.${phase}`);
  }

  #progress() {
    const { run, phase, step, task, position, rate: speed } = this.store;
    const { epoch, batch } = position;
    const { aim } = this.app;
    const [done, all] = task ? [step - task.from, aim - task.from] : [0, 0];
    // Beyond the last epoch there is no number of them to count up to.
    const epochs = run && epoch <= run.epochs ? run.epochs : 0;
    const perSecond = speed.perSecond();
    const isOver = phase === "paused" && perSecond > 0;
    const rateTerm = t(isOver ? "progress.rate.last" : "progress.rate");
    return html`
      <progress
        aria-label=${t("progress.label")}
        max=${Math.max(1, all)}
        .value=${Math.min(done, all)}
      ></progress>
      <dl class="progress-figures">
        ${figure(t("progress.step"), counted("step", step, aim))}
        ${figure(t("progress.epoch"), counted("epoch", epoch, epochs))}
        ${figure(t("progress.batch"), counted("batch", batch, run?.batches_per_epoch ?? 0))}
        ${figure(rateTerm, html`<span id="steps-per-second">${rate(perSecond)}</span>`)}
        ${figure(t("progress.left"), html`<span id="time-left">${this.#left(aim - step)}</span>`)}
      </dl>
    `;
  }

  /** The time that so many steps take, while they are under way. @param {number} steps */
  #left(steps) {
    const perSecond = this.store.phase === "training" ? this.store.rate.perSecond() : 0;
    return perSecond > 0 && steps >= 0 ? duration(steps / perSecond) : "–";
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
  return html`<span id=${id}>${count(value)}</span>
    <small>${total ? t("progress.of", { total: count(total) }) : ""}</small>`;
}

customElements.define("gan-status", StatusView);
