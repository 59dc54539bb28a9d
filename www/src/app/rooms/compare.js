import { html } from "lit";
import "../../features/compare/compare.css";
import "../../features/compare/compare.js";
import { addStrings } from "../../shared/i18n/index.js";
import { en, zh } from "../compare-strings.js";

addStrings({ en, zh });

/** Runs side by side, and runs in turn. @param {import("../../shared/page.js").Playground} app */
export function compare(app) {
  return html`
    <div class="page">
      <gan-compare .app=${app}></gan-compare>
    </div>
  `;
}
