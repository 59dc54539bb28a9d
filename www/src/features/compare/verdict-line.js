import { html } from "lit";
import { t, tOr } from "../../shared/i18n/index.js";
import { runTitle } from "../runs/run-name.js";

/** @typedef {import("./verdict.js").Verdict} Verdict */
/** @typedef {import("./row-labels.js").Labelled} Labelled */

/**
 * What the distances say, in a sentence.
 * @param {Verdict} verdict
 * @param {Labelled[]} all the rows with their labels
 * @param {boolean} isOfMany whether there are others, of other images
 */
function verdictLine({ kind, lowest, tied }, all, isOfMany) {
  const [first] = lowest.rows;
  const label = all.find(({ row }) => row === first)?.label;
  const values = {
    title: [runTitle(first), label].filter(Boolean).join(": "),
    seeds: lowest.logs.length,
    others: tied.reduce((sum, { rows }) => sum + rows.length, 0),
  };
  const images = isOfMany ? tOr(`dataset.${first.dataset}`, first.dataset) : "";
  return html`<p class="compare-verdict" data-verdict=${kind}>
    ${images ? html`<strong>${images}</strong>` : null}
    ${t(lowest.logs.length > 1 ? `compare.verdict.${kind}.seeds` : `compare.verdict.${kind}`, values)}
  </p>`;
}

/** @param {Verdict[]} verdicts @param {Labelled[]} all */
export function verdictLines(verdicts, all) {
  return verdicts.map((verdict) => verdictLine(verdict, all, verdicts.length > 1));
}
