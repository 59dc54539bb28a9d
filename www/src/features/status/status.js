import { html } from "lit";
import { count, duration } from "../../shared/format.js";
import { t } from "../../shared/i18n/index.js";
import { View } from "../../shared/view.js";

/** How far the training is, and how long it takes yet. */
class StatusView extends View {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ (["run", "metrics"]);

  render() {
    const { run, step, task, position } = this.store;
    const { epoch, batch } = position;
    const { aim } = this.app;
    const [done, all] = task ? [step - task.from, aim - task.from] : [0, 0];
    // Beyond the last epoch there is no number of them to count up to.
    const epochs = run && epoch <= run.epochs ? run.epochs : 0;
    return html`
      <section class="status" aria-label=${t("progress.label")}>
        <progress
          aria-label=${t("progress.label")}
          max=${Math.max(1, all)}
          .value=${Math.min(done, all)}
        ></progress>
        <dl class="progress-figures">
          ${figure(t("progress.step"), of(count(step), aim))}
          ${figure(t("progress.epoch"), of(html`<span id="epoch">${count(epoch)}</span>`, epochs))}
          ${figure(
            t("progress.batch"),
            of(html`<span id="batch">${count(batch)}</span>`, run?.batches_per_epoch ?? 0),
          )}
          ${figure(t("progress.left"), html`<span id="time-left">${this.#left(aim - step)}</span>`)}
        </dl>
      </section>
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
 * @param {unknown} value
 * @param {number} total
 */
function of(value, total) {
  return html`${value} <small>${total ? t("progress.of", { total: count(total) }) : ""}</small>`;
}

customElements.define("gan-status", StatusView);
