import { html } from "lit";
import "../../shared/gan-frame.js";
import { count, statistic } from "../../shared/format.js";
import { formatNumber, t } from "../../shared/i18n/index.js";

/** @import { Layer } from "#pkg/types/index.js" */

/** Channels, height and width, as people write them. @param {Layer["shape"]} shape */
export function shapeInWords([channels, height, width]) {
  return `${count(channels)} × ${count(height)} × ${count(width)}`;
}

/** Below it three decimals say nothing. */
const SMALL = 0.01;

/** A number that may be far below 1. @param {number} value */
export function measure(value) {
  const size = Math.abs(value);
  if (size === 0 || size >= SMALL) return statistic(value);
  return formatNumber(value, { notation: "scientific", maximumFractionDigits: 1 });
}

/**
 * One network as a column of its layers, each with what it passes on.
 * @param {"generator" | "discriminator"} network
 * @param {Layer[]} all
 */
export function layers(network, all) {
  return html`
    <ol class="layers" id="layers-${network}">
      ${all.map((layer) => one(network, layer))}
    </ol>
  `;
}

/**
 * @param {"generator" | "discriminator"} network
 * @param {Layer} layer
 */
function one(network, { name, shape, min, max, mosaic }) {
  const words = shapeInWords(shape);
  const isSingle = shape.every((size) => size === 1);
  const scale = isSingle
    ? t("inside.layer.value", { value: measure(max) })
    : t("inside.layer.scale", { min: measure(min), max: measure(max) });
  return html`
    <li data-layer=${name} tabindex="-1" data-shape=${shape.join("x")}>
      <p>
        <code>${name}</code>
        <span class="shape">${words}</span>
        <span class="scale">${scale}</span>
      </p>
      ${
        isSingle
          ? null
          : html`<div class="maps">
              <gan-frame
                crisp
                .frame=${mosaic}
                .label=${t(`inside.layer.aria.${network}`, { name, shape: words })}
              ></gan-frame>
            </div>`
      }
    </li>
  `;
}
