import { html } from "lit";
import "../../features/classes/numbers.js";
import "../../features/drawing-pad/drawing-pad.js";
import "../../features/export/keep-menu.js";
import "../../features/interpolation/interpolation.js";

/** What the forger can do: walks between its pictures, and pictures to order. @param {import("../../shared/page.js").Playground} app */
export function explore(app) {
  return html`
    <div class="page">
      <gan-interpolation .app=${app}></gan-interpolation>
      <gan-numbers .app=${app}></gan-numbers>
      <gan-drawing-pad .app=${app}></gan-drawing-pad>
    </div>
  `;
}
