import { html } from "lit";
import "../../features/glossary/glossary.js";
import "../../features/learn/learn.css";
import "../../features/learn/learn.js";
import { addStrings } from "../../shared/i18n/index.js";
import * as glossary from "../glossary-strings.js";
import * as question from "../question-strings.js";

addStrings(glossary);
addStrings(question);

/** A way through the studio for those who are new to it. @param {import("../../shared/page.js").Playground} app */
export function learn(app) {
  return html`
    <div class="page">
      <gan-learn .app=${app}></gan-learn>
      <gan-glossary .app=${app}></gan-glossary>
    </div>
  `;
}
