import { html } from "lit";
import { percent } from "../../shared/format.js";
import { t } from "../../shared/i18n/index.js";
import { messagesAt } from "../../shared/messages.js";
import { KINDS, lackOf } from "./kinds.js";

/** @typedef {import("../../shared/page.js").Playground} Playground */
/** @typedef {import("./kinds.js").KindName} KindName */

/**
 * Buttons that make files.
 * @param {Playground} app
 * @param {KindName[]} kinds
 * @param {(kind: KindName) => void} keep
 */
export function keepButtons(app, kinds, keep) {
  const { store } = app;
  return html`<ul class="keep-list">
    ${kinds.map((kind) => {
      const lack = lackOf(kind);
      return html`<li>
        <button
          type="button"
          data-keep=${kind}
          ?disabled=${store.exports.job !== null || !KINDS[kind].isThere(store)}
          @click=${() => keep(kind)}
        >
          ${t(`keep.${kind}`)}
        </button>
        ${lack ? html`<p class="help">${lack}</p>` : null}
      </li>`;
    })}
  </ul>`;
}

/**
 * How far the file under way is, and what came of the last one, where it was asked for.
 * @param {Playground} app
 * @param {import("./export-state.js").Place} place
 */
export function keepState(app, place) {
  const { exports } = app.store;
  const isHere = exports.place === place;
  const said = isHere && exports.done ? t("keep.done", { file: exports.done }) : "";
  return html`
    ${isHere && exports.job ? progress(app, exports.job) : null}
    <p role="status" class="help">${said}</p>
    ${isHere ? messagesAt(app, "keep") : null}
  `;
}

/**
 * @param {Playground} app
 * @param {NonNullable<Playground["store"]["exports"]["job"]>} job
 */
function progress(app, { kind, share }) {
  return html`
    <div class="keep-job">
      <progress
        max="1"
        value=${share}
        aria-label=${t("keep.busy", { what: t(`keep.${kind}`) })}
      ></progress>
      <span>${percent(share)}</span>
      <button type="button" data-keep="cancel" @click=${() => app.takeHome.cancel()}>
        ${t("keep.cancel")}
      </button>
    </div>
  `;
}

/** @param {Element} view */
export function hasFocus(view) {
  return view.contains(document.activeElement);
}

/**
 * The button that ends a job goes with it, and the focus should not.
 * @param {Element} view
 * @param {boolean} hadFocus before it was drawn again
 */
export function takeFocusBack(view, hadFocus) {
  if (!hadFocus || hasFocus(view)) return;
  const next = view.querySelector("summary, [data-keep]:not(:disabled)");
  /** @type {HTMLElement | null} */ (next)?.focus();
}
