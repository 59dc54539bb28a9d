import { html } from "lit";
import { count, statistic } from "../../shared/format.js";
import { NO_WEIGHTS } from "../../shared/hash.js";
import { sentenceGap, t, tOr } from "../../shared/i18n/index.js";
import { messagesAt } from "../../shared/messages.js";
import { View } from "../../shared/view.js";

/** @import { WeightsInfo } from "../../engine/protocol.js" */

/**
 * Measurements of weights, in the order shown; a file may lack some. The distance is measured on the page, and only that
 * one is shown.
 */
const FIGURES = /** @type {const} */ (["modes", "precision", "recall", "samples"]);

/** @param {WeightsInfo} weights */
function nameOf({ kind, name }) {
  if (kind === "run") return t("weights.name.run");
  return tOr(`weights.name.${name}`, decodeURIComponent(name.split("/").at(-1) || name));
}

/** @param {WeightsInfo} weights @param {boolean} isUntouched */
function inUseText({ contents }, isUntouched) {
  if (contents?.isStepKnown === false) {
    return isUntouched ? "weights.in_use.no_step" : "weights.went_on.no_step";
  }
  return isUntouched ? "weights.in_use" : "weights.went_on";
}

/** Shows which weights are in use and what to do with them. */
class WeightsView extends View {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ ([
    "weights",
    "run",
    "notices",
  ]);

  render() {
    return html`
      <section class="weights ${this.#isAwaited ? "awaited" : ""}" aria-label=${t("weights.label")}>
        ${this.#inUse()} ${messagesAt(this.app, "weights")}
      </section>
    `;
  }

  /** Whether the link names weights that have still to come: their place is kept free. */
  get #isAwaited() {
    const { run } = this.store;
    return run === null && this.app.options.weights !== NO_WEIGHTS;
  }

  #inUse() {
    const { weights } = this.store;
    if (!weights) return null;
    const isUntouched = this.#isUntouched;
    const values = { name: nameOf(weights), step: count(weights.step) };
    return html`
      <div id="weights" data-name=${weights.name}>
        ${t(inUseText(weights, isUntouched), values)}${this.#newAppraiser(weights)}${this.#about(weights)}
      </div>
      ${isUntouched ? this.#choices() : null}
    `;
  }

  /** Whether the networks are still as the weights were. */
  get #isUntouched() {
    return this.store.step === this.store.weights?.step;
  }

  /** @param {WeightsInfo} weights */
  #newAppraiser({ contents }) {
    if (!contents || contents.hasDiscriminator) return null;
    const key = this.#isUntouched ? "weights.new_appraiser" : "weights.began_new_appraiser";
    return html`${sentenceGap()}${t(key)}`;
  }

  /** What was measured of the weights holds of no others, and not beside other images. @param {WeightsInfo} weights */
  #about({ report }) {
    if (!this.store.isWeightsData) return html`${sentenceGap()}${t("weights.other_data")}`;
    const known = this.#isUntouched ? FIGURES.filter((name) => name in report) : [];
    if (known.length === 0) return null;
    const figures = known.map((name) => {
      const isCount = name === "modes" || name === "samples";
      const value = isCount ? count(report[name]) : statistic(report[name]);
      return html`<span class="figure">${t(`weights.report.${name}`, { value })}</span>
        ${sentenceGap()}`;
    });
    return html`<details class="how-good">
      <summary>${t("weights.how_good")}</summary>
      ${figures}
    </details>`;
  }

  #choices() {
    return html`
      <div class="choices">
        <button type="button" id="go-on" @click=${() => this.app.trainSoon()}>
          ${t("weights.go_on")}
        </button>
        <button type="button" id="from-scratch" @click=${() => this.app.trainFromScratch()}>
          ${t("weights.from_scratch")}
        </button>
      </div>
    `;
  }
}

customElements.define("gan-weights", WeightsView);
