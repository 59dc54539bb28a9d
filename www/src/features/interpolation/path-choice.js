import { html } from "lit";
import { t } from "../../shared/i18n/index.js";

/** @typedef {"lerp" | "slerp"} Path */

const PATHS = /** @type {Path[]} */ (["slerp", "lerp"]);

/**
 * Which way a walk takes from one latent to the other.
 * @param {Path} chosen
 * @param {(path: Path) => void} onChoose
 */
export function pathChoice(chosen, onChoose) {
  const choose = (/** @type {Event} */ event) =>
    onChoose(/** @type {Path} */ (/** @type {HTMLSelectElement} */ (event.target).value));
  return html`
    <div class="walk-path">
      <label for="walk-path">${t("interpolation.path")}</label>
      <select id="walk-path" aria-describedby="walk-path-help" @change=${choose}>
        ${PATHS.map(
          (path) =>
            html`<option value=${path} ?selected=${path === chosen}>
              ${t(`interpolation.${path}`)}
            </option>`,
        )}
      </select>
      <p id="walk-path-help" class="help">${t("interpolation.path.help")}</p>
    </div>
  `;
}
