import { html } from "lit";
import { DUEL } from "../../shared/chart.js";
import { statistic } from "../../shared/format.js";
import "../../shared/gan-chart.js";
import { t, tOr } from "../../shared/i18n/index.js";
import { View } from "../../shared/view.js";
import { markList, markNumber } from "./mark-list.js";

/**
 * @typedef {object} Duel a chart of the appraiser's curve and the forger's
 * @property {string} id
 * @property {string} title
 * @property {string} label for learners who cannot see the curves
 * @property {[string, string]} legend
 * @property {[number, number]} columns which curves of the series
 * @property {number} [max] of the axis
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
        <div class="section-head">
          <h2 id="losses-title">
            <span class="fig">${t("fig.losses")}</span> ${t("losses.title")}
          </h2>
          <p>${series.length ? this.#help() : t("losses.empty")}</p>
        </div>
        <div class="charts">
          ${this.#chart({
            id: "loss",
            title: t("losses.loss"),
            label: t("losses.loss.aria", { d, g }),
            legend: [t("losses.series.loss_d"), t("losses.series.loss_g")],
            columns: [0, 1],
          })}
          ${this.#chart({
            id: "belief",
            title: t("losses.belief"),
            label: t("losses.belief.aria", { x, z }),
            legend: [t("losses.series.d_real"), t("losses.series.d_fake")],
            columns: [2, 3],
            max: 1,
          })}
        </div>
        ${markList(marks.all, schema)}
      </section>
    `;
  }

  /** Explains the curves of the run's loss. For cross-entropy and minimax the texts beside the numbers suffice. */
  #help() {
    const meaning = tOr(`losses.help.${this.store.run?.config.loss}`, "");
    return html`${t("losses.help")} ${meaning}`;
  }

  /** @param {Duel} duel */
  #chart({ id, title, label, legend, columns, max }) {
    const { latest, series, marks } = this.store;
    return html`
      <figure class="chart">
        <figcaption>
          <h3>${title}</h3>
          <ul class="legend">
            <li class="appraiser">${legend[0]}</li>
            <li class="forger">${legend[1]}</li>
          </ul>
        </figcaption>
        <gan-chart
          id="chart-${id}"
          class="chart-room"
          role="img"
          aria-label=${label}
          .app=${this.app}
          .lines=${DUEL}
          .max=${max}
          .from=${[latest, series, series.length, marks.all]}
          .data=${() => this.#data(columns)}
        ></gan-chart>
      </figure>
    `;
  }

  /**
   * The steps, two curves as measured, and the same two smoothed.
   * @param {[number, number]} columns
   */
  #data([d, g]) {
    const { series, marks } = this.store;
    const [steps, ...curves] = series.data();
    const raw = curves.length / 2;
    return {
      columns: [steps, curves[d], curves[g], curves[raw + d], curves[raw + g]],
      marks: marks.all.map(({ step }, i) => ({ step, label: markNumber(i) })),
    };
  }
}

customElements.define("gan-losses", LossesView);
