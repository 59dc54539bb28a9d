import { html } from "lit";
import { ABOVE_BASELINE } from "../../shared/chart.js";
import { count, percent } from "../../shared/format.js";
import "../../shared/gan-chart.js";
import "../../shared/gan-frame.js";
import { formatNumber, t, tOr } from "../../shared/i18n/index.js";
import { messagesAt } from "../../shared/messages.js";
import { gridSize } from "../../shared/paint.js";
import { View } from "../../shared/view.js";
import { className } from "../classes/class-names.js";
import { COVERED_SHARE, isUnreadable, shares } from "./evaluation-state.js";

/** @typedef {NonNullable<import("../../shared/page.js").Store["evaluation"]["nearest"]>} Nearest */
/** @typedef {NonNullable<import("../../shared/page.js").Store["evaluation"]["latest"]>} Evaluated */

const CLASSES = 10;
const GRIDS = /** @type {const} */ (["fakes", "nearest"]);

/** @param {number | undefined} value */
function distance(value) {
  if (value === undefined) return "–";
  return formatNumber(value, { maximumSignificantDigits: 3 });
}

/** The distance as a multiple of what real pictures have. @param {Evaluated | null} latest */
function multiple(latest) {
  if (!latest?.baseline) return "–";
  const times = formatNumber(latest.distance / latest.baseline, { maximumSignificantDigits: 2 });
  return t("evaluation.multiple.value", { times });
}

/** What the pictures are called that are of no class. @param {string | null} dataset */
function restName(dataset) {
  return tOr(`evaluation.rejected.${dataset}`, t("evaluation.rejected"));
}

/** What stands in the bars' place while there is nothing to be read from them. @param {Evaluated} latest */
function unreadable({ rejected, samples, step }) {
  const values = { share: percent(rejected / samples), step: count(step) };
  return html`<p class="unreadable" id="unreadable">${t("evaluation.unreadable", values)}</p>`;
}

/** Shows what the classifier finds in the generator's images, and the training images nearest to them. */
class EvaluationView extends View {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ ([
    "evaluation",
    "nearest",
    "notices",
    "run",
  ]);

  render() {
    return html`
      <section class="evaluation" id="evaluation" aria-labelledby="evaluation-title">
        <div class="section-head">
          <h2 id="evaluation-title">
            <span class="fig">${t("fig.evaluation")}</span> ${t("evaluation.title")}
          </h2>
          ${this.#state()}
          <gan-keep-menu .app=${this.app} figure="charts"></gan-keep-menu>
        </div>
        <div class="evaluation-body">
          ${this.#census()} ${this.#figures()} ${this.#distance()} ${this.#explain()}
        </div>
        ${this.#nearest()}
      </section>
    `;
  }

