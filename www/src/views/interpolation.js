import { html, nothing } from "lit";
import { t } from "../i18n/index.js";
import {
  MAX_SEED,
  WALK_POINTS,
  parseSeed,
  pointAt,
  rollSeed,
  stripPoints,
  swing,
} from "../state/walk.js";
import { icon } from "./icons.js";
import { paintFrame, paintTiles } from "./paint.js";
import { View } from "./view.js";
import { WalkRequests } from "./walk-requests.js";

/** @typedef {import("../engine/messages.js").Frame} Frame */

const PERIOD_MS = 6000;
/** For those who asked for less motion, the walk goes picture by picture instead of gliding. */
const CALM_PERIOD_MS = 30_000;
const PATHS = /** @type {const} */ (["slerp", "lerp"]);

function prefersCalm() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** A walk between two latents: a slider, a strip, two seeds. */
class InterpolationView extends View {
  static topics = /** @type {import("./view.js").Topic[]} */ ([
    "interpolation",
    "digits",
    "settings",
    "run",
    "weights",
  ]);
  static properties = {
    from: { state: true },
    to: { state: true },
    path: { state: true },
    position: { state: true },
    animating: { state: true },
  };

  #requests = new WalkRequests(() => this.#request());
  #visible = false;
  /** @type {Frame | null} the newest grid: a sign that the networks changed */
  #seen = null;
  /** @type {Frame | null} */
  #painted = null;
  #paintedPoint = -1;
  #greeted = false;
  #observer = new IntersectionObserver(([entry]) => {
    this.#visible = entry.isIntersecting;
    this.requestUpdate();
  });

  constructor() {
    super();
    this.from = 7;
    this.to = 23;
    /** @type {"lerp" | "slerp"} */
    this.path = "slerp";
    this.position = 0.5;
    this.animating = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#observer.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#observer.disconnect();
    this.#requests.stop();
    this.animating = false;
  }

  render() {
    return html`
      <section class="interpolation" aria-labelledby="interpolation-title">
        <div class="section-head">
          <h2 id="interpolation-title">
            <span class="fig">${t("fig.interpolation")}</span> ${t("interpolation.title")}
          </h2>
          <p>${t("interpolation.help")}</p>
        </div>
        <div class="walk">${this.#picture()} ${this.#controls()}</div>
      </section>
    `;
  }

  #picture() {
    const { from, to } = this;
    const place = this.position.toFixed(2);
    return html`
      <div class="walk-picture">
        <canvas
          id="interpolation"
          class="print"
          role="img"
          width="32"
          height="32"
          aria-label=${t("interpolation.aria", { t: place, from, to })}
        ></canvas>
      </div>
    `;
  }

  #controls() {
    const { from, to } = this;
    return html`
      <div class="walk-controls">
        <div class="walk-strip">
          <canvas
            id="interpolation-strip"
            class="print"
            role="img"
            width="352"
            height="32"
            data-step=${this.store.frames.interpolation?.step ?? nothing}
            aria-label=${t("interpolation.strip.aria", { from, to })}
          ></canvas>
        </div>
        <div class="slider">
          <label for="interpolation-t">${t("interpolation.t")}</label>
          <input
            id="interpolation-t"
            type="range"
            min="0"
            max="1"
            step=${1 / (WALK_POINTS - 1)}
            .value=${String(this.position)}
            aria-valuetext=${this.position.toFixed(2)}
            @input=${this.#slide}
          />
          <output for="interpolation-t">${this.position.toFixed(2)}</output>
        </div>
        <div class="walk-ends">${this.#end("from")} ${this.#pathChoice()} ${this.#end("to")}</div>
        <button type="button" id="animate" aria-pressed=${this.animating} @click=${this.#toggle}>
          ${icon(this.animating ? "pause" : "play")}
          <span>${t(this.animating ? "interpolation.stop" : "interpolation.animate")}</span>
        </button>
      </div>
    `;
  }

  /** @param {"from" | "to"} end */
  #end(end) {
    return html`
      <div class="walk-end">
        <label for="seed-${end}">${t(`interpolation.${end}`)}</label>
        <span class="joined">
          <input
            id="seed-${end}"
            type="number"
            min="0"
            max=${MAX_SEED}
            step="1"
            .value=${String(this[end])}
            @change=${(/** @type {Event} */ event) => this.#typeSeed(end, event)}
          />
          <button
            type="button"
            aria-label=${t(`interpolation.new_${end}`)}
            title=${t(`interpolation.new_${end}`)}
            @click=${() => this.#setEnd(end, rollSeed(Math.random))}
          >
            ${icon("die")}
          </button>
        </span>
      </div>
    `;
  }

  #pathChoice() {
    return html`
      <div class="walk-path">
        <label for="walk-path">${t("interpolation.path")}</label>
        <select id="walk-path" aria-describedby="walk-path-help" @change=${this.#choosePath}>
          ${PATHS.map(
            (path) =>
              html`<option value=${path} ?selected=${path === this.path}>
                ${t(`interpolation.${path}`)}
              </option>`,
          )}
        </select>
        <p id="walk-path-help" class="help">${t("interpolation.path.help")}</p>
      </div>
    `;
  }

  updated() {
    this.#paint();
    this.#greet();
    const grid = this.store.frames.fixed;
    if (!grid || grid === this.#seen) return;
    // Out of sight the walk need not follow every step, only be there and be right in the end.
    const unseen = !this.#visible || document.hidden;
    if (unseen && this.#painted && this.store.phase === "training") return;
    this.#seen = grid;
    this.#requests.soon();
  }

  /** The page opens on weights that can draw: they show it by themselves, for those who like motion. */
  #greet() {
    if (this.#greeted || !this.store.weights) return;
    this.#greeted = true;
    if (!prefersCalm() && !this.animating) this.#toggle();
  }

  #paint() {
    const frame = this.store.frames.interpolation;
    const [picture, strip] = [this.canvas("#interpolation"), this.canvas("#interpolation-strip")];
    if (!frame || !picture || !strip) return;
    const point = Math.min(pointAt(this.position), frame.columns - 1);
    if (frame !== this.#painted || point !== this.#paintedPoint) {
      paintFrame(picture, frame, { column: point, row: 0, columns: 1, rows: 1 });
    }
    if (frame !== this.#painted) paintTiles(strip, frame, stripPoints());
    this.#painted = frame;
    this.#paintedPoint = point;
  }

  async #request() {
    const { from, to, path } = this;
    if (!this.store.frames.fixed) return 0; // no networks yet
    return this.app.walk({ type: "interpolate", from, to, path, points: WALK_POINTS });
  }

  /** @param {Event} event */
  #slide(event) {
    this.animating = false;
    this.position = Number(/** @type {HTMLInputElement} */ (event.target).value);
  }

  /**
   * @param {"from" | "to"} end
   * @param {Event} event
   */
  #typeSeed(end, event) {
    const field = /** @type {HTMLInputElement} */ (event.target);
    const seed = parseSeed(field.value);
    if (seed === null) field.value = String(this[end]);
    else this.#setEnd(end, seed);
  }

  /**
   * @param {"from" | "to"} end
   * @param {number} seed
   */
  #setEnd(end, seed) {
    this[end] = seed;
    void this.#requests.now();
  }

  /** @param {Event} event */
  #choosePath(event) {
    this.path = /** @type {"lerp" | "slerp"} */ (
      /** @type {HTMLSelectElement} */ (event.target).value
    );
    void this.#requests.now();
  }

  #toggle() {
    this.animating = !this.animating;
    if (!this.animating) return;
    const period = prefersCalm() ? CALM_PERIOD_MS : PERIOD_MS;
    const start = performance.now() - (this.position * period) / 2; // goes on from where the slider is
    const move = (/** @type {number} */ now) => {
      if (!this.animating) return;
      const point = pointAt(swing(now - start, period));
      this.position = point / (WALK_POINTS - 1);
      requestAnimationFrame(move);
    };
    requestAnimationFrame(move);
  }
}

customElements.define("gan-interpolation", InterpolationView);
