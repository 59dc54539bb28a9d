import { html } from "lit";
import { fixed, percent } from "../../shared/format.js";
import { t } from "../../shared/i18n/index.js";

/** How far a slider goes along a direction, in standard deviations. */
const FAR = 3;

/**
 * One slider for each principal direction.
 * @param {readonly number[]} amounts in standard deviations
 * @param {Float32Array | undefined} explained the share of the variance that is each direction's, once that is known
 * @param {(i: number, amount: number) => void} onSlide
 */
export function directionSliders(amounts, explained, onSlide) {
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
 * By how much latents are shortened.
 * @param {number} truncation
 * @param {(truncation: number) => void} onSlide
 */
export function truncationSlider(truncation, onSlide) {
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
