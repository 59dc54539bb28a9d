import { html, nothing } from "lit";
import "../../shared/gan-frame.js";
import { count, fixed } from "../../shared/format.js";
import { t } from "../../shared/i18n/index.js";
import { sharesOf } from "./scene.js";
import { toPlace } from "./plane.js";
import { spotByKey, spotUnder } from "./spots.js";

/** @import { Mosaic } from "#pkg/types/index.js" */
/** @typedef {import("./plane.js").Pair} Pair */
/** @typedef {import("./scene.js").Marked} Marked */
/** @typedef {import("./scene.js").Scene} Scene */

/** Pictures in a row of the map. */
export const SIDE = 9;
const PLACEHOLDER = [SIDE * 32, SIDE * 32];

/**
 * The map as one control: pictures, the chosen points, and the marker.
 * @param {object} field
 * @param {Scene | undefined} field.scene
 * @param {Mosaic | undefined} field.mosaic
 * @param {Pair} field.spot of the marker
 * @param {string} field.value where that is, in words
 * @param {(spot: Pair, isPointed: boolean) => void} field.onMove
 */
export function mapField({ scene, mosaic, spot, value, onMove }) {
  const [left, top] = spot;
  return html`
    <div
      id="latent-map"
      class="map-field"
      role="slider"
      tabindex="0"
      aria-label=${t("map.aria")}
      aria-roledescription=${t("map.role")}
      aria-describedby="latent-map-help"
      aria-valuemin="0"
      aria-valuemax="100"
      aria-valuenow=${Math.round(100 * left)}
      aria-valuetext=${value}
      data-left=${left.toFixed(3)}
      data-top=${top.toFixed(3)}
      @pointerdown=${(/** @type {PointerEvent} */ event) => begin(event, onMove)}
      @pointermove=${(/** @type {PointerEvent} */ event) => drag(event, onMove)}
      @keydown=${(/** @type {KeyboardEvent} */ event) => byKey(event, spot, onMove)}
    >
      <div class="map-sheet">
        <gan-frame
          canvas-id="latent-map-pictures"
          .frame=${mosaic}
          .placeholder=${PLACEHOLDER}
        ></gan-frame>
      </div>
      ${scene?.kind === "abc" ? triangle(scene.marked) : nothing}
      ${scene?.marked.map((point) => label(point))}
      <span class="map-marker" .style=${position(spot)}></span>
    </div>
  `;
}

/** @param {Pair} spot */
function position([left, top]) {
  return `left: ${(100 * left).toFixed(2)}%; top: ${(100 * top).toFixed(2)}%`;
}

/** @param {Marked[]} marked */
function triangle(marked) {
  const corners = marked.map(({ spot }) => spot.map((share) => (100 * share).toFixed(2)).join());
  return html`<svg class="map-lines" viewBox="0 0 100 100" aria-hidden="true">
    <polygon points=${corners.join(" ")} />
  </svg>`;
}

/** @param {Marked} point */
function label({ name, spot, isOn }) {
  if (spot.some((share) => share < 0 || share > 1)) return nothing;
  return html`<span class="letter ${isOn ? "" : "off"}" data-point=${name} .style=${position(spot)}
    >${t(`latents.${name}`)}</span
  >`;
}

/** @typedef {(spot: Pair, isPointed: boolean) => void} OnMove */

/** @param {PointerEvent} event @param {OnMove} onMove */
function begin(event, onMove) {
  if (event.button !== 0) return;
  const field = /** @type {HTMLElement} */ (event.currentTarget);
  field.setPointerCapture(event.pointerId);
  onMove(spotUnder(event, field.getBoundingClientRect()), true);
}

/** @param {PointerEvent} event @param {OnMove} onMove */
function drag(event, onMove) {
  const field = /** @type {HTMLElement} */ (event.currentTarget);
  if (!field.hasPointerCapture(event.pointerId)) return;
  onMove(spotUnder(event, field.getBoundingClientRect()), true);
}

/** @param {KeyboardEvent} event @param {Pair} spot @param {OnMove} onMove */
function byKey(event, spot, onMove) {
  if (event.altKey || event.metaKey || event.ctrlKey) return;
  const to = spotByKey(event.key, spot, event.shiftKey);
  if (!to) return;
  event.preventDefault();
  onMove(to, false);
}

/**
 * Where a spot is, in words.
 * @param {Scene} scene
 * @param {Pair} spot
 */
export function inWords(scene, spot) {
  if (scene.kind !== "abc") {
    const [x, y] = toPlace(scene.plane, spot).map((deviations) => fixed(deviations, 1));
    return t("map.value.directions", { x, y });
  }
  const shares = sharesOf(scene, spot);
  const [left, top] = spot.map((share) => wholePercent(share));
  if (!shares) return t("map.value.spot", { left, top });
  const [a, b, c] = shares.map((share) => wholePercent(share));
  return t("map.value.shares", { a, b, c });
}

/** @param {number} share */
function wholePercent(share) {
  const whole = Math.round(100 * share) || 0; // no "-0"
  return `${count(whole)}%`;
}
