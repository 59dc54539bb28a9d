import { html } from "lit";
import { t, tOr } from "../../shared/i18n/index.js";
import { settingLabel, valueLabel } from "./field.js";
import { changedOf } from "./setting-groups.js";

/** @import { Setting } from "#pkg/types" */

/**
 * @typedef {object} FurtherOptions
 * @property {Setting["group"]} group
 * @property {Setting[]} settings
 * @property {(name: string) => string} valueOf
 * @property {unknown[]} fields the settings as form fields
 */

/**
 * The settings of a group that a first run does without, folded away. Its heading names those that are not as usual,
 * so that nothing is at work unseen.
 * @param {FurtherOptions} options
 */
export function furtherSettings({ group, settings, valueOf, fields }) {
  const changed = changedOf(settings, valueOf);
  const title = tOr(`settings.further.${group}`, t(`settings.group.${group}`));
  return html`
    <details class="further" data-group=${group}>
      <summary>
        <span class="further-title" id="further-${group}">${title}</span>
        <span class="further-about">
          ${
            changed.length > 0
              ? html`${t("settings.further.changed")} ${changed.map((one) => mark(one, valueOf))}`
              : tOr(`settings.further.${group}.about`, "")
          }
        </span>
      </summary>
      <fieldset class="group" aria-labelledby="further-${group}">${fields}</fieldset>
    </details>
  `;
}

/**
 * @param {Setting} setting
 * @param {(name: string) => string} valueOf
 */
function mark(setting, valueOf) {
  const label = settingLabel(setting.name);
  const value = valueLabel(setting, valueOf(setting.name));
  return html`<span class="mark">${t("settings.further.value", { label, value })}</span> `;
}
