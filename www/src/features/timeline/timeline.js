import { html } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { count } from "../../shared/format.js";
import { t } from "../../shared/i18n/index.js";
import "../../shared/gan-frame.js";
import { View } from "../../shared/view.js";

/** @import { Frame } from "#pkg/types" */

/** A thumbnail shows this many tiles each way: fewer digits, but large enough to recognise. */
const THUMBNAIL_TILES = 3;

/** How near the end counts as "at the end", in pixels. */
const END_SLACK_PX = 24;

/** @param {Frame} frame */
function cornerOf({ columns, rows }) {
  const [shownColumns, shownRows] = [columns, rows].map((n) => Math.min(THUMBNAIL_TILES, n));
  return { column: 0, row: 0, columns: shownColumns, rows: shownRows };
}

/** The sheets of earlier steps, to look back at. */
class TimelineView extends View {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ (["timeline"]);

  #wasAtEnd = true;

  willUpdate() {
    const strip = this.querySelector("#timeline");
    this.#wasAtEnd =
      !strip || strip.scrollWidth - strip.scrollLeft - strip.clientWidth < END_SLACK_PX;
  }

  render() {
    const { frames } = this.store.timeline;
    return html`
      <section class="timeline" aria-labelledby="timeline-title">
        <div class="section-head">
          <h2 id="timeline-title">${t("timeline.title")}</h2>
          <p>${frames.length ? t("timeline.help") : t("timeline.empty")}</p>
        </div>
        <gan-keep-menu .app=${this.app} figure="timeline"></gan-keep-menu>
        <div class="strip" id="timeline">
          ${repeat(
            frames,
            (frame) => frame.step,
            (frame) => this.#thumbnail(frame),
          )}
          ${frames.length ? this.#live() : null}
        </div>
      </section>
    `;
  }

  /** @param {Frame} frame */
  #thumbnail(frame) {
    return html`
      <button
        type="button"
        class="thumbnail"
        aria-label=${t("timeline.choose", { step: count(frame.step) })}
        aria-pressed=${this.store.lookback === frame}
        @click=${() => this.app.lookBackAt(frame)}
      >
        <gan-frame .frame=${frame} .tiles=${cornerOf(frame)}></gan-frame>
        <span>${t("timeline.step", { step: count(frame.step) })}</span>
      </button>
    `;
  }

  #live() {
    return html`
      <button
        type="button"
        class="live"
        aria-pressed=${this.store.lookback === null}
        @click=${() => this.app.lookBackAt(null)}
      >
        ${t("timeline.live")}
      </button>
    `;
  }

  updated() {
    // The newest sheet comes into view, unless the learner has scrolled back.
    const strip = this.querySelector("#timeline");
    if (strip && this.#wasAtEnd) strip.scrollLeft = strip.scrollWidth;
  }
}

customElements.define("gan-timeline", TimelineView);
