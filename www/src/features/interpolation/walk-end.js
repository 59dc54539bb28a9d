import { html } from "lit";
import { t } from "../../shared/i18n/index.js";
import { classChoice, classesOf } from "../classes/class-names.js";
import { isConditional } from "../classes/classes.js";
import { pointInWords } from "../latents/point-words.js";
import { seedField } from "../latents/seed-field.js";

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
  return html`
    <div class="walk-end">
      <label for="seed-${end}">${t(`interpolation.${end}`)}</label>
      ${seedField(app, POINT[end], {
        id: `seed-${end}`,
        rollLabel: t(`interpolation.new_${end}`),
        describedBy: point.from === "seed" ? undefined : `point-${end}`,
      })}
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
