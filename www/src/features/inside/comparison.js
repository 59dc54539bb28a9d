import { count, percent, statistic } from "../../shared/format.js";
import { t } from "../../shared/i18n/index.js";
import { mean } from "./verdicts.js";

/** @import { Verdicts } from "#pkg/types/index.js" */

/**
 * What the discriminator says of other pictures, in words: of the sheet's and, where there are any, of real ones.
 * @param {{ step: number, fakes: Verdicts, reals: Verdicts | null }} verdicts of the networks at a step
 */
export function comparison({ step: at, fakes, reals }) {
  const average = (/** @type {Verdicts} */ { probabilities, logits }) =>
    probabilities ? percent(mean(probabilities)) : statistic(mean(logits));
  const [sheet, step] = [average(fakes), count(at)];
  return reals
    ? t("inside.comparison", { step, sheet, real: average(reals) })
    : t("inside.comparison.sheet", { step, sheet });
}
