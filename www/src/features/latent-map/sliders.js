import { html } from "lit";
import { fixed, percent } from "../../shared/format.js";
import { t } from "../../shared/i18n/index.js";

/** How far a slider goes along a direction, in standard deviations. */
const FAR = 3;

/**
 * A slider for each principal direction, and one for the truncation.
 * @param {object} panel
 * @param {readonly number[]} panel.amounts in standard deviations
 * @param {Float32Array | undefined} panel.explained the share of the variance that is each direction's, once it is known
 * @param {number} panel.truncation by how much latents are shortened, 0..1
 * @param {unknown} panel.more what else there is to choose
 * @param {(i: number, amount: number) => void} panel.onSlide
 * @param {() => void} panel.onZero
 * @param {(truncation: number) => void} panel.onTruncate
 */
export function slidersPanel({ amounts, explained, truncation, more, ...on }) {
  return html`
    <div class="map-sliders" role="group" aria-labelledby="map-directions">
      <div class="map-sliders-head">
        <h3 id="map-directions">${t("map.directions")}</h3>
        <button
          type="button"
          id="map-zero"
          ?disabled=${amounts.every((amount) => amount === 0)}
          @click=${on.onZero}
        >
          ${t("map.zero")}
        </button>
      </div>
      <p class="help">${t("map.directions.help")}</p>
      <div class="map-directions">${directionSliders(amounts, explained, on.onSlide)}</div>
      <div class="map-more">${truncationSlider(truncation, on.onTruncate)} ${more}</div>
      <p class="help">${t("map.truncation.help")}</p>
    </div>
  `;
}

/**
 * @param {readonly number[]} amounts
 * @param {Float32Array | undefined} explained
 * @param {(i: number, amount: number) => void} onSlide
 */
function directionSliders(amounts, explained, onSlide) {
  return amounts.map((amount, i) =>
    slider({
      id: `direction-${i + 1}`,
      label: explained
        ? t("map.direction.share", { number: i + 1, share: percent(explained[i]) })
        : t("map.direction", { number: i + 1 }),
      ...{ min: -FAR, max: FAR, step: 0.1 },
      value: amount,
      text: fixed(amount, 1),
      onSlide: (value) => onSlide(i, value),
    }),
  );
}

/**
 * @param {number} truncation
 * @param {(truncation: number) => void} onSlide
 */
function truncationSlider(truncation, onSlide) {
  return slider({
    ...{ id: "map-truncation", label: t("map.truncation"), min: 0, max: 1, step: 0.05 },
    value: truncation,
    text: fixed(truncation, 2),
    onSlide,
  });
}

/**
 * @param {object} about
 * @param {string} about.id
 * @param {string} about.label
 * @param {number} about.min
 * @param {number} about.max
 * @param {number} about.step
 * @param {number} about.value
 * @param {string} about.text
 * @param {(value: number) => void} about.onSlide
 */
function slider({ id, label, min, max, step, value, text, onSlide }) {
  return html`
    <div class="slider">
      <label for=${id}>${label}</label>
      <input
        id=${id}
        type="range"
        min=${min}
        max=${max}
        step=${step}
        .value=${String(value)}
        aria-valuetext=${text}
        @input=${(/** @type {Event} */ event) =>
          onSlide(Number(/** @type {HTMLInputElement} */ (event.target).value))}
      />
      <output for=${id}>${text}</output>
    </div>
  `;
}
