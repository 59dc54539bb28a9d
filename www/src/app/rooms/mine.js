import { html } from "lit";
import "../../features/embed/embed.css";
import "../../features/embed/embed.js";
import "../../features/export/take-home.js";
import "../../features/files/files.css";
import "../../features/files/files.js";
import "../../features/log/log.css";
import "../../features/log/log.js";
import "../../features/runs/runs.css";
import "../../features/runs/runs.js";
import "../../features/weights/loaded-view.js";
import "../../features/weights/picker.js";
import { addStrings } from "../../shared/i18n/index.js";
import { en, zh } from "../mine-strings.js";

addStrings({ en, zh });

/** What the learner brings, keeps and takes along. @param {import("../../shared/page.js").Playground} app */
export function mine(app) {
  return html`
    <div class="page">
      <gan-runs .app=${app}></gan-runs>
      <gan-take-home .app=${app}></gan-take-home>
      <gan-weights-picker .app=${app}></gan-weights-picker>
      <gan-files .app=${app}></gan-files>
      <gan-log .app=${app}></gan-log>
      <gan-embed .app=${app}></gan-embed>
    </div>
  `;
}
