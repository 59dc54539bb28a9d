import { percent, statistic } from "../../shared/format.js";
import { t } from "../../shared/i18n/index.js";
import { opinion } from "../inside/verdicts.js";

/** @import { Finding, Loss } from "#pkg/types/index.js" */

/** The losses that make the discriminator's output a logit, of which the sigmoid is a probability. @type {Loss[]} */
const CROSS_ENTROPIES = ["bce", "minimax"];

/**
 * What the discriminator makes of the drawing.
 * @typedef {object} Verdict
 * @property {number} step
 * @property {number} logit its output: a logit or a critic's score
 * @property {number | undefined} probability to be real, 0 to 1; none where the loss does not make it one
 * @property {number | undefined} class as what it was judged, where the discriminator is told that
 */

/**
 * @param {Extract<Finding, { what: "attribution" }>} found
 * @param {number | undefined} asClass
 * @returns {Verdict}
 */
export function verdictOf({ step, loss, logit }, asClass) {
  const isLogit = CROSS_ENTROPIES.includes(loss);
  const probability = isLogit ? 1 / (1 + Math.exp(-logit)) : undefined;
  return { step, logit, probability, class: asClass };
}

/** The one that convinces most. @param {Verdict[]} verdicts at least one @returns {Verdict} */
export function best(verdicts) {
  return verdicts.reduce((most, one) => (one.logit > most.logit ? one : most));
}

/** @param {Verdict} verdict */
export function inWords({ logit, probability }) {
  if (probability === undefined) return t("inside.verdict.score", { score: statistic(logit) });
  return t(`pad.verdict.${opinion(probability)}`, { probability: percent(probability) });
}
