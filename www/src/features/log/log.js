import { html } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { formatNumber, t } from "../../shared/i18n/index.js";
import { View } from "../../shared/view.js";
import { noteText } from "../files/about.js";
import { changesText } from "../settings/changes.js";

/** How near the end counts as "at the end", in pixels. */
const END_SLACK_PX = 8;

/** @import { LogEntry, Setting } from "#pkg/types" */

/** As PyTorch prints losses. @param {number} value */
function loss(value) {
  const options = { minimumFractionDigits: 4, maximumFractionDigits: 4, useGrouping: false };
  return formatNumber(value, options);
}

/**
 * A line of the log in the learner's language.
 * @param {LogEntry} entry
 * @param {Setting[]} schema
 */
function lineOf(entry, schema) {
  if (entry.kind === "losses") {
    const { loss_d, loss_g } = entry;
    return t("log.losses", { ...entry, loss_d: loss(loss_d), loss_g: loss(loss_g) });
  }
  if (entry.kind === "images") return t("log.images", { note: noteText(entry.note) });
  if (entry.kind === "batches") return t("trouble.batches_shrank", { ...entry });
  const { step } = entry;
  if (entry.kind === "only") return t(`log.only.${entry.network}`, { step });
  return t("log.change", { step, changes: changesText(entry, schema) });
}

/** The lesson's log; it scrolls along unless the reader has scrolled up. */
class LogView extends View {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ (["log"]);

  #wasAtEnd = true;

  willUpdate() {
    const log = this.querySelector("#log");
    this.#wasAtEnd = !log || log.scrollHeight - log.scrollTop - log.clientHeight < END_SLACK_PX;
  }

  render() {
    const { log, logged } = this.store;
    const first = logged - log.length;
    return html`
      <section class="logbook" aria-labelledby="log-title">
        <div class="section-head">
          <h2 id="log-title">${t("log.title")}</h2>
          <p>${t("log.help")}</p>
        </div>
        <div id="log" role="log" tabindex="0" aria-labelledby="log-title">
          ${repeat(
            log,
            (_, i) => first + i,
            (entry) => html`<div>${lineOf(entry, this.store.schema)}</div>`,
          )}
          ${log.length ? null : html`<p class="empty">${t("log.empty")}</p>`}
        </div>
      </section>
    `;
  }

  updated() {
    const log = this.querySelector("#log");
    if (log && this.#wasAtEnd) log.scrollTop = log.scrollHeight;
  }
}

customElements.define("gan-log", LogView);
