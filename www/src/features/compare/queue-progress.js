import { html } from "lit";
import { count, duration } from "../../shared/format.js";
import { t } from "../../shared/i18n/index.js";
import { View } from "../../shared/view.js";
import { timeLeft } from "./plan.js";
import { settingsText } from "../runs/run-name.js";
import { settingsThatDiffer } from "./rows.js";

/** How far a queue is; there only while one runs. */
class QueueProgressView extends View {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ ([
    "compare",
    "metrics",
    "run",
  ]);

  render() {
    const { comparison, step, rate, phase, schema } = this.store;
    const { queue } = comparison;
    if (!queue) return null;
    const { items, steps, index, isBegun } = queue;
    const isTraining = phase === "training";
    const done = isBegun ? Math.min(step, steps) : 0;
    const configs = items.map(({ settings }) => settings);
    const settings = settingsThatDiffer(schema, configs);
    const left = timeLeft(queue, done, isTraining ? rate.perSecond() : 0);
    const values = {
      index: count(Math.min(index + 1, items.length)),
      count: count(items.length),
      step: count(done),
      steps: count(steps),
    };
    const current = configs[Math.min(index, configs.length - 1)];
    return html`
      <p id="queue-run">
        ${t("compare.queue.run", values)} <small>${settingsText(settings, current)}</small>
      </p>
      <progress
        aria-labelledby="queue-title"
        max=${items.length * steps}
        .value=${index * steps + (index < items.length ? done : 0)}
      ></progress>
      <p class="help">
        ${left === null ? t("compare.queue.no_estimate") : t("compare.queue.left", { time: duration(left) })}
      </p>
    `;
  }
}

customElements.define("gan-queue-progress", QueueProgressView);
