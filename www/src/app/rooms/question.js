import { html } from "lit";
import "../../features/question/question.js";
import { addStrings } from "../../shared/i18n/index.js";
import { en, zh } from "../question-strings.js";

addStrings({ en, zh });

/** The question that a link or a chapter asks, beside the sheet. @param {import("../../shared/page.js").Playground} app */
export function question(app) {
  return html`<gan-question .app=${app} place="train"></gan-question>`;
}
