import { html } from "lit";
import { FollowerView } from "../../shared/follower.js";
import "../../shared/gan-frame.js";
import { fixed } from "../../shared/format.js";
import { t } from "../../shared/i18n/index.js";
import { icon } from "../../shared/icons.js";
import { classesOf } from "../classes/class-names.js";
import { isConditional } from "../classes/classes.js";
import { pointInWords } from "../latents/point-words.js";
import { pathChoice } from "./path-choice.js";
import { walkEnd } from "./walk-end.js";
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

/** A walk between two latents: a slider, a strip, two ends. */
class InterpolationView extends FollowerView {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ ([
    "interpolation",
    "digits",
    "settings",
    "run",
    "weights",
    "latents",
  ]);
  static properties = {
    path: { state: true },
    position: { state: true },
    animating: { state: true },
  };

  #greeted = false;
  /** The points that were asked for last. @type {import("../latents/latents-state.js").LatentsState["points"] | undefined} */
  #asked;
  /** Whether the next frame of the animation is asked for; out of sight it is not. */
  #isMoving = false;

  constructor() {
    super();
    /** @type {"lerp" | "slerp"} */
    this.path = "slerp";
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
    const { from, to } = this.#ends;
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
          ${walkEnd(this.app, "from")} ${pathChoice(this.path, (path) => this.#choosePath(path))}
          ${walkEnd(this.app, "to")}
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
    const { from, to } = this.#ends;
    return html`<gan-keep-menu
      .app=${this.app}
      figure="walk"
      about=${t("interpolation.strip.aria", { from, to })}
      .tiles=${stripPoints()}
    ></gan-keep-menu>`;
  }

  #strip() {
    const { from, to } = this.#ends;
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

  #classesHelp() {
    return html`<p class="help">${t(`interpolation.${classesOf(this.app).word}.help`)}</p>`;
  }

  get #ends() {
    const { a, b } = this.store.latents.points;
    return { from: pointInWords(a, this.app), to: pointInWords(b, this.app) };
  }

  updated() {
    const { points } = this.store.latents;
    if (points !== this.#asked) {
      if (this.#asked) void this.requests.now();
      this.#asked = points;
    }
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
    const { a: from, b: to } = this.store.latents.points;
    return this.app.walk(walkCommand({ from, to, path: this.path }));
  }

  /** @param {Event} event */
  #slide(event) {
    this.animating = false;
    this.position = Number(/** @type {HTMLInputElement} */ (event.target).value);
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