  /** Of which step the numbers are, or why there are none. */
  #state() {
    const { dataset, trouble, latest } = this.store.evaluation;
    if (latest) {
      const at = t("evaluation.at", { step: count(latest.step) });
      return html`<p class="caption measured" id="evaluation-step">${at}</p>`;
    }
    const state = t(
      dataset ? "evaluation.measuring" : trouble ? "evaluation.missing" : "evaluation.none",
    );
    return html`<p class="caption" title=${state}>${state}</p>`;
  }

  #census() {
    const { latest } = this.store.evaluation;
    return html`
      <figure class="census">
        <figcaption class="unseen">${t("evaluation.census")}</figcaption>
        ${latest && isUnreadable(latest) ? unreadable(latest) : this.#bars()}
      </figure>
    `;
  }

  /** What was measured, in numbers. */
  #figures() {
    const { latest } = this.store.evaluation;
    const isReadable = latest && !isUnreadable(latest);
    return html`
      <dl class="evaluation-figures">
        ${figure("modes", t("evaluation.modes"), this.#modes())}
        ${figure("distance", t("evaluation.distance.figure"), distance(latest?.distance))}
        ${figure("multiple", t("evaluation.multiple"), multiple(latest))}
        ${figure("baseline", t("evaluation.baseline"), distance(latest?.baseline))}
        ${figure("confidence", t("evaluation.confidence"), isReadable ? percent(latest.confidence) : "–")}
        ${figure("sure", t("evaluation.sure"), isReadable ? percent(latest.sure) : "–")}
      </dl>
    `;
  }

  #explain() {
    const samples = formatNumber(this.store.evaluation.latest?.samples ?? 1000);
    return html`
      <details class="explain">
        <summary>${t("evaluation.explain")}</summary>
        <p class="caption">${t("evaluation.help")}</p>
        <p class="caption">${t("evaluation.census.help", { samples })}</p>
        <p class="caption">${t("evaluation.distance.help", { samples })}</p>
      </details>
    `;
  }

  #modes() {
    const { latest } = this.store.evaluation;
    return latest && !isUnreadable(latest)
      ? t("evaluation.modes.of", { modes: latest.modes, total: latest.counts.length })
      : "–";
  }

  #bars() {
    const { latest, dataset } = this.store.evaluation;
    const all = latest ? shares(latest) : Array(CLASSES + 1).fill(0);
    const names = all.map((_, i) => (i < CLASSES ? className(dataset, i) : restName(dataset)));
    return html`
      <ol class="bars" id="census">
        ${all.map((share, i) => this.#bar(names[i], share, i === CLASSES))}
      </ol>
    `;
  }

  /**
   * @param {string} name
   * @param {number} share
   * @param {boolean} isRest whether it is the bar of those that are of no class
   */
  #bar(name, share, isRest) {
    const isKnown = this.store.evaluation.latest !== null;
    const isMissed = isKnown && !isRest && share < COVERED_SHARE;
    const width = `${share * 100}%`;
    return html`
      <li class=${isRest ? "rest" : isMissed ? "missed" : ""}>
        <span class="bar-name">${name}</span>
        <span class="bar-track" aria-hidden="true"
          ><span class="bar" .style=${`width: ${width}`}></span
        ></span>
        <span class="bar-share">${isKnown ? percent(share) : "–"}</span>
      </li>
    `;
  }

  #distance() {
    const { latest } = this.store.evaluation;
    const now = { distance: distance(latest?.distance), baseline: distance(latest?.baseline) };
    return html`
      <figure class="chart">
        <figcaption>
          <h3>${t("evaluation.distance")}</h3>
          <ul class="legend">
            <li class="solid">${t("evaluation.series.distance")}</li>
            <li class="baseline">${t("evaluation.series.baseline")}</li>
          </ul>
        </figcaption>
        <gan-chart
          id="chart-distance"
          aria-label=${t("evaluation.distance.aria", now)}
          .app=${this.app}
          .lines=${ABOVE_BASELINE}
          .names=${[t("evaluation.name.distance"), t("evaluation.name.baseline")]}
          .isLog=${true}
          .from=${[latest]}
          .data=${() => {
            const { evaluation } = this.store;
            return { columns: evaluation.data(), measured: evaluation.all.length };
          }}
        ></gan-chart>
      </figure>
    `;
  }

  #nearest() {
    const { nearest, isSearching } = this.store.evaluation;
    const hasData = this.store.dataset !== null && this.store.phase !== "loading";
    const isDone = nearest !== null && !isSearching;
    return html`
      <div class="nearest">
        <div class="nearest-ask">
          <button
            type="button"
            id="find-nearest"
            ?disabled=${!hasData}
            aria-describedby="nearest-help"
            @click=${() => this.app.findNearest()}
          >
            ${t("evaluation.nearest")}
          </button>
          <p id="nearest-help" class="help">${t("evaluation.nearest.help")}</p>
          <p role="status" class="help">
            ${isSearching ? t("evaluation.nearest.busy") : ""}
            ${isDone ? t("evaluation.nearest.done") : ""}
          </p>
        </div>
        ${messagesAt(this.app, "nearest")} ${nearest ? this.#pair(nearest) : null}
      </div>
    `;
  }

  /** @param {Nearest} found */
  #pair(found) {
    return html`
      <div class="nearest-pair">
        ${GRIDS.map(
          (which) => html`
            <figure class="plate">
              <figcaption><h3>${t(`evaluation.nearest.${which}`)}</h3></figcaption>
              <div class="mat">
                <gan-frame
                  canvas-id="nearest-${which}"
                  .frame=${found[which]}
                  .label=${t(`evaluation.nearest.${which}.aria`, gridSize(found[which]))}
                ></gan-frame>
              </div>
            </figure>
          `,
        )}
      </div>
    `;
  }
}

/**
 * @param {string} id
 * @param {string} term
 * @param {string} value
 */
function figure(id, term, value) {
  return html`<div>
    <dt>${term}</dt>
    <dd id="evaluation-${id}">${value}</dd>
  </div>`;
}

customElements.define("gan-evaluation", EvaluationView);
