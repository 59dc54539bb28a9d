import { html } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { sentenceGap, t } from "./i18n/index.js";
import { describeTrouble } from "./i18n/trouble.js";
import { icon } from "./icons.js";

/** @typedef {import("./page.js").Playground} Playground */
/** @typedef {import("./page.js").Store["notices"][number]} Notice */

/** The controls that show beside themselves what went wrong with them; all other messages are shown in the layer. */
const CONTROLS = [
  "appraiser-game",
  "compare",
  "copy-link",
  "device",
  "drawing-search",
  "drawing-verdict",
  "experiment-file",
  "keep",
  "nearest",
  "offer",
  "own-images",
  "presets",
  "runs",
  "settings",
  "slow",
  "time-machine",
  "transport",
  "weights",
  "weights-file",
];

const LINK = "link:";
/** Troubles of a setting that stands for something in a link, and has its usual value instead. */
const WITH_USUAL_VALUE = ["setting_range", "setting_value"];

/** The source of a trouble with the link that the page was opened by. @param {Notice["trouble"]} trouble */
export function inLink({ code, params }) {
  return LINK + code + String(params.name);
}

/** @param {Notice} notice @param {Playground} app */
function sentences({ trouble, source }, { store }) {
  const sentence = describeTrouble(trouble, store.schema);
  const hasUsual = source?.startsWith(LINK) && WITH_USUAL_VALUE.includes(trouble.code);
  return hasUsual ? sentence + sentenceGap() + t("trouble.in_link") : sentence;
}

/** Whether a message is shown at the control that led to it, which may be in a part of the page that is not shown. @param {Notice} notice */
export function hasPlace({ source }) {
  if (source === undefined || !CONTROLS.includes(source)) return false;
  const places = document.querySelectorAll(`[data-messages="${source}"]`);
  return [...places].some((place) => !place.closest("[hidden]"));
}

/**
 * What went wrong with a control, for a place beside it.
 * @param {Playground} app
 * @param {string} source
 */
export function messagesAt(app, source) {
  const notices = app.store.notices.filter((notice) => notice.source === source);
  return html`<div class="messages" data-messages=${source}>
    ${repeat(
      notices,
      (notice) => notice.id,
      (notice) => message(app, notice, "notice-placed"),
    )}
  </div>`;
}

/**
 * What went wrong and what to do about it. Errors interrupt a screen reader; the rest waits its turn.
 * @param {Playground} app
 * @param {Notice} notice
 * @param {string} [style] a class more
 */
export function message(app, notice, style = "") {
  const { level, trouble, action } = notice;
  return html`
    <div
      class="notice notice-${level} ${style}"
      role=${level === "error" ? "alert" : "status"}
      data-code=${trouble.code}
    >
      <p>
        <strong>${t(`notices.level.${level}`)}</strong>${sentenceGap()}${sentences(notice, app)}
      </p>
      ${
        action
          ? html`<button
              type="button"
              data-action=${action}
              @click=${() => app.actOnNotice(notice)}
            >
              ${t(`notices.${action}`)}
            </button>`
          : null
      }
      <button
        type="button"
        class="dismiss"
        aria-label=${t("notices.dismiss")}
        @click=${() => app.dismissNotice(notice.id)}
      >
        ${icon("close")}
      </button>
    </div>
  `;
}
