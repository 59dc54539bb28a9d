import { html } from "lit";
import { keyed } from "lit/directives/keyed.js";
import "../../shared/gan-chart.js";
import { count } from "../../shared/format.js";
import { t } from "../../shared/i18n/index.js";
import { STEPS_BETWEEN_EVALUATIONS } from "../../shared/pacing.js";
import { View } from "../../shared/view.js";
import { runTitle } from "../runs/run-name.js";
import { linesOf, MEASURES, overlaid, pointsOf } from "./overlay.js";

/** @typedef {import("./overlay.js").Measure} Measure */
/** @typedef {{ row: import("./rows.js").Row, label: string, isTold?: boolean }} Named a run, and what tells it from the others */

/** Verdicts are shares: their axis goes from 0 to 1. */
const SHARES = ["d_real", "d_fake_before"];

/** The same measurement of several runs in one chart. */
class CurvesView extends View {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ ([
    "compare",
    "metrics",
    "evaluation",
  ]);
  static properties = { named: { attribute: false }, measure: { state: true } };

  constructor() {
    super();
    /** @type {Named[]} */
    this.named = [];
    /** @type {Measure} */
    this.measure = "distance";
  }

  render() {
    const { named, measure } = this;
    const names = named.map(({ row, label }) => [runTitle(row), label].filter(Boolean).join(": "));
    const missing = measure === "distance" ? named.filter((one) => !this.#hasDistances(one)) : [];
    const isEmpty = missing.length === named.length;
    const title = t(`compare.measure.${measure}`);
    return html`
      ${this.#choice()}
      <figure class="chart">
        <figcaption>
          <h3>${title}</h3>
          <ul class="legend">
            ${names.map((name, i) => html`<li class="run-line run-line-${i}">${name}</li>`)}
          </ul>
        </figcaption>
        ${
          isEmpty
            ? null
            : keyed(
                `${measure} ${named.length}`,
                html`<gan-chart
                  id="chart-compare"
                  role="img"
                  aria-label=${t("compare.curves.aria", { title, runs: names.join("; ") })}
                  .app=${this.app}
                  .lines=${linesOf(measure, named.length)}
                  .isLog=${measure === "distance"}
                  .max=${SHARES.includes(measure) ? 1 : undefined}
                  .from=${this.#from()}
                  .data=${() => ({ columns: overlaid(named.map(({ row }) => this.#points(row))) })}
                ></gan-chart>`,
              )
        }
        ${missing.map((one) => html`<p class="caption compare-missing">${this.#whyMissing(one)}</p>`)}
      </figure>
    `;
  }

  #choice() {
    const { measure } = this;
    return html`
      <div class="compare-measure">
        <label for="compare-measure">${t("compare.measure")}</label>
        <select id="compare-measure" .value=${measure} @change=${this.#choose}>
          ${MEASURES.map(
            (name) =>
              html`<option value=${name} ?selected=${name === measure}>
                ${t(`compare.measure.${name}`)}
              </option>`,
          )}
        </select>
      </div>
    `;
  }

  /** @param {Named} named */
  #hasDistances({ row }) {
    return this.#points(row).steps.length > 0;
  }

  /** Why a run has no curve of distances. @param {Named} named */
  #whyMissing({ row, label }) {
    const name = [runTitle(row), label].filter(Boolean).join(": ");
    if (row.ownImages) return t("compare.missing.own", { name });
    const values = { name, every: STEPS_BETWEEN_EVALUATIONS, step: count(row.step) };
    return t("compare.missing", values);
  }

  /** What the chart depends on: of the run under way, also how far it is. */
  #from() {
    const { comparison, series, evaluation } = this.store;
    const isLive = this.named.some(({ row }) => row.isLive);
    const now = isLive ? [series, series.length, evaluation.latest] : [];
    return [...this.named.map(({ row }) => comparison.historyOf(row.id) ?? row.id), ...now];
  }

  /** @param {Named["row"]} row */
  #points({ id, isLive }) {
    const { comparison, series, evaluation } = this.store;
    const live = isLive ? { series: series.toData(), evaluations: evaluation.all } : undefined;
    const history = live ?? comparison.historyOf(id);
    return history ? pointsOf(this.measure, history) : { steps: [], values: [] };
  }

  /** @param {Event} event */
  #choose(event) {
    this.measure = /** @type {Measure} */ (/** @type {HTMLSelectElement} */ (event.target).value);
  }
}

customElements.define("gan-compare-curves", CurvesView);
