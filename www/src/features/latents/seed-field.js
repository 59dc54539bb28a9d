import { html, nothing } from "lit";
import { icon } from "../../shared/icons.js";
import { readNumber } from "../../shared/read-number.js";
import { MAX_SEED, parseSeed, rollSeed } from "../../shared/seed.js";
import { stepByArrows } from "../../shared/step-number.js";

/** @import { Latent } from "#pkg/types/index.js" */
/** @typedef {import("../../shared/page.js").Playground} Playground */
/** @typedef {import("./latents-state.js").PointName} PointName */

/**
 * A field for the seed that a point of latent space is drawn from, with a button that rolls one.
 * @param {Playground} app
 * @param {PointName} name
 * @param {object} about
 * @param {string} about.id of the field
 * @param {string} [about.rollId] of the button
 * @param {string} about.rollLabel
 * @param {string} [about.placeholder]
 * @param {string} [about.describedBy]
 */
export function seedField(app, name, { id, rollId, rollLabel, placeholder, describedBy }) {
  return html`
    <span class="joined">
      <input
        id=${id}
        type="text"
        inputmode="numeric"
        autocomplete="off"
        placeholder=${placeholder ?? nothing}
        aria-describedby=${describedBy ?? nothing}
        .value=${seedText(app.store.latents.points[name])}
        @keydown=${(/** @type {KeyboardEvent} */ event) => stepByArrows(event, 0, MAX_SEED)}
        @change=${(/** @type {Event} */ event) => typeSeed(app, name, event)}
      />
      <button
        type="button"
        id=${rollId ?? nothing}
        aria-label=${rollLabel}
        title=${rollLabel}
        @click=${() => app.latents.choose(name, seeded(app.store.latents.points[name], rollSeed(Math.random)))}
      >
        ${icon("die")}
      </button>
    </span>
  `;
}

/**
 * The point that another seed makes of one: of the same class, where one was chosen for it.
 * @param {Latent} point
 * @param {number} seed
 * @returns {Latent}
 */
export function seeded(point, seed) {
  const hasClass = point.from !== "sheet" && point.class !== undefined;
  return { from: "seed", seed, ...(hasClass && { class: point.class }) };
}

/** @param {Latent} point */
function seedText(point) {
  return point.from === "seed" ? String(point.seed) : "";
}

/**
 * @param {Playground} app
 * @param {PointName} name
 * @param {Event} event
 */
function typeSeed(app, name, event) {
  const field = /** @type {HTMLInputElement} */ (event.target);
  const seed = parseSeed(readNumber(field.value, "integer"));
  const point = app.store.latents.points[name];
  if (seed === null) field.value = seedText(point);
  else app.latents.choose(name, seeded(point, seed));
}
