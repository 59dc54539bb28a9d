import { html, nothing } from "lit";
import { t } from "../../shared/i18n/index.js";
import { icon } from "../../shared/icons.js";
import { readNumber } from "../../shared/read-number.js";
import { MAX_SEED, parseSeed, rollSeed } from "../../shared/seed.js";
import { stepByArrows } from "../../shared/step-number.js";
import { classChoice, classesOf } from "../classes/class-names.js";
import { isConditional } from "../classes/classes.js";
import { pointInWords } from "../latents/point-words.js";

/** @import { Latent } from "#pkg/types/index.js" */
/** @typedef {import("../../shared/page.js").Playground} Playground */
/** @typedef {"from" | "to"} End */

/** A walk leads from point A to point B. */
const POINT = /** @type {const} */ ({ from: "a", to: "b" });

/**
 * Where a walk begins or ends: a seed, or the point that was chosen elsewhere, and the class of a conditional forger's
 * picture.
 * @param {Playground} app
 * @param {End} end
 */
export function walkEnd(app, end) {
  const point = app.store.latents.points[POINT[end]];
  const type = (/** @type {Event} */ event) => typeSeed(app, end, event);
  return html`
    <div class="walk-end">
      <label for="seed-${end}">${t(`interpolation.${end}`)}</label>
      <span class="joined">
        <input
          id="seed-${end}"
          type="text"
          inputmode="numeric"
          autocomplete="off"
          aria-describedby=${point.from === "seed" ? nothing : `point-${end}`}
          .value=${seedText(point)}
          @keydown=${(/** @type {KeyboardEvent} */ event) => stepByArrows(event, 0, MAX_SEED)}
          @change=${type}
        />
        <button
          type="button"
          aria-label=${t(`interpolation.new_${end}`)}
          title=${t(`interpolation.new_${end}`)}
          @click=${() => chooseSeed(app, end, rollSeed(Math.random))}
        >
          ${icon("die")}
        </button>
      </span>
      ${point.from === "seed" ? null : html`<p id="point-${end}" class="help">${pointInWords(point, app)}</p>`}
      ${isConditional(app.store.run) && point.from !== "sheet" ? choiceOfClass(app, end, point) : null}
    </div>
  `;
}

/**
 * @param {Playground} app
 * @param {End} end
 * @param {Exclude<Latent, { from: "sheet" }>} point
 */
function choiceOfClass(app, end, point) {
  const { word, names } = classesOf(app);
  return classChoice({
    id: `class-${end}`,
    label: t(`interpolation.${word}.${end}`),
    names,
    chosen: point.class,
    onChoose: (chosen) => {
      // A point that was found has a class of its own, which only another one replaces.
      const kept = point.from === "given" ? point.class : undefined;
      app.latents.choose(POINT[end], { ...point, class: chosen ?? kept });
    },
  });
}

/** @param {Latent} point */
function seedText(point) {
  return point.from === "seed" ? String(point.seed) : "";
}

/**
 * @param {Playground} app
 * @param {End} end
 * @param {Event} event
 */
function typeSeed(app, end, event) {
  const field = /** @type {HTMLInputElement} */ (event.target);
  const seed = parseSeed(readNumber(field.value, "integer"));
  if (seed === null) field.value = seedText(app.store.latents.points[POINT[end]]);
  else chooseSeed(app, end, seed);
}

/**
 * @param {Playground} app
 * @param {End} end
 * @param {number} seed
 */
function chooseSeed(app, end, seed) {
  const point = app.store.latents.points[POINT[end]];
  const chosen = point.from === "sheet" || point.class === undefined ? {} : { class: point.class };
  app.latents.choose(POINT[end], { from: "seed", seed, ...chosen });
}
