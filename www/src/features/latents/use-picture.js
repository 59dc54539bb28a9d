import { html } from "lit";
import { t } from "../../shared/i18n/index.js";
import { leadSoon } from "../../shared/lead-to.js";

/** @typedef {import("../../shared/page.js").Playground} Playground */
/** @typedef {import("./latents-state.js").PointName} PointName */

/** What each point is used for in the room Explore. */
const USES = /** @type {const} */ ([
  ["a", "use.walk"],
  ["b", "use.walk.to"],
  ["c", "use.third"],
]);

/**
 * Takes the latent of a picture of the sheet over into the room Explore, and says so. The way there is a button beside it:
 * a walk needs another picture, too.
 * @param {Playground} app
 * @param {number} index of the picture on the sheet
 */
export function usePicture(app, index) {
  const choose = (/** @type {PointName} */ name) => {
    app.latents.choose(name, { from: "sheet", index });
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
    ${USES.some(([name]) => isPoint(name)) ? chosen(app, index) : null}
  `;
}

/**
 * What has been chosen, and what to do next.
 * @param {Playground} app
 * @param {number} index
 */
function chosen(app, index) {
  const letters = USES.filter(([name]) => {
    const point = app.store.latents.points[name];
    return point.from === "sheet" && point.index === index;
  }).map(([name]) => name.toUpperCase());
  return html`
    <p class="help" role="status">
      ${t("use.chosen", { letters: letters.join(t("use.and")) })}
      <button type="button" class="link" id="use-go" @click=${() => goToWalk(app)}>
        ${t("use.go")}
      </button>
    </p>
  `;
}

/** @param {Playground} app */
function goToWalk(app) {
  app.looks.go("explore");
  leadSoon("interpolation-title");
}
