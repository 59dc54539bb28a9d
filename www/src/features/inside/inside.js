import { html } from "lit";
import "../../shared/gan-frame.js";
import { count, percent, statistic } from "../../shared/format.js";
import { t } from "../../shared/i18n/index.js";
import { AskerView } from "../../shared/asker.js";
import { comparison } from "./comparison.js";
import { paintDiverging, toShares } from "./diverging.js";
import { usePicture } from "../latents/use-picture.js";
import { flow } from "./flow.js";
import { layers, measure } from "./layers.js";
import { placeOf, within } from "../../shared/places.js";
import { opinion } from "./verdicts.js";

/** @import { Finding, Frame, Layer, Verdicts } from "#pkg/types/index.js" */

/**
 * What was found of one picture of the sheet.
 * @typedef {object} Found
 * @property {number} index
 * @property {number} step
 * @property {Verdicts} fakes
 * @property {Verdicts | null} reals
 * @property {Extract<Finding, { what: "attribution" }>} attribution
 * @property {Float32Array} latent
 * @property {Layer[]} generator
 * @property {Layer[]} discriminator
 */

/** How many of a latent's numbers stand in a row. */
const LATENT_COLUMNS = 20;

/** One picture of the sheet, all the way through both networks: from its latent to the verdict, and the gradient back. */
class InsideView extends AskerView {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ ([
    "digits",
    "inside",
    "theme",
    "latents",
    "run",
  ]);
  static properties = { found: { state: true } };

  /** What the canvases were painted with last. @type {{ found: Found, theme: string | undefined } | undefined} */
  #painted;
  /** What was asked for last. */
  #asked = "";

  constructor() {
    super();
    /** @type {Found | undefined} */
    this.found = undefined;
  }

  render() {
    const frame = this.store.frames.fixed;
    return html`
      <section
        id="inside"
        aria-labelledby="inside-title"
        data-step=${this.found?.step ?? ""}
        @keydown=${backToSheet}
      >
        <h2 id="inside-title" tabindex="-1" aria-describedby="inside-back">${t("inside.title")}</h2>
        <p id="inside-back" class="help">${t("inside.back")}</p>
        ${frame ? this.#body(frame) : null}
      </section>
    `;
  }

