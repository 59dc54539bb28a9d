import { html } from "lit";
import { t } from "../../shared/i18n/index.js";

/** @typedef {import("../../shared/page.js").Playground} Playground */
/** @typedef {import("./latents-state.js").PointName} PointName */

/** What each point is used for in the room Explore. */
const USES = /** @type {const} */ ([
  ["a", "use.walk"],
  ["b", "use.walk.to"],
  ["c", "use.third"],
]);

/**
 * Takes the latent of a picture of the sheet over into the room Explore. "Walk from here" leads there at once.
 * @param {Playground} app
 * @param {number} index of the picture on the sheet
 */
export function usePicture(app, index) {
  const choose = (/** @type {PointName} */ name) => {
    app.latents.choose(name, { from: "sheet", index });
    if (name === "a") app.looks.go("explore");
  };
  const isPoint = (/** @type {PointName} */ name) => {
    const point = app.store.latents.points[name];
    return point.from === "sheet" && point.index === index;
  };
  return html`
    <p class="use-picture" role="group" aria-label=${t("use.picture")}>
      ${USES.map(
        ([name, text]) =>
          html`<button
            type="button"
            id="use-${name}"
            aria-pressed=${isPoint(name)}
            @click=${() => choose(name)}
          >
            ${t(text)} <span class="point-name">${name.toUpperCase()}</span>
          </button>`,
      )}
    </p>
  `;
}
