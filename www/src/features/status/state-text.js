import { count, megabytes } from "../../shared/format.js";
import { t, tOr } from "../../shared/i18n/index.js";

/** @import { ProgressMessage } from "../../engine/protocol.js" */

/** @param {ProgressMessage} progress */
function describeProgress({ phase, loaded, total }) {
  if (phase !== "dataset") return tOr(`status.${phase}`, t("status.loading"));
  const amounts = { loaded: megabytes(loaded ?? 0), total: megabytes(total ?? 0) };
  return t(total ? "status.dataset_of" : "status.dataset", amounts);
}

/**
 * What the run does, in words.
 * @param {import("../../shared/page.js").Store} store
 */
export function stateText({ phase, progress, finished, step }) {
  if (phase === "loading" && progress) return describeProgress(progress);
  if (phase === "paused" && finished)
    return t(`status.finished_${finished}`, { steps: count(step) });
  return t(`status.${phase}`);
}
