import { html, nothing } from "lit";
import "../../shared/gan-frame.js";
import { percent, statistic } from "../../shared/format.js";
import { t } from "../../shared/i18n/index.js";
import { shapeInWords } from "./layers.js";
import { boxOf } from "./boxes.js";

/** @import { Frame, Layer } from "#pkg/types/index.js" */
/** @typedef {import("./inside.js").Found} Found */
/** @typedef {"generator" | "discriminator"} NetworkName */

/**
 * Both networks as a drawing: each layer a box as high as what it passes on and the wider, the more channels that has.
 * A picture flows from left to right, the gradient back. Each box leads to its layer's feature maps below.
 * @param {object} drawing
 * @param {Found} drawing.found
 * @param {Frame} drawing.frame
 * @param {import("../../shared/paint.js").Tiles} drawing.tiles the picture's place in it
 * @param {boolean} drawing.isFlowing whether the networks are being trained
 */
export function flow({ found, frame, tiles, isFlowing }) {
  const picture = html`<span class="flow-picture maps">
    <gan-frame .frame=${frame} .tiles=${tiles} .placeholder=${[frame.tile, frame.tile]}></gan-frame>
  </span>`;
  return html`
    <div
      id="flow"
      class="flow ${isFlowing ? "flowing" : ""}"
      role="group"
      aria-label=${t("flow.aria")}
    >
      ${row("generator", html`<code>z</code>`, found.generator, picture)}
      ${row("discriminator", picture, found.discriminator, verdict(found))}
      <p class="flow-back">${t("flow.back")}</p>
    </div>
  `;
}

/**
 * @param {NetworkName} network
 * @param {unknown} input
 * @param {Layer[]} layers
 * @param {unknown} output
 */
function row(network, input, layers, output) {
  const inner = layers.filter(({ shape: [channels] }) => channels > 1);
  return html`
    <p class="flow-name">${t(`flow.${network}`)}</p>
    <ol class="flow-row ${network}">
      <li>${input}</li>
      ${inner.map((layer) => html`<li>${box(network, layer)}</li>`)}
      <li>${output}</li>
    </ol>
  `;
}

/**
 * @param {NetworkName} network
 * @param {Layer} layer
 */
function box(network, { name, shape }) {
  const { width, height } = boxOf(shape);
  const words = t("flow.layer", { name, shape: shapeInWords(shape) });
  return html`
    <button
      type="button"
      class="flow-layer"
      title=${words}
      aria-label=${words}
      @click=${() => show(network, name)}
    >
      <span class="flow-box" .style=${`width: ${width}px; height: ${height}px`}></span>
      <span class="flow-size" aria-hidden="true">${shape[0]}<br />${shape[1]}×${shape[2]}</span>
    </button>
  `;
}

/** @param {Found} found */
function verdict({ fakes: { probabilities, logits }, index }) {
  const words = probabilities ? percent(probabilities[index]) : statistic(logits[index]);
  const isBelieved = (probabilities?.[index] ?? 0) >= 0.5;
  return html`<strong class="flow-verdict ${isBelieved ? "believed" : nothing}">${words}</strong>`;
}

/**
 * @param {NetworkName} network
 * @param {string} layer
 */
function show(network, layer) {
  const maps = document.querySelector(`#layers-${network} [data-layer="${CSS.escape(layer)}"]`);
  maps?.scrollIntoView({ block: "nearest" });
  /** @type {HTMLElement | null} */ (maps)?.focus({ preventScroll: true });
}
