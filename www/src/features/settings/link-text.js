import { NO_WEIGHTS, parseHash } from "../../shared/hash.js";

/** @typedef {import("../../shared/page.js").Playground} Playground */

/** Weights that are on this machine only. @type {(string | undefined)[]} */
const OWN = ["file", "run"];

/** Whether the page is in a frame, where the learner sees no address. @param {Playground} app */
function isFramed({ options }) {
  return options.embed || window.parent !== window;
}

/** @param {Playground} app */
function namesWeights({ looks }) {
  return parseHash(looks.linkTo("train")).page.weights !== NO_WEIGHTS;
}

/** Whether the run has something that no link can hold. @param {Playground} app */
export function isPartlyHere(app) {
  return app.hasOwnImages || OWN.includes(app.store.weights?.kind);
}

/**
 * The keys of the texts that say what the link holds, and what it does not.
 * @param {Playground} app
 */
export function linkTexts(app) {
  const base = namesWeights(app) ? "settings.link.weights" : "settings.link";
  return /** @type {import("../../shared/page.js").TextKey[]} */ ([
    isFramed(app) ? `${base}.frame` : base,
    ...(app.hasOwnImages ? ["settings.link.no_images"] : []),
    ...(OWN.includes(app.store.weights?.kind) ? ["settings.link.no_weights"] : []),
  ]);
}
