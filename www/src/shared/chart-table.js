import { html } from "lit";
import { count, statistic } from "./format.js";
import { t } from "./i18n/index.js";

/** A reader steps through rows; more of them are for a spreadsheet. */
const MAX_ROWS = 200;

/**
 * The places of at most `most` of `length` things, the first and the last among them, as evenly as can be.
 * @param {number} length
 * @param {number} [most]
 */
export function thinned(length, most = MAX_ROWS) {
  const count = Math.min(length, most);
  return Array.from({ length: count }, (_, i) =>
    count === 1 ? 0 : Math.round((i * (length - 1)) / (count - 1)),
  );
}

/**
 * The values of curves, for those who do not see them.
 * @param {string[]} names
 * @param {(number | null)[][]} columns the steps, then the curves
 */
export function chartTable(names, columns) {
  const rows = thinned(columns[0].length);
  const number = (/** @type {number | null} */ value) => statistic(value ?? undefined);
  return html`
    <div class="chart-table" tabindex="0" role="region" aria-label=${t("chart.table")}>
      <table>
        <caption>
          ${t("chart.table.caption", { rows: count(rows.length), all: count(columns[0].length) })}
        </caption>
        <thead>
          <tr>
            <th scope="col">${t("chart.step")}</th>
            ${names.map((name) => html`<th scope="col">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                <th scope="row">${count(columns[0][row] ?? 0)}</th>
                ${columns.slice(1).map((column) => html`<td>${number(column[row])}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  `;
}
