import { html } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { t } from "../../shared/i18n/index.js";
import { paintFrame } from "../../shared/paint.js";
import { View } from "../../shared/view.js";

/** @typedef {import("../../engine/messages.js").Frame} Frame */

/** A thumbnail shows this many tiles each way: fewer digits, but large enough to recognise. */
const THUMBNAIL_TILES = 3;

/** How near the end counts as "at the end", in pixels. */
const END_SLACK_PX = 24;

/** The sheets of earlier steps, to look back at. */
class TimelineView extends View {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ (["timeline"]);

  /** @type {WeakMap<HTMLCanvasElement, Frame>} */
  #painted = new WeakMap();

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
        aria-label=${t("timeline.choose", { step: frame.step })}
        aria-pressed=${this.store.lookback === frame}
        @click=${() => this.#lookAt(frame)}
      >
        <canvas class="print" .frame=${frame}></canvas>
        <span>${t("timeline.step", { step: frame.step })}</span>
      </button>
    `;
  }

  #live() {
    return html`
      <button
        type="button"
        class="live"
        aria-pressed=${this.store.lookback === null}
        @click=${() => this.#lookAt(null)}
      >
        ${t("timeline.live")}
      </button>
    `;
  }

  updated() {
    this.#paint();
    // The newest sheet comes into view, unless the learner has scrolled back.
    const strip = this.querySelector("#timeline");
    if (strip && this.#wasAtEnd) strip.scrollLeft = strip.scrollWidth;
  }

  #paint() {
    const canvases = /** @type {NodeListOf<HTMLCanvasElement & { frame: Frame }>} */ (
      this.querySelectorAll("canvas")
    );
    for (const canvas of canvases) {
      const { frame } = canvas;
      if (this.#painted.get(canvas) === frame) continue;
      const columns = Math.min(THUMBNAIL_TILES, frame.columns);
      const rows = Math.min(THUMBNAIL_TILES, frame.rows);
      paintFrame(canvas, frame, { column: 0, row: 0, columns, rows });
      this.#painted.set(canvas, frame);
    }
  }

  /** @param {Frame | null} frame */
  #lookAt(frame) {
    this.store.lookback = frame;
    this.store.touch("digits", "timeline");
    this.store.flush();
  }
}

customElements.define("gan-timeline", TimelineView);
