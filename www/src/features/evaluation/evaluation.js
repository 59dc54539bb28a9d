import { html } from "lit";
import { ABOVE_FLOOR, LineChart } from "../../shared/chart.js";
import { formatNumber, t } from "../../shared/i18n/index.js";
import { gridSize, paintFrame } from "../../shared/paint.js";
import { View } from "../../shared/view.js";
import { className } from "../classes/class-names.js";
import { COVERED_SHARE, shares } from "./judgement.js";

/** @typedef {import("../../engine/messages.js").Frame} Frame */

/** A bar that fills its track: twice the share that each class has of real images. */
const FULL_SHARE = 0.2;
const GRIDS = /** @type {const} */ (["fakes", "nearest"]);

/** @param {number} share */
function percent(share) {
  return formatNumber(share, {
    style: "percent",
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
}

/** @param {number | undefined} value */
function distance(value) {
  if (value === undefined) return "–";
  return formatNumber(value, { maximumSignificantDigits: 3 });
}

/** A classifier that takes no part in the game counts and compares what the forger draws. */
class JudgeView extends View {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ ([
    "judge",
    "nearest",
    "run",
    "theme",
    "digits",
  ]);
  static properties = { asked: { state: true } };

  /** @type {LineChart | null} */
  #chart = null;
  #style = "";
  /** @type {unknown} */
  #drawn = null;
  /** @type {Record<string, Frame | null>} */
  #painted = { fakes: null, nearest: null };

  constructor() {
    super();
    this.asked = false;
  }

  render() {
    return html`
      <section class="judge" id="judge" aria-labelledby="judge-title">
        <div class="section-head">
          <h2 id="judge-title"><span class="fig">${t("fig.judge")}</span> ${t("judge.title")}</h2>
          <p>${t("judge.help")}</p>
        </div>
        ${this.#state()}
        <div class="judge-body">${this.#census()} ${this.#distance()}</div>
        ${this.#nearest()}
      </section>
    `;
  }

  #state() {
    const { dataset, trouble, latest } = this.store.judgement;
    if (latest) return null;
    if (dataset) return html`<p class="caption">${t("judge.measuring")}</p>`;
    if (trouble) return html`<p class="caption">${t("judge.missing")}</p>`;
    return html`<p class="caption">${t("judge.none")}</p>`;
  }

  #census() {
    const { latest, dataset } = this.store.judgement;
    const all = latest ? shares(latest) : Array(10).fill(0);
    const samples = formatNumber(latest?.samples ?? 1000);
    return html`
      <figure class="census">
        <figcaption>
          <h3>${t("judge.census")}</h3>
          <p class="caption">${t("judge.census.help", { samples })}</p>
        </figcaption>
        <ol class="bars" id="census">
          ${all.map((share, i) => this.#bar(className(dataset, i), share, Boolean(latest)))}
        </ol>
        <dl class="judge-figures">
          ${figure("modes", t("judge.modes"), this.#modes())}
          ${figure("confidence", t("judge.confidence"), latest ? percent(latest.confidence) : "–")}
          ${figure("sure", t("judge.sure"), latest ? percent(latest.sure) : "–")}
        </dl>
      </figure>
    `;
  }

  #modes() {
    const { latest } = this.store.judgement;
    return latest ? t("judge.modes.of", { modes: latest.modes, total: latest.counts.length }) : "–";
  }

  /**
   * @param {string} name
   * @param {number} share
   * @param {boolean} isKnown
   */
  #bar(name, share, isKnown) {
    const width = `${Math.min(1, share / FULL_SHARE) * 100}%`;
    const isMissed = isKnown && share < COVERED_SHARE;
    return html`
      <li class=${isMissed ? "missed" : ""}>
        <span class="bar-name">${name}</span>
        <span class="bar-track" aria-hidden="true"
          ><span class="bar" style="width: ${width}"></span
        ></span>
        <span class="bar-share">${isKnown ? percent(share) : "–"}</span>
      </li>
    `;
  }

  #distance() {
    const { latest } = this.store.judgement;
    const now = { distance: distance(latest?.distance), floor: distance(latest?.floor) };
    return html`
      <figure class="chart">
        <figcaption>
          <h3>${t("judge.distance")}</h3>
          <ul class="legend">
            <li class="solid">${t("judge.series.distance")}</li>
            <li class="floor">${t("judge.series.floor")}</li>
          </ul>
        </figcaption>
        <div
          id="chart-distance"
          class="chart-room"
          role="img"
          aria-label=${t("judge.distance.aria", now)}
        ></div>
        <dl class="judge-figures">
          ${figure("distance", t("judge.distance.now"), now.distance)}
          ${figure("floor", t("judge.floor"), now.floor)}
        </dl>
        <p class="caption">${t("judge.distance.help")}</p>
      </figure>
    `;
  }

  #nearest() {
    const { nearest } = this.store.frames;
    const hasData = this.store.dataset !== null && this.store.phase !== "loading";
    return html`
      <div class="nearest">
        <div class="nearest-ask">
          <button
            type="button"
            id="find-nearest"
            ?disabled=${!hasData}
            aria-describedby="nearest-help"
            @click=${this.#ask}
          >
            ${t("judge.nearest")}
          </button>
          <p id="nearest-help" class="help">${t("judge.nearest.help")}</p>
          <p role="status" class="help">
            ${this.asked ? t(nearest ? "judge.nearest.done" : "judge.nearest.busy") : ""}
          </p>
        </div>
        ${this.asked && nearest ? this.#pair(nearest) : null}
      </div>
    `;
  }

  /** @param {Frame} nearest */
  #pair(nearest) {
    const size = gridSize(nearest);
    return html`
      <div class="nearest-pair">
        ${GRIDS.map(
          (which) => html`
            <figure class="plate">
              <figcaption><h3>${t(`judge.nearest.${which}`)}</h3></figcaption>
              <div class="mat">
                <canvas
                  id="nearest-${which}"
                  class="print"
                  role="img"
                  width="256"
                  height="256"
                  aria-label=${t(`judge.nearest.${which}.aria`, size)}
                ></canvas>
              </div>
            </figure>
          `,
        )}
      </div>
    `;
  }

  async #ask() {
    this.asked = true;
    this.store.frames.nearest = null;
    this.#painted = { fakes: null, nearest: null };
    await this.app.findNearest();
  }

  updated() {
    // Colours and axis titles are baked into a chart.
    const style = document.documentElement.dataset.theme + t("losses.step");
    if (style !== this.#style) {
      this.#style = style;
      this.#chart?.destroy();
      const room = /** @type {HTMLElement} */ (this.querySelector("#chart-distance"));
      this.#chart = new LineChart(room, { lines: ABOVE_FLOOR, isLog: true });
      this.#drawn = null;
    }
    const { latest, fakes } = this.store.judgement;
    if (this.#drawn !== (latest ?? "empty")) this.#chart?.draw(this.store.judgement.data());
    this.#drawn = latest ?? "empty";
    this.#paint("fakes", fakes);
    this.#paint("nearest", this.store.frames.nearest);
  }

  /**
   * @param {(typeof GRIDS)[number]} which
   * @param {Frame | null} frame
   */
  #paint(which, frame) {
    const canvas = this.canvas(`#nearest-${which}`);
    if (!canvas) this.#painted[which] = null; // the next one is new
    if (!canvas || !frame || this.#painted[which] === frame) return;
    paintFrame(canvas, frame);
    this.#painted[which] = frame;
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
    <dd id="judge-${id}">${value}</dd>
  </div>`;
}

customElements.define("gan-judge", JudgeView);
