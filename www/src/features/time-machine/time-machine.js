import { html } from "lit";
import { AskerView } from "../../shared/asker.js";
import { count } from "../../shared/format.js";
import "../../shared/gan-frame.js";
import { t } from "../../shared/i18n/index.js";
import { icon } from "../../shared/icons.js";
import { messagesAt } from "../../shared/messages.js";
import { POINTS } from "../latents/latents-state.js";
import { pointInWords } from "../latents/point-words.js";
import { COLUMNS, SHEET, SHEET_ROWS, Subjects } from "./subjects.js";
import { momentsOf, nearestOf, nextOf, placeOf } from "./moments.js";

/** @import { Mosaic } from "#pkg/types/index.js" */
/** @typedef {import("./moments.js").Moment} Moment */

/** What is on show: of which moment, and the step that it was drawn at. @typedef {{ mosaic: Mosaic, moment: Moment, step: number }} Shown */

const PERIOD_MS = 700;
/** For those who asked for less motion. */
const CALM_PERIOD_MS = 2500;
const TILE_PX = 32;

/** The same latents, drawn by the run's generator as it was at moments that are kept. */
class TimeMachineView extends AskerView {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ ([
    "digits",
    "latents",
    "notices",
    "run",
  ]);
  static properties = {
    kept: { state: true },
    looked: { state: true },
    shown: { state: true },
    playing: { state: true },
  };

  source = "time-machine";
  #subjects = new Subjects();
  /** Pictures of kept generators, which stay as they are. @type {Map<number, Mosaic>} */
  #drawn = new Map();
  /** What they were drawn from. */
  #key = "";
  #generation = 0;
  #step = 0;
  #points = /** @type {object | undefined} */ (undefined);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #later;

  constructor() {
    super();
    /** @type {number[]} */
    this.kept = [];
    /** @type {Moment} */
    this.looked = "now";
    /** @type {Shown | undefined} */
    this.shown = undefined;
    this.playing = false;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
  }

  render() {
    return html`
      <section id="time-machine" aria-labelledby="time-machine-title">
        <div class="section-head">
          <h2 id="time-machine-title">${t("moments.title")}</h2>
          <p>${t("moments.help")}</p>
        </div>
        <div
          class="moments-pictures"
          data-moment=${this.shown?.moment ?? ""}
          data-step=${this.shown?.step ?? ""}
        >
          ${this.#sheet()} ${this.#threePoints()}
        </div>
        ${this.#controls()} ${messagesAt(this.app, this.source)}
        <p class="help">${this.#keptInWords()} ${t("moments.kept.help")}</p>
      </section>
    `;
  }

