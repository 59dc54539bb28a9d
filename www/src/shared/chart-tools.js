import { html } from "lit";
import { ACTIONS } from "./chart-hands.js";
import { SMOOTHINGS } from "./chart-window.js";
import { t } from "./i18n/index.js";

/**
 * @typedef {object} Tools
 * @property {import("./chart-window.js").ChartWindow} window
 * @property {boolean} isLog
 * @property {boolean} isSmooth whether the chart has running means
 * @property {() => void} toggleLog
 * @property {(act: (chart: import("./chart.js").LineChart) => void) => void} act
 */

const NAMES = /** @type {(keyof typeof ACTIONS)[]} */ (Object.keys(ACTIONS));

/** The buttons below a chart. @param {Tools} tools */
export function chartTools({ window, isLog, isSmooth, toggleLog, act }) {
  const signs = { closer: "+", further: "−", earlier: "←", later: "→", all: t("chart.all") };
  const needsZoom = (/** @type {string} */ name) => name !== "closer" && !window.isZoomed;
  return html`
    <div class="chart-tools" role="group" aria-label=${t("chart.tools")}>
      <button type="button" data-tool="log" aria-pressed=${isLog} @click=${toggleLog}>
        ${t("chart.log")}
      </button>
      ${isSmooth ? smoothing(window) : null}
      <span class="chart-zoom">
        ${NAMES.map(
          (name) =>
            html`<button
              type="button"
              data-tool=${name}
              aria-label=${t(`chart.${name}.aria`)}
              title=${t(`chart.${name}.aria`)}
              ?disabled=${needsZoom(name)}
              @click=${() => act(ACTIONS[name])}
            >
              ${signs[name]}
            </button>`,
        )}
      </span>
    </div>
  `;
}

/** @param {Tools["window"]} window */
function smoothing(window) {
  const choose = (/** @type {Event} */ event) =>
    window.smooth(Number(/** @type {HTMLSelectElement} */ (event.target).value));
  return html`
    <label>
      ${t("chart.smoothing")}
      <select data-tool="smoothing" @change=${choose}>
        ${SMOOTHINGS.map(
          (steps) =>
            html`<option value=${steps} ?selected=${steps === window.smoothing}>
              ${steps ? t("chart.smoothing.steps", { steps }) : t("chart.smoothing.none")}
            </option>`,
        )}
      </select>
    </label>
  `;
}
