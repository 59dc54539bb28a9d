import { html } from "lit";
import { count } from "../../shared/format.js";
import "../../shared/gan-frame.js";
import { t } from "../../shared/i18n/index.js";
import { classChoice, classesOf } from "../classes/class-names.js";
import { isConditional } from "../classes/classes.js";
import { DrawerView } from "../latents/drawer.js";
import { classesFor } from "../latents/drawing.js";
import { lengthNote } from "../latents/length-note.js";
import { usualLength } from "../latents/vectors.js";
import { sumOf } from "./sum.js";

/** @import { Config, Mosaic } from "#pkg/types/index.js" */

const PLACEHOLDER = [32, 32];

/** A - B + C in latent space, as four pictures. */
class ArithmeticView extends DrawerView {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ ([
    "digits",
    "latents",
    "run",
    "settings",
  ]);
  static properties = {
    found: { state: true },
    chosenClass: { state: true },
    isUsual: { state: true },
  };

  source = "arithmetic";
  constructor() {
    super();
    /** @type {{ result: Float32Array, mosaic: Mosaic, step: number, generation: number } | undefined} */
    this.found = undefined;
    /** @type {number | undefined} of the result; undefined = that of A */
    this.chosenClass = undefined;
    /** Whether the sum is brought to the length that latents usually have. */
    this.isUsual = false;
  }

  render() {
    return html`
      <section
        id="arithmetic"
        aria-labelledby="arithmetic-title"
        data-step=${this.found?.step ?? ""}
      >
        <div class="section-head">
          <h2 id="arithmetic-title">${t("arithmetic.title")}</h2>
          <p>${t("arithmetic.help")}</p>
        </div>
        <div class="sum">
          ${this.#term("a", 0)} ${sign("−")} ${this.#term("b", 1)} ${sign("+")}
          ${this.#term("c", 2)} ${sign("=")} ${this.#term("result", 3)}
        </div>
        <div class="sum-controls">${this.#controls()}</div>
      </section>
    `;
  }

  /**
   * @param {"a" | "b" | "c" | "result"} name
   * @param {number} column
   */
  #term(name, column) {
    const text = name === "result" ? t("arithmetic.result") : t(`latents.${name}`);
    return html`
      <figure class="term term-${name}">
        <div class="term-picture">
          <gan-frame
            canvas-id="arithmetic-${name}"
            .frame=${this.found?.mosaic}
            .tiles=${{ column, row: 0, columns: 1, rows: 1 }}
            .placeholder=${PLACEHOLDER}
            .label=${t("arithmetic.picture", { text })}
          ></gan-frame>
        </div>
        <figcaption>${text}</figcaption>
      </figure>
    `;
  }

  #controls() {
    const { run, generation } = this.store;
    const found = this.found?.generation === generation ? this.found : undefined;
    return html`
      <label class="check">
        <input
          type="checkbox"
          id="arithmetic-usual"
          .checked=${this.isUsual}
          @change=${(/** @type {Event} */ event) => {
            this.isUsual = /** @type {HTMLInputElement} */ (event.target).checked;
          }}
        />
        ${t("arithmetic.usual")}
      </label>
      ${isConditional(run) ? this.#classChoice() : null}
      ${found && run ? lengthNote("arithmetic-length", found.result, run.config) : null}
      ${found ? html`<p class="help">${t("latents.step", { step: count(found.step) })}</p>` : null}
    `;
  }

  #classChoice() {
    const { word, names } = classesOf(this.app);
    return html`<div class="field">
      ${classChoice({
        id: "arithmetic-class",
        label: t(`arithmetic.class.${word}`),
        any: t("latents.class.of_a"),
        names,
        chosen: this.chosenClass,
        onChoose: (chosen) => {
          this.chosenClass = chosen;
        },
      })}
    </div>`;
  }

  updated() {
    const wishes = [this.store.latents.points, this.chosenClass, this.isUsual];
    this.fulfil(wishes, this.found !== undefined);
  }

  async look() {
    const { generation, run } = this.store;
    const points = await this.app.latents.numbers();
    if (!points || !run) return;
    const { a, b, c } = points;
    const result = sumOf(points, this.isUsual ? usual(a.values.length, run.config) : undefined);
    const last = { class: this.chosenClass ?? a.class };
    const classes = classesFor([a, b, c, last], isConditional(run));
    const latents = [a.values, b.values, c.values, result];
    const mosaic = await this.draw(latents, { classes });
    if (mosaic) this.found = { result, mosaic, step: mosaic.step, generation };
  }
}

/** @param {number} size @param {Config} config */
function usual(size, { prior }) {
  return usualLength(size, prior).mean;
}

/** @param {string} text */
function sign(text) {
  return html`<span class="sign" aria-hidden="true">${text}</span>`;
}

customElements.define("gan-arithmetic", ArithmeticView);
