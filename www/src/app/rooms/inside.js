import { html } from "lit";
import "../../features/formulas/formulas.css";
import "../../features/formulas/formulas.js";
import "../../features/inside/flow.css";
import "../../features/inside/inside.js";
import "../../features/inside/slow.js";
import { addStrings } from "../../shared/i18n/index.js";
import { en, zh } from "../inside-strings.js";

addStrings({ en, zh });

/** What goes on inside the networks. @param {import("../../shared/page.js").Playground} app */
export function inside(app) {
  return html`
    <gan-inside .app=${app}></gan-inside>
    <gan-slow-motion .app=${app}></gan-slow-motion>
    <gan-formulas .app=${app}></gan-formulas>
  `;
}
