import { html } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { t } from "../../shared/i18n/index.js";
import { View } from "../../shared/view.js";

/** How near the end counts as "at the end", in pixels. */
const END_SLACK_PX = 8;

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
            (line) => html`<div lang="en">${line}</div>`,
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
