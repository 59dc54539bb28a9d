import { html } from "lit";
import { ago, count, statistic } from "../../shared/format.js";
import { SHIPPED } from "../../shared/hash.js";
import { sentenceGap, t, tOr } from "../../shared/i18n/index.js";
import { icon } from "../../shared/icons.js";
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

/** Shows which weights are in use, what to do with them, and which others there are. */
class WeightsView extends View {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ ([
    "weights",
    "run",
    "notices",
  ]);

  render() {
    return html`
      <section class="weights" aria-label=${t("weights.label")}>
        ${this.#offer()} ${messagesAt(this.app, "offer")} ${this.#inUse()} ${this.#picker()}
        ${messagesAt(this.app, "weights")}
      </section>
    `;
  }

  #inUse() {
    const { weights } = this.store;
    if (!weights) return null;
    const isUntouched = this.#isUntouched;
    const values = { name: nameOf(weights), step: count(weights.step) };
    return html`
      <p id="weights" data-name=${weights.name}>
        ${t(isUntouched ? "weights.in_use" : "weights.went_on", values)}${this.#about(weights)}
      </p>
      ${isUntouched ? this.#choices() : null}
    `;
  }

  /** Whether the networks are still as the weights were. */
  get #isUntouched() {
    return this.store.step === this.store.weights?.step;
  }

  /** What was measured of the weights holds of no others, and not beside other images. @param {WeightsInfo} weights */
  #about({ report }) {
    if (!this.store.isWeightsData) return html`${sentenceGap()}${t("weights.other_data")}`;
    const known = this.#isUntouched ? FIGURES.filter((name) => name in report) : [];
    return known.map((name) => {
      const isCount = name === "modes" || name === "samples";
      const value = isCount ? count(report[name]) : statistic(report[name]);
      return html`${sentenceGap()}<span class="figure"
          >${t(`weights.report.${name}`, { value })}</span
        >`;
    });
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

  #picker() {
    const isInUse = this.#isUntouched && this.store.isWeightsData;
    const inUse = isInUse ? this.store.weights?.name : undefined;
    return html`
      <div class="picker" role="group" aria-label=${t("weights.pick")}>
        <span class="picker-title" aria-hidden="true">${t("weights.pick")}</span>
        ${SHIPPED.map(
          (name) => html`
            <button
              type="button"
              data-weights=${name}
              aria-pressed=${name === inUse}
              aria-busy=${this.store.loadingWeights}
              @click=${() => this.app.useShipped(name)}
            >
              ${tOr(`weights.name.${name}`, name)}
            </button>
          `,
        )}
      </div>
    `;
  }

  /** Offers the run that an earlier visit saved. */
  #offer() {
    const { offer } = this.store.runs;
    if (!offer) return null;
    const step = count(offer.step);
    return html`
      <div class="offer">
        <button type="button" id="resume" @click=${() => this.app.goOnWith(offer.id)}>
          ${t("runs.offer", { step, ago: ago(offer.savedAt, Date.now()) })}
        </button>
        <button
          type="button"
          class="dismiss"
          aria-label=${t("runs.offer.dismiss")}
          @click=${() => this.app.dismissOffer()}
        >
          ${icon("close")}
        </button>
      </div>
    `;
  }
}

customElements.define("gan-weights", WeightsView);
