import { html } from "lit";
import { isSame } from "../../shared/hash.js";
import { t } from "../../shared/i18n/index.js";
import { changesText } from "../settings/changes.js";

/** @import { Change, Setting } from "#pkg/types/index.js" */
/** @typedef {import("../../shared/hash.js").Values} Values */
/** @typedef {import("../../shared/page.js").Playground} Playground */
/** @typedef {import("./standing.js").Standing} Standing */

/** Games that do not mend themselves. @type {Standing[]} */
const FAILURES = ["diverged", "starved", "collapsed"];
/** How long a run is, and which of the equal ones: no failure is due to these. */
const HARMLESS = ["epochs", "seed"];

/**
 * Settings that a failure may be due to: those that are not as usual.
 * @param {Setting[]} schema
 * @param {Values} config
 * @returns {{ live: Change[], fixed: Change[] }} from now to the usual; those that can change in a run, and the others
 */
export function suspects(schema, config) {
  const others = schema.filter(
    (setting) =>
      !HARMLESS.includes(setting.name) &&
      setting.name in config &&
      !isSame(setting, config[setting.name], setting.default),
  );
  const changes = (/** @type {Setting[]} */ settings) =>
    settings.map(({ name, default: to }) => ({ name, from: String(config[name]), to }));
  return {
    live: changes(others.filter(({ live }) => live)),
    fixed: changes(others.filter(({ live }) => !live)),
  };
}

/**
 * What may have led to a failure of the learner's own making, and the way back; experiments have cures of their own.
 * @param {Playground} app
 * @param {Standing} standing
 */
export function advice(app, standing) {
  const { schema, run, experiment } = app.store;
  if (experiment.name !== null || !FAILURES.includes(standing)) return null;
  const { live, fixed } = suspects(schema, run?.config ?? {});
  if (!live.length && !fixed.length) return null;
  const isLost = standing === "diverged";
  return html`
    <div class="advice" id="advice">
      ${live.length ? html`<p>${t("advice.live", { changes: changesText({ changes: live }, schema) })}</p>` : null}
      ${fixed.length ? html`<p>${t("advice.fixed", { changes: changesText({ changes: fixed }, schema) })}</p>` : null}
      ${isLost ? html`<p>${t("advice.lost")}</p>` : null}
      ${
        live.length
          ? html`<button type="button" id="set-back" @click=${() => setBack(app, live)}>
              ${t("advice.set_back")}
            </button>`
          : null
      }
    </div>
  `;
}

/**
 * @param {Playground} app
 * @param {Change[]} changes
 */
async function setBack(app, changes) {
  for (const { name, to } of changes) await app.editSetting(name, to);
}