  /** While the learner looks back, the sheet is of another step than all that is here. @param {Frame} frame */
  #stepNote(frame) {
    const { lookback } = this.store;
    if (!lookback || lookback.step === frame.step) return null;
    const steps = { step: count(frame.step), past: count(lookback.step) };
    return html`<p id="inside-live">${t("inside.live", steps)}</p>`;
  }

  /** @param {Frame} frame */
  #body(frame) {
    const index = within(this.store.inside.chosen, frame);
    const found = this.found?.index === index ? this.found : undefined;
    return html`
      ${this.#stepNote(frame)}
      <p class="place" role="status">${t("inside.place", this.#placeOf(index, frame))}</p>
      ${usePicture(this.app, index)} ${found ? this.#flow(frame, found) : null}
      ${this.#pair(frame, index, found)} ${found ? this.#findings(found) : null} ${this.#ofSheet()}
      ${found ? this.#networks(found) : null}
    `;
  }

  /**
   * Where the sheet shows a picture, which may be sorted.
   * @param {number} index
   * @param {Frame} frame
   */
  #placeOf(index, frame) {
    const order = this.store.inside.orderOf(frame.columns * frame.rows);
    return placeOf(order.indexOf(index), frame);
  }

  /** What the verdicts do on the sheet itself. */
  #ofSheet() {
    const { hasMarks, isSorted } = this.store.inside;
    return html`
      <label class="check">
        <input type="checkbox" id="verdict-marks" .checked=${hasMarks} @change=${this.#mark} />
        ${t("inside.marks")}
      </label>
      <label class="check">
        <input type="checkbox" id="verdict-order" .checked=${isSorted} @change=${this.#sort} />
        ${t("inside.sort")}
      </label>
      <p class="help">${t("inside.marks.help")}</p>
    `;
  }

  /**
   * @param {Frame} frame
   * @param {Found} found
   */
  #flow(frame, found) {
    const { row, column } = placeOf(found.index, frame);
    const tiles = { column: column - 1, row: row - 1, columns: 1, rows: 1 };
    return flow({ found, frame, tiles, isFlowing: this.store.phase === "training" });
  }

  /**
   * The picture, and beside it what would make it more convincing.
   * @param {Frame} frame
   * @param {number} index
   * @param {Found | undefined} found
   */
  #pair(frame, index, found) {
    const { row, column } = this.#placeOf(index, frame);
    const tile = placeOf(index, frame);
    const tiles = { column: tile.column - 1, row: tile.row - 1, columns: 1, rows: 1 };
    return html`
      <div class="pair">
        <figure>
          <div class="maps">
            <gan-frame
              canvas-id="inside-picture"
              .frame=${frame}
              .tiles=${tiles}
              .placeholder=${[frame.tile, frame.tile]}
              .label=${t("inside.picture.aria", { row, column })}
            ></gan-frame>
          </div>
          <figcaption>${t("inside.picture")}</figcaption>
        </figure>
        <figure>
          <div class="maps">
            <canvas
              id="inside-heat"
              class="diverging"
              role="img"
              width=${frame.tile}
              height=${frame.tile}
              aria-label=${t("inside.heat.aria")}
              ?hidden=${!found}
            ></canvas>
          </div>
          <figcaption>${t("inside.heat")}</figcaption>
        </figure>
      </div>
    `;
  }

  /** @param {Found} found */
  #findings({ index, step, fakes, reals, attribution }) {
    const { strongest } = toShares(attribution.values);
    return html`
      <p id="inside-verdict" class="verdict-of-one">${verdictInWords(fakes, index)}</p>
      <p class="help">
        ${comparison({ step, fakes, reals })}
        ${this.#isNormed ? t("inside.comparison.alone") : null}
      </p>
      <p class="help heat-help">
        ${strongest > 0 ? t("inside.heat.help") : t("inside.heat.none")}
        <span class="key above">${t("inside.heat.more")}</span>
        <span class="key below">${t("inside.heat.less")}</span>
      </p>
      <p class="help">${t("inside.step", { step: count(step), strongest: measure(strongest) })}</p>
    `;
  }

  /** @param {Found} found */
  #networks({ latent, generator, discriminator }) {
    const { strongest: most } = toShares(latent);
    return html`
      <h3>${t("inside.generator")}</h3>
      <p class="help">${t("inside.layers.help")}</p>
      <div class="latent">
        <p>
          <code>z</code> <span class="shape">${count(latent.length)}</span>
          <span class="scale"
            >${t("inside.layer.scale", { min: measure(-most), max: measure(most) })}</span
          >
        </p>
        <canvas
          id="inside-latent"
          class="diverging"
          role="img"
          aria-label=${t("inside.latent.aria", { count: count(latent.length) })}
        ></canvas>
      </div>
      ${layers("generator", generator)}
      <h3>${t("inside.discriminator")}</h3>
      ${layers("discriminator", discriminator)}
    `;
  }

  /** Whether the discriminator judges a picture in training by the batch that it is in. */
  get #isNormed() {
    return this.store.run?.config.norm_d === "batch";
  }

  updated() {
    const frame = this.store.frames.fixed;
    const { chosen, renewals } = this.store.inside;
    const wanted = `${chosen}, ${renewals}`;
    if (frame && wanted !== this.#asked) {
      this.#asked = wanted;
      void this.requests.now();
    }
    this.follow(this.found !== undefined);
    this.#paint();
  }

  #paint() {
    const { found } = this;
    const { theme } = document.documentElement.dataset;
    if (!found || (found === this.#painted?.found && theme === this.#painted.theme)) return;
    /** @type {HTMLCanvasElement | null} */
    const heat = this.querySelector("#inside-heat");
    /** @type {HTMLCanvasElement | null} */
    const latent = this.querySelector("#inside-latent");
    if (!heat || !latent) return; // of a picture that was chosen before
    // A lighter pixel is more stroke: where that lowers the forger's loss, the derivative is below 0.
    const wanted = found.attribution.values.map((value) => -value);
    paintDiverging(heat, wanted, found.attribution.side);
    paintDiverging(latent, found.latent, Math.min(LATENT_COLUMNS, found.latent.length));
    this.#painted = { found, theme };
  }

  async look() {
    const frame = this.store.frames.fixed;
    if (!frame) return;
    const index = within(this.store.inside.chosen, frame);
    const picture = /** @type {const} */ ({ from: "fake", index });
    const latent = /** @type {const} */ ({ from: "sheet", index });
    const [verdicts, attribution, numbers, generator, discriminator] = await Promise.all([
      this.find({ type: "verdicts" }),
      this.find({ type: "attribution", picture }),
      this.find({ type: "latent", latent }),
      this.find({ type: "activations", subject: { network: "generator", latent } }),
      this.find({ type: "activations", subject: { network: "discriminator", picture } }),
    ]);
    if (!verdicts || !attribution || !numbers || !generator || !discriminator) return;
    this.found = {
      ...{ index, attribution, step: discriminator.step },
      ...{ fakes: verdicts.fakes, reals: verdicts.reals, latent: numbers.latent },
      ...{ generator: generator.layers, discriminator: discriminator.layers },
    };
  }

  /** @param {Event} event */
  #mark(event) {
    this.app.inside.mark(/** @type {HTMLInputElement} */ (event.target).checked);
  }

  /** @param {Event} event */
  #sort(event) {
    this.app.inside.sort(/** @type {HTMLInputElement} */ (event.target).checked);
  }
}

/**
 * @param {Verdicts} verdicts
 * @param {number} index
 */
function verdictInWords({ probabilities, logits }, index) {
  if (!probabilities) return t("inside.verdict.score", { score: statistic(logits[index]) });
  const probability = probabilities[index];
  return t(`inside.verdict.${opinion(probability)}`, { probability: percent(probability) });
}

/** @param {KeyboardEvent} event */
function backToSheet(event) {
  if (event.key !== "Escape") return;
  /** @type {HTMLElement | null} */ (
    document.querySelector(".sheet-picker [tabindex='0']")
  )?.focus();
}

customElements.define("gan-inside", InsideView);
