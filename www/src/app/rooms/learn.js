import { html } from "lit";
import "../../features/learn/learn.css";
import "../../features/learn/learn.js";
import { addStrings } from "../../shared/i18n/index.js";
import { en, zh } from "../question-strings.js";

addStrings({ en, zh });

/** A way through the studio for those who are new to it. @param {import("../../shared/page.js").Playground} app */
export function learn(app) {
  return html`<div class="page"><gan-learn .app=${app}></gan-learn></div>`;
}
