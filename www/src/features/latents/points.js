import { html } from "lit";
import "../../shared/gan-frame.js";
import { t } from "../../shared/i18n/index.js";
import { classesOf } from "../classes/class-names.js";
import { isConditional } from "../classes/classes.js";
import { placeOf, within } from "../../shared/places.js";
import { DrawerView } from "./drawer.js";
import { classesFor } from "./drawing.js";
import { POINTS } from "./latents-state.js";
import { seedField } from "./seed-field.js";

/** @import { Frame, Mosaic } from "#pkg/types/index.js" */
/** @typedef {import("./latents-state.js").PointName} PointName */
/** @typedef {import("./numbers.js").Points} Points */

const PLACEHOLDER = [32, 32];

/** Chooses the points A, B and C of latent space, which the map, arithmetic and walks go by. */
class LatentPointsView extends DrawerView {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ ([
    "digits",
    "latents",
    "run",
    "settings",
  ]);
  static properties = { found: { state: true } };

  source = "latents";
  constructor() {
    super();
    /** @type {{ points: Points, mosaic: Mosaic, generation: number } | undefined} */
    this.found = undefined;
  }

  render() {
    return html`
      <section class="latent-points" aria-labelledby="latent-points-title">
        <div class="section-head">
          <h2 id="latent-points-title">${t("latents.title")}</h2>
          <p>${t("latents.help")}</p>
        </div>
        <div class="points">${POINTS.map((name, i) => this.#point(name, i))}</div>
      </section>
    `;
  }

  /**
   * @param {PointName} name
   * @param {number} i
   */
  #point(name, i) {
    const letter = t(`latents.${name}`);
    const inWords = this.#inWords(name);
    return html`
      <fieldset class="point" id="point-${name}" data-from=${this.store.latents.points[name].from}>
        <legend class="unseen">${t("latents.point", { letter })}</legend>
        <div class="point-picture">
          <gan-frame
            canvas-id="point-${name}-picture"
            .frame=${this.found?.mosaic}
            .tiles=${{ column: i, row: 0, columns: 1, rows: 1 }}
            .placeholder=${PLACEHOLDER}
            .label=${t("latents.picture", { letter, origin: inWords })}
          ></gan-frame>
          <span class="letter" aria-hidden="true">${letter}</span>
        </div>
        <div class="point-controls">
          <p class="origin">${inWords}</p>
          ${this.#seed(name)} ${this.#place(name)}
        </div>
      </fieldset>
    `;
  }

  /** Where the point comes from. @param {PointName} name */
  #inWords(name) {
    const point = this.store.latents.points[name];
    const sheet = this.store.frames.fixed;
    const chosen = this.#isCurrent ? this.found?.points[name].class : undefined;
    const { word, names } = classesOf(this.app);
    const ofClass =
      isConditional(this.store.run) && chosen !== undefined
        ? t(`latents.of.${word}`, { name: names[chosen] })
        : "";
    const origin =
      point.from === "seed"
        ? t("latents.from.seed", { seed: point.seed })
        : point.from === "sheet" && sheet
          ? t("latents.from.sheet", placeOf(within(point.index, sheet), sheet))
          : t("latents.from.given");
    return origin + ofClass;
  }

  /** @param {PointName} name */
  #seed(name) {
    return html`
      <div class="point-seed">
        <label for="point-${name}-seed">${t("latents.seed")}</label>
        ${seedField(this.app, name, {
          id: `point-${name}-seed`,
          rollId: `point-${name}-roll`,
          rollLabel: t("latents.roll", { letter: t(`latents.${name}`) }),
          placeholder: "–",
        })}
      </div>
    `;
  }

  /** The picture of the sheet that the point is that of. @param {PointName} name */
  #place(name) {
    const sheet = this.store.frames.fixed;
    const point = this.store.latents.points[name];
    const index = sheet && point.from === "sheet" ? within(point.index, sheet) : undefined;
    const place = sheet && index !== undefined ? placeOf(index, sheet) : undefined;
    return html`
      <div class="point-place">
        <span class="label" aria-hidden="true">${t("latents.sheet")}</span>
        ${this.#coordinate(name, "row", sheet?.rows ?? 0, place?.row)}
        ${this.#coordinate(name, "column", sheet?.columns ?? 0, place?.column)}
      </div>
    `;
  }

  /**
   * @param {PointName} name
   * @param {"row" | "column"} axis
   * @param {number} most
   * @param {number | undefined} chosen from 1
   */
  #coordinate(name, axis, most, chosen) {
    return html`
      <select
        id="point-${name}-${axis}"
        aria-label=${t(`latents.${axis}`, { letter: t(`latents.${name}`) })}
        ?disabled=${most === 0}
        @change=${() => this.#choosePlace(name)}
      >
        <option value="" hidden .selected=${chosen === undefined}>–</option>
        ${Array.from(
          { length: most },
          (_, i) => html`<option value=${i + 1} .selected=${i + 1 === chosen}>${i + 1}</option>`,
        )}
      </select>
    `;
  }

  get #isCurrent() {
    return this.found?.generation === this.store.generation;
  }

  updated() {
    this.fulfil([this.store.latents.points], this.found !== undefined);
  }

  async look() {
    const { generation, run } = this.store;
    const points = await this.app.latents.numbers();
    if (!points) return;
    const all = POINTS.map((name) => points[name]);
    const classes = classesFor(all, isConditional(run));
    const values = all.map((point) => point.values);
    const mosaic = await this.draw(values, { classes });
    if (mosaic) this.found = { points, mosaic, generation };
  }

  /** Row or column alone mean the first of the other. @param {PointName} name */
  #choosePlace(name) {
    const { columns } = /** @type {Frame} */ (this.store.frames.fixed);
    const [row, column] = ["row", "column"].map((axis) => {
      const select = this.querySelector(`#point-${name}-${axis}`);
      return Math.max(1, Number(/** @type {HTMLSelectElement} */ (select).value));
    });
    this.app.latents.choose(name, { from: "sheet", index: (row - 1) * columns + column - 1 });
  }
}

customElements.define("gan-latent-points", LatentPointsView);
