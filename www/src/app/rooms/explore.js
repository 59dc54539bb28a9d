import { html } from "lit";
import "./explore.css";
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
import "../../features/question/question.js";
import "../../features/time-machine/time-machine.css";
import "../../features/time-machine/time-machine.js";
import { addStrings, t } from "../../shared/i18n/index.js";
import { leadTo } from "../../shared/lead-to.js";
import { en, zh } from "../explore-strings.js";
import * as question from "../question-strings.js";

addStrings({ en, zh });
addStrings(question);

/** What stands in the room, by the ids of the headings and the keys of their texts. */
const CONTENTS = /** @type {const} */ ([
  ["map-title", "map.title"],
  ["interpolation-title", "interpolation.title"],
  ["arithmetic-title", "arithmetic.title"],
  ["drawing-title", "pad.title"],
  ["time-machine-title", "moments.title"],
  ["appraiser-game-title", "game.title"],
]);

/** Leads to a part of the room. Links would change the address, which holds the run's settings. */
function contents() {
  return html`
    <nav class="contents" aria-label=${t("explore.contents")}>
      ${CONTENTS.map(
        ([id, title]) =>
          html`<button type="button" class="link" @click=${() => leadTo(id)}>${t(title)}</button>`,
      )}
    </nav>
  `;
}

/** What the forger can do: walks between its pictures, and pictures to order. @param {import("../../shared/page.js").Playground} app */
export function explore(app) {
  return html`
    <div class="page explore">
      ${contents()}
      <gan-question .app=${app} place="explore"></gan-question>
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