  #sheet() {
    return html`<figure class="mat">
      <div>
        <gan-frame
          canvas-id="moments-sheet"
          crisp
          .frame=${this.shown?.mosaic}
          .tiles=${{ column: 0, row: 0, columns: COLUMNS, rows: SHEET_ROWS }}
          .placeholder=${[COLUMNS * TILE_PX, SHEET_ROWS * TILE_PX]}
          .label=${this.#about("moments.sheet.aria", { count: SHEET })}
        ></gan-frame>
      </div>
      <figcaption>${t("moments.sheet", { count: SHEET })}</figcaption>
    </figure>`;
  }

  #threePoints() {
    return html`<div class="mat moments-points">
      ${POINTS.map((point, column) => {
        const name = point.toUpperCase();
        return html`<figure>
          <gan-frame
            canvas-id="moments-${point}"
            crisp
            .frame=${this.shown?.mosaic}
            .tiles=${{ column, row: SHEET_ROWS, columns: 1, rows: 1 }}
            .placeholder=${[TILE_PX, TILE_PX]}
            .label=${this.#about("moments.point.aria", { name })}
          ></gan-frame>
          <figcaption>
            ${t("moments.point", { name, origin: pointInWords(this.store.latents.points[point], this.app) })}
          </figcaption>
        </figure>`;
      })}
    </div>`;
  }

  #controls() {
    const moments = momentsOf(this.kept, this.looked);
    const moment = this.#inWords(this.looked, this.store.step);
    return html`
      <div class="moments-controls">
        <button
          type="button"
          id="moments-play"
          aria-pressed=${this.playing}
          ?disabled=${moments.length < 2}
          @click=${this.#toggle}
        >
          ${icon(this.playing ? "pause" : "play")}
          <span>${t(this.playing ? "moments.stop" : "moments.play")}</span>
        </button>
        <label for="moment">${t("moments.moment")}</label>
        <input
          id="moment"
          type="range"
          min="0"
          step="1"
          .max=${String(moments.length - 1)}
          .value=${String(placeOf(moments, this.looked))}
          ?disabled=${moments.length < 2}
          aria-valuetext=${moment}
          @input=${this.#slide}
        />
        <output for="moment">${moment}</output>
      </div>
    `;
  }

  /** @param {Moment} moment @param {number} step the one that is the present */
  #inWords(moment, step) {
    return moment === "now"
      ? t("moments.now", { step: count(step) })
      : t("moments.then", { step: count(moment) });
  }

  /** What is on show, for screen readers. @param {"moments.sheet.aria" | "moments.point.aria"} key @param {object} params */
  #about(key, params) {
    const { shown } = this;
    return shown ? t(key, { ...params, moment: this.#inWords(shown.moment, shown.step) }) : "";
  }

  #keptInWords() {
    const kept = this.kept.length;
    return kept ? t("moments.kept", { count: count(kept) }) : t("moments.none");
  }

  updated() {
    const { points } = this.store.latents;
    if (this.#points && points !== this.#points) void this.requests.now();
    this.#points = points;
    this.follow(this.shown !== undefined);
  }

  async look() {
    this.#forget();
    const found = await this.find({ type: "moments" });
    if (!found) return;
    // One may have been kept at the very step that the run is at.
    this.kept = found.steps.filter((step) => step < this.store.step);
    const subjects = await this.#subjects.find((command) => this.find(command), this.store);
    if (!subjects) return;
    if (subjects.key !== this.#key) this.#drawn.clear();
    this.#key = subjects.key;
    if (this.looked !== "now" && !this.#drawn.has(this.looked)) {
      this.looked = nearestOf(this.kept, this.looked);
    }
    await this.#draw(this.looked, subjects);
  }

  /** What was kept of another run, or of one that has gone back to an earlier step, is of no use. */
  #forget() {
    const { generation, step } = this.store;
    if (generation !== this.#generation) this.looked = "now";
    if (generation !== this.#generation || step < this.#step) this.#drawn.clear();
    this.#generation = generation;
    this.#step = step;
  }

  /** @param {Moment} moment @param {import("./subjects.js").Found} subjects */
  async #draw(moment, { latents, classes }) {
    const cached = moment === "now" ? undefined : this.#drawn.get(moment);
    if (cached) return this.#show(moment, cached);
    const then = moment === "now" ? {} : { step: moment };
    const told = classes.length ? { classes } : {};
    const drawn = await this.find({
      ...{ type: /** @type {const} */ ("draw_latents"), latents, columns: COLUMNS },
      ...told,
      ...then,
    });
    if (!drawn) return;
    if (moment !== "now") this.#drawn.set(moment, drawn);
    this.#show(moment, drawn, drawn.step);
  }

  /** @param {Moment} moment @param {Mosaic} mosaic @param {number} [present] the step of the networks as they are */
  #show(moment, mosaic, present = this.store.step) {
    // The slider may have been moved on meanwhile: that moment is asked for next.
    if (moment === this.looked) {
      this.shown = { mosaic, moment, step: moment === "now" ? present : moment };
    }
  }

  /** @param {Event} event */
  #slide = (event) => {
    this.#stop();
    const place = Number(/** @type {HTMLInputElement} */ (event.target).value);
    void this.#lookAt(momentsOf(this.kept, this.looked)[place] ?? "now");
  };

  /** @param {Moment} moment */
  #lookAt(moment) {
    this.looked = moment;
    const cached = moment === "now" ? undefined : this.#drawn.get(moment);
    if (!cached) return this.requests.now();
    this.#show(moment, cached);
    return undefined;
  }

  #toggle = () => {
    if (this.playing) return this.#stop();
    this.playing = true;
    void this.#advance();
  };

  #stop() {
    clearTimeout(this.#later);
    this.playing = false;
  }

  /** One moment further, until the present is reached. */
  async #advance() {
    if (this.isHeld || !this.isConnected) return this.#stop();
    await this.#lookAt(nextOf(momentsOf(this.kept, this.looked), this.looked));
    if (this.looked === "now") this.#stop();
    if (!this.playing) return;
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.#later = setTimeout(() => this.#advance(), isCalm ? CALM_PERIOD_MS : PERIOD_MS);
  }
}

customElements.define("gan-time-machine", TimeMachineView);
