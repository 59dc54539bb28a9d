import { html, noChange } from "lit";
import { live } from "lit/directives/live.js";
import { settingNumber } from "../../shared/format.js";
import { t, tOr } from "../../shared/i18n/index.js";
import { describeTrouble, rangeText } from "../../shared/i18n/trouble.js";
import { readNumber } from "../../shared/read-number.js";
import { stepByArrows } from "../../shared/step-number.js";

/** @import { Setting } from "#pkg/types" */
/** @import { Trouble } from "../../engine/protocol.js" */

/**
 * @typedef {object} FieldOptions
 * @property {Setting} setting
 * @property {string} value as text
 * @property {Trouble | undefined} problem
 * @property {FieldMark | undefined} mark
 * @property {Setting[]} schema
 * @property {(value: string) => void} onChange
 */

/** @typedef {{ text: string, about: string }} FieldMark a word beside the label, and what it means */

/** @param {string} name */
export function settingLabel(name) {
  return tOr(`setting.${name}.label`, name);
}

/**
 * A setting's value as the page writes it.
 * @param {Setting} setting
 * @param {string} value as text
 */
export function valueLabel({ name, kind }, value) {
  return kind === "choice" ? tOr(`setting.${name}.${value}`, value) : settingNumber(value);
}

/**
 * One row of the schema as a form field: label, control, range, one line of help, and what is wrong with it.
 * @param {FieldOptions} options
 */
export function settingField(options) {
  const { setting, problem, mark, schema } = options;
  const { name, help } = setting;
  const range = t("settings.range.default", {
    range: rangeText(setting),
    value: settingNumber(setting.default),
  });
  return html`
    <div class="field">
      <div class="field-head">
        <label for="setting-${name}">${settingLabel(name)}</label>
        ${mark ? html`<span class="mark">${mark.text}</span>` : null}
      </div>
      ${setting.kind === "choice" ? choice(options, setting.choices) : number(options, setting)}
      <p class="help" id="help-${name}">
        ${mark ? html`<span class="unseen">${mark.about}</span>` : null}
        ${tOr(`setting.${name}.help`, help)}${
          setting.kind === "choice" ? null : html`<span class="range">${range}</span>`
        }
      </p>
      ${problem ? html`<p class="problem" role="alert">${describeTrouble(problem, schema)}</p>` : null}
    </div>
  `;
}

/**
 * @param {FieldOptions} options
 * @param {string[]} choices
 */
function choice({ setting, value, problem, onChange }, choices) {
  const { name } = setting;
  return html`
    <select
      id="setting-${name}"
      name=${name}
      aria-describedby="help-${name}"
      aria-invalid=${problem ? "true" : "false"}
      @change=${(/** @type {Event} */ event) =>
        onChange(/** @type {HTMLSelectElement} */ (event.target).value)}
    >
      ${choices.map(
        (one) =>
          // The property: the attribute has no effect on an option that was chosen by hand before.
          html`<option value=${one} .selected=${live(one === value)}>
            ${valueLabel(setting, one)}
          </option>`,
      )}
    </select>
  `;
}

/** A redraw, which a run under way may cause at any time, must not take back half a number. @param {string} name */
function isBeingTyped(name) {
  return document.activeElement?.id === `setting-${name}`;
}

/**
 * @param {FieldOptions} options
 * @param {Exclude<Setting, { kind: "choice" }>} setting
 */
function number({ value, problem, onChange }, setting) {
  const { name, kind } = setting;
  return html`
    <input
      id="setting-${name}"
      name=${name}
      type="text"
      inputmode=${kind === "integer" ? "numeric" : "decimal"}
      autocomplete="off"
      spellcheck="false"
      .value=${isBeingTyped(name) ? noChange : live(settingNumber(value))}
      aria-describedby="help-${name}"
      aria-invalid=${problem ? "true" : "false"}
      @keydown=${(/** @type {KeyboardEvent} */ event) => {
        if (kind === "integer") stepByArrows(event, Number(setting.min), Number(setting.max));
      }}
      @change=${(/** @type {Event} */ event) => {
        const field = /** @type {HTMLInputElement} */ (event.target);
        // It shows what was understood, also while it has the focus.
        field.value = readNumber(field.value, kind);
        onChange(field.value);
      }}
    />
  `;
}
