import { html } from "lit";
import { count } from "../../shared/format.js";
import { t } from "../../shared/i18n/index.js";
import { changesText } from "../settings/changes.js";

/** @import { Setting } from "#pkg/types" */
/** @typedef {import("../settings/marks.js").Mark} Mark */

/** The number of a mark, on the charts and in the list below them. @param {number} index */
export function markNumber(index) {
  return String(index + 1);
}

/**
 * The lines on the charts as a list that says what each means; screen readers read it, too.
 * @param {Mark[]} marks
 * @param {Setting[]} schema
 */
export function markList(marks, schema) {
  if (marks.length === 0) return null;
  const lines = marks.map((mark, i) =>
    t("marks.line", {
      number: markNumber(i),
      step: count(mark.step),
      changes: changesText(mark, schema),
    }),
  );
  return html`
    <div class="marks">
      <h3 id="marks-title">${t("marks.title")}</h3>
      <ol id="marks" aria-labelledby="marks-title">
        ${lines.map((line) => html`<li>${line}</li>`)}
      </ol>
    </div>
  `;
}
