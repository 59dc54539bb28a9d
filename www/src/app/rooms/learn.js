import { html } from "lit";
import "../../features/learn/learn.js";

/** A way through the studio for those who are new to it. @param {import("../../shared/page.js").Playground} app */
export function learn(app) {
  return html`<div class="page"><gan-learn .app=${app}></gan-learn></div>`;
}
