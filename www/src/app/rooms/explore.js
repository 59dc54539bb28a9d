import { html } from "lit";
// Only this room has such views: their styles come with it.
import "../../features/latents/latents.css";
import "../../features/latent-map/latent-map.css";
import "../../features/arithmetic/arithmetic.css";
import "../../features/arithmetic/arithmetic.js";
import "../../features/classes/numbers.js";
import "../../features/export/keep-menu.js";
import "../../features/interpolation/interpolation.js";
import "../../features/latent-map/latent-map.js";
import "../../features/latents/points.js";

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
    </div>
  `;
}
