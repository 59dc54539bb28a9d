import { html } from "lit";
import "../../features/compare/compare.css";
import "../../features/compare/compare.js";

/** Runs side by side, and runs in turn. @param {import("../../shared/page.js").Playground} app */
export function compare(app) {
  return html`
    <div class="page">
      <gan-compare .app=${app}></gan-compare>
    </div>
  `;
}
