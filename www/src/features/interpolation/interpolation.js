import { html } from "lit";
import { FollowerView } from "../../shared/follower.js";
import "../../shared/gan-frame.js";
import { fixed } from "../../shared/format.js";
import { t } from "../../shared/i18n/index.js";
import { icon } from "../../shared/icons.js";
import { readNumber } from "../../shared/read-number.js";
import { MAX_SEED, parseSeed, rollSeed } from "../../shared/seed.js";
import { stepByArrows } from "../../shared/step-number.js";
import { classChoice, classesOf } from "../classes/class-names.js";
import { isConditional } from "../classes/classes.js";
import { pathChoice } from "./path-choice.js";
import { WALK_POINTS, pointAt, stripPoints, swing, walkCommand } from "./walk.js";

/** Sizes of the canvases before the first walk. */
const PLACEHOLDER = [32, 32];
const STRIP_PLACEHOLDER = [352, 32];
const PERIOD_MS = 6000;
/** For those who asked for less motion, the walk goes picture by picture instead of gliding. */
const CALM_PERIOD_MS = 30_000;

function prefersCalm() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** A walk between two latents: a slider, a strip, two seeds. */
class InterpolationView extends FollowerView {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ ([
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
    classes: { state: true },
    position: { state: true },
    animating: { state: true },
  };

  #greeted = false;
  /** Whether the next frame of the animation is asked for; out of sight it is not. */
  #isMoving = false;

  constructor() {
    super();
    this.from = 7;
    this.to = 23;
    /** @type {"lerp" | "slerp"} */
    this.path = "slerp";
    /** @type {{ from?: number, to?: number }} of a run whose forger is told the class */
    this.classes = {};
    this.position = 0.5;
    this.animating = false;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
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

  get #isConditional() {
    return isConditional(this.store.run);
  }

  #picture() {
    const [from, to] = [this.#endInWords("from"), this.#endInWords("to")];
    const place = fixed(this.position, 2);
    const frame = this.store.frames.interpolation;
    const point = Math.min(pointAt(this.position), (frame?.columns ?? WALK_POINTS) - 1);
    return html`
      <div class="walk-picture">
        <gan-frame
          canvas-id="interpolation"
          .frame=${frame}
          .tiles=${{ column: point, row: 0, columns: 1, rows: 1 }}
          .placeholder=${PLACEHOLDER}
          .label=${t("interpolation.aria", { t: place, from, to })}
        ></gan-frame>
      </div>
    `;
  }

  #controls() {
    return html`
      <div class="walk-controls">
        ${this.#strip()} ${this.#slider()}
        <div class="walk-ends">
          ${this.#end("from")} ${pathChoice(this.path, (path) => this.#choosePath(path))}
          ${this.#end("to")}
        </div>
        ${this.#isConditional ? this.#classesHelp() : null}
        <button type="button" id="animate" aria-pressed=${this.animating} @click=${this.#toggle}>
          ${icon(this.animating ? "pause" : "play")}
          <span>${t(this.animating ? "interpolation.stop" : "interpolation.animate")}</span>
        </button>
        ${this.#keep()}
      </div>
    `;
  }

  #keep() {
    const [from, to] = [this.#endInWords("from"), this.#endInWords("to")];
    return html`<gan-keep-menu
      .app=${this.app}
      figure="walk"
      about=${t("interpolation.strip.aria", { from, to })}
      .tiles=${stripPoints()}
    ></gan-keep-menu>`;
  }

  #strip() {
    const [from, to] = [this.#endInWords("from"), this.#endInWords("to")];
    const frame = this.store.frames.interpolation;
    return html`
      <div class="walk-strip">
        <gan-frame
          canvas-id="interpolation-strip"
          .frame=${frame}
          .tiles=${stripPoints()}
          .placeholder=${STRIP_PLACEHOLDER}
          .facts=${frame ? { step: frame.step } : {}}
          .label=${t("interpolation.strip.aria", { from, to })}
        ></gan-frame>
      </div>
    `;
  }

  #slider() {
    return html`
      <div class="slider">
        <label for="interpolation-t">${t("interpolation.t")}</label>
        <input
          id="interpolation-t"
          type="range"
          min="0"
          max="1"
          step=${1 / (WALK_POINTS - 1)}
          .value=${String(this.position)}
          aria-valuetext=${fixed(this.position, 2)}
          @input=${this.#slide}
        />
        <output for="interpolation-t">${fixed(this.position, 2)}</output>
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
            type="text"
            inputmode="numeric"
            autocomplete="off"
            .value=${String(this[end])}
            @keydown=${(/** @type {KeyboardEvent} */ event) => stepByArrows(event, 0, MAX_SEED)}
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
        ${this.#isConditional ? this.#classChoice(end) : null}
      </div>
    `;
  }

  /** @param {"from" | "to"} end */
  #classChoice(end) {
    const { word, names } = classesOf(this.app);
    return classChoice({
      id: `class-${end}`,
      label: t(`interpolation.${word}.${end}`),
      names,
      chosen: this.classes[end],
      onChoose: (chosen) => {
        this.classes = { ...this.classes, [end]: chosen };
        void this.requests.now();
      },
    });
  }

  #classesHelp() {
    return html`<p class="help">${t(`interpolation.${classesOf(this.app).word}.help`)}</p>`;
  }

  /** @param {"from" | "to"} end */
  #endInWords(end) {
    const [seed, chosen] = [this[end], this.classes[end]];
    if (!this.#isConditional || chosen === undefined) return String(seed);
    const { word, names } = classesOf(this.app);
    return t(`interpolation.${word}.end`, { seed, name: names[chosen] });
  }

  updated() {
    this.#greet();
    if (this.animating) this.#animate();
    this.follow(this.store.frames.interpolation !== null);
  }

  /** The page opens on weights that can draw: they show it by themselves, for those who like motion. */
  #greet() {
    if (this.#greeted || !this.store.weights) return;
    this.#greeted = true;
    if (!prefersCalm() && !this.animating) this.#toggle();
  }

  async request() {
    if (!this.store.frames.fixed) return 0; // no networks yet
    return this.app.walk(walkCommand(this, this.#isConditional));
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
    const seed = parseSeed(readNumber(field.value, "integer"));
    if (seed === null) field.value = String(this[end]);
    else this.#setEnd(end, seed);
  }

  /**
   * @param {"from" | "to"} end
   * @param {number} seed
   */
  #setEnd(end, seed) {
    this[end] = seed;
    void this.requests.now();
  }

  /** @param {import("./path-choice.js").Path} path */
  #choosePath(path) {
    this.path = path;
    void this.requests.now();
  }

  #toggle() {
    this.animating = !this.animating;
  }

  #animate() {
    if (this.#isMoving || !this.isSeen) return;
    this.#isMoving = true;
    const period = prefersCalm() ? CALM_PERIOD_MS : PERIOD_MS;
    const start = performance.now() - (this.position * period) / 2; // goes on from where the slider is
    const move = (/** @type {number} */ now) => {
      this.#isMoving = this.animating && this.isSeen;
      if (!this.#isMoving) return;
      const point = pointAt(swing(now - start, period));
      this.position = point / (WALK_POINTS - 1);
      requestAnimationFrame(move);
    };
    requestAnimationFrame(move);
  }
}

customElements.define("gan-interpolation", InterpolationView);
