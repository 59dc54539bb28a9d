import { html } from "lit";
import "../../features/appraiser-game/appraiser-game.css";
import "../../features/appraiser-game/appraiser-game.js";
import "../../features/classes/numbers.js";
import "../../features/drawing-pad/drawing-pad.css";
import "../../features/drawing-pad/drawing-pad.js";
import "../../features/export/keep-menu.js";
import "../../features/interpolation/interpolation.css";
import "../../features/interpolation/interpolation.js";
import "../../features/time-machine/time-machine.css";
import "../../features/time-machine/time-machine.js";
import { addStrings } from "../../shared/i18n/index.js";
import { en, zh } from "../explore-strings.js";

addStrings({ en, zh });

/** What the forger can do: walks between its pictures, and pictures to order. @param {import("../../shared/page.js").Playground} app */
export function explore(app) {
  return html`
    <div class="page">
      <gan-interpolation .app=${app}></gan-interpolation>
      <gan-numbers .app=${app}></gan-numbers>
      <gan-drawing-pad .app=${app}></gan-drawing-pad>
      <gan-time-machine .app=${app}></gan-time-machine>
      <gan-appraiser-game .app=${app}></gan-appraiser-game>
    </div>
  `;
}
