import { html } from "lit";
import "../../features/arithmetic/arithmetic.css";
import "../../features/arithmetic/arithmetic.js";
import "../../features/appraiser-game/appraiser-game.css";
import "../../features/appraiser-game/appraiser-game.js";
import "../../features/classes/numbers.js";
import "../../features/drawing-pad/drawing-pad.css";
import "../../features/drawing-pad/drawing-pad.js";
import "../../features/export/keep-menu.js";
import "../../features/interpolation/interpolation.css";
import "../../features/interpolation/interpolation.js";
import "../../features/latent-map/latent-map.css";
import "../../features/latent-map/latent-map.js";
import "../../features/latents/latents.css";
import "../../features/latents/points.js";
import "../../features/time-machine/time-machine.css";
import "../../features/time-machine/time-machine.js";
import { addStrings } from "../../shared/i18n/index.js";
import { en, zh } from "../explore-strings.js";

addStrings({ en, zh });

/** What the forger can do: walks between its pictures, and pictures to order. @param {import("../../shared/page.js").Playground} app */
export function explore(app) {
  return html`
    <div class="page">
      <div class="space">
        <gan-latent-points .app=${app}></gan-latent-points>
        <gan-latent-map .app=${app}></gan-latent-map>
      </div>
      <gan-interpolation .app=${app}></gan-interpolation>
      <gan-arithmetic .app=${app}></gan-arithmetic>
      <gan-numbers .app=${app}></gan-numbers>
      <gan-drawing-pad .app=${app}></gan-drawing-pad>
      <gan-time-machine .app=${app}></gan-time-machine>
      <gan-appraiser-game .app=${app}></gan-appraiser-game>
    </div>
  `;
}
