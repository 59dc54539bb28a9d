import { html } from "lit";
import { DUEL } from "../../shared/chart.js";
import { statistic } from "../../shared/format.js";
import "../../shared/gan-chart.js";
import { sentenceGap, t, tOr } from "../../shared/i18n/index.js";
import { View } from "../../shared/view.js";
import { markList, markNumber } from "./mark-list.js";

/** @typedef {import("./series.js").Curve} Curve */

/**
 * @typedef {object} Chart
 * @property {string} id
 * @property {string} title
 * @property {string} label for learners who cannot see the curves
 * @property {number} [max] of the axis, whose bottom then is 0
 * @property {boolean} [isLog] whether the axis is logarithmic, instead of one from 0 to `max`
 */

/**
 * @typedef {object} Duel of a chart of the appraiser's curve and the forger's
 * @property {[string, string]} legend
 * @property {[Curve, Curve]} curves
 * @property {[string, string]} names
 */

/**
 * @typedef {object} Drawing what a chart draws
 * @property {import("../../shared/chart.js").Line[]} lines
 * @property {[name: string, text: string][]} legend the class of each entry, and its text
 * @property {string[]} names of the curves, where they are read
 * @property {() => (number | null)[][]} columns the steps, then a column for each line; null leaves a gap
 */

/** Loss curves, and what the discriminator believes. */
class LossesView extends View {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ (["metrics", "settings"]);

  render() {
    const { latest, series, marks, schema } = this.store;
    const [d, g] = [statistic(latest?.loss_d), statistic(latest?.loss_g)];
    const [x, z] = [statistic(latest?.d_real), statistic(latest?.d_fake_before)];
    return html`
      <section class="losses" id="losses" aria-labelledby="losses-title">
        <div class="charts">
          ${this.#duel({
            id: "loss",
            title: t("losses.loss"),
            label: t("losses.loss.aria", { d, g }),
            legend: [t("losses.series.loss_d"), t("losses.series.loss_g")],
            curves: ["loss_d", "loss_g"],
            names: [t("losses.name.loss_d"), t("losses.name.loss_g")],
          })}
          ${this.#duel({
            id: "belief",
            title: t("losses.belief"),
            label: t("losses.belief.aria", { x, z }),
            legend: [t("losses.series.d_real"), t("losses.series.d_fake")],
            curves: ["d_real", "d_fake_before"],
            names: [t("losses.name.d_real"), t("losses.name.d_fake")],
            max: 1,
          })}
        </div>
        ${markList(marks.all, schema)}
        <details class="explain">
          <summary>
            <h2 id="losses-title">
              <span class="fig">${t("fig.losses")}</span> ${t("losses.title")}
            </h2>
          </summary>
          <p class="caption">${series.length ? this.#help() : t("losses.empty")}</p>
          <gan-keep-menu .app=${this.app} figure="charts"></gan-keep-menu>
        </details>
      </section>
    `;
  }

  /** Explains the curves of the run's loss. For cross-entropy and minimax the texts beside the numbers suffice. */
  #help() {
    const meaning = tOr(`losses.help.${this.store.run?.config.loss}`, "");
    return meaning ? t("losses.help") + sentenceGap() + meaning : t("losses.help");
  }

  /** @param {Chart & Duel} duel */
  #duel({ legend: [appraiser, forger], curves, ...chart }) {
    return this.#chart({
      ...chart,
      lines: DUEL,
      legend: [
        ["appraiser", appraiser],
        ["forger", forger],
      ],
      columns: () => this.store.series.curves(curves),
    });
  }

  /** @param {Chart & Drawing} chart */
  #chart({ id, title, label, legend, names, lines, columns, max, isLog = false }) {
    const { latest, series, marks } = this.store;
    return html`
      <figure class="chart">
        <figcaption>
          <h3>${title}</h3>
          <ul class="legend">
            ${legend.map(([name, text]) => html`<li class=${name}>${text}</li>`)}
          </ul>
        </figcaption>
        <gan-chart
          id=${`chart-${id}`}
          aria-label=${label}
          .app=${this.app}
          .lines=${lines}
          .names=${names}
          .isSmooth=${true}
          .max=${max}
          .isLog=${isLog}
          .from=${[latest, series, series.length, marks.all]}
          .data=${() => ({ columns: columns(), stride: this.store.series.stride, marks: this.#marks() })}
        ></gan-chart>
      </figure>
    `;
  }

  #marks() {
    return this.store.marks.all.map(({ step }, i) => ({ step, label: markNumber(i) }));
  }
}

customElements.define("gan-losses", LossesView);
