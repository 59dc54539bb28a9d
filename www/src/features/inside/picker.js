import { html, nothing } from "lit";
import { percent, statistic } from "../../shared/format.js";
import { t } from "../../shared/i18n/index.js";
import { AskerView } from "../../shared/asker.js";
import { placeAt, placeByKey, placeOf, within } from "../../shared/places.js";
import { marksOf, mostConvincingFirst } from "./verdicts.js";

/** @import { Frame, Verdicts } from "#pkg/types/index.js" */

/**
 * Lies over the sheet, with a button for each of its pictures: one of them is reached by Tab, the others by the arrow
 * keys. Pointers reach the sheet itself, so that its picture can still be saved by the browser's own menu. On request each one carries the discriminator's verdict as a mark.
 */
class PickerView extends AskerView {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ ([
    "digits",
    "timeline",
    "inside",
    "room",
  ]);
  static properties = { at: { state: true }, verdicts: { state: true } };

  constructor() {
    super();
    /** The place on the sheet that Tab leads to. */
    this.at = 0;
    /** @type {Verdicts | undefined} */
    this.verdicts = undefined;
  }

  connectedCallback() {
    super.connectedCallback();
    this.parentElement?.addEventListener("click", this.#choose);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.parentElement?.removeEventListener("click", this.#choose);
  }

  get isWanted() {
    return this.store.inside.hasMarks || this.store.inside.isSorted;
  }

  render() {
    const frame = this.store.frames.fixed;
    // What is looked back at was drawn by networks that are no more, and for a projector there is no panel.
    if (!frame || this.store.lookback || this.app.looks.isPresenting) return nothing;
    const { columns, rows } = frame;
    const { hasMarks } = this.store.inside;
    const marks = hasMarks && this.verdicts ? marksOf(this.verdicts) : undefined;
    const order = this.store.inside.orderOf(columns * rows);
    return html`
      <div
        class="sheet-picker"
        role="group"
        aria-label=${t("inside.pick")}
        .style=${`grid-template: repeat(${rows}, minmax(0, 1fr)) / repeat(${columns}, minmax(0, 1fr))`}
        @keydown=${this.#move}
      >
        ${order.map((index, place) => this.#cell(index, place, frame, marks?.[index]))}
      </div>
      ${this.#link()}
    `;
  }

  /** For those at the keyboard: to the panel that is many Tabs away. Its click chooses the picture once more, too. */
  #link() {
    if (this.store.inside.times === 0) return null;
    return html`<button type="button" class="to-inside" @click=${toPanel}>
      ${t("inside.to")}
    </button>`;
  }

  /**
   * @param {number} index of the picture
   * @param {number} place where it is shown
   * @param {Frame} frame
   * @param {import("./verdicts.js").Mark | undefined} mark
   */
  #cell(index, place, frame, mark) {
    return html`
      <button
        type="button"
        data-place=${place}
        tabindex=${place === within(this.at, frame) ? 0 : -1}
        aria-label=${this.#name(index, place, frame)}
        aria-pressed=${this.store.inside.times > 0 && index === this.store.inside.chosen}
      >
        ${
          mark === undefined
            ? null
            : html`<span class="verdict-mark ${mark.isBelieved ? "believed" : ""}">
                <span .style=${`width: ${(100 * mark.share).toFixed(1)}%`}></span>
              </span>`
        }
      </button>
    `;
  }

  /**
   * @param {number} index
   * @param {number} at
   * @param {Frame} frame
   */
  #name(index, at, frame) {
    const place = t("inside.place", placeOf(at, frame));
    if (!this.isWanted || !this.verdicts) return place;
    const { probabilities, logits } = this.verdicts;
    return probabilities
      ? t("inside.place.probability", { place, probability: percent(probabilities[index]) })
      : t("inside.place.score", { place, score: statistic(logits[index]) });
  }

  updated() {
    const { isSorted, order } = this.store.inside;
    if (!this.isWanted) this.verdicts = undefined;
    else if (!this.verdicts || (isSorted && order.length === 0)) void this.requests.now();
    this.follow(this.verdicts !== undefined);
  }

  async look() {
    this.verdicts = (await this.find({ type: "verdicts" }))?.fakes ?? this.verdicts;
    if (this.verdicts && this.store.inside.isSorted) {
      this.app.inside.arrange(mostConvincingFirst(this.verdicts));
    }
  }

  /** @param {KeyboardEvent} event */
  #move(event) {
    const frame = this.store.frames.fixed;
    if (!frame || event.altKey || event.metaKey) return;
    const to = placeByKey(event.key, within(this.at, frame), frame, event.ctrlKey);
    if (to === undefined) return;
    event.preventDefault();
    this.at = to;
    this.#button(to)?.focus({ preventScroll: true });
  }

  /** @param {number} place @returns {HTMLElement | null} */
  #button(place) {
    return this.querySelector(`[data-place="${place}"]`);
  }

  /** By a button, or by a point of the sheet below it. @param {MouseEvent} event */
  #choose = (event) => {
    const target = /** @type {Element} */ (event.target);
    const frame = this.store.frames.fixed;
    if (!frame || !this.querySelector(".sheet-picker")) return;
    if (target instanceof HTMLCanvasElement) {
      const { left, top, width, height } = target.getBoundingClientRect();
      const [x, y] = [(event.clientX - left) / width, (event.clientY - top) / height];
      this.at = placeAt(x, y, frame);
    } else if (this.contains(target)) {
      this.at = Number(target.closest("button")?.dataset.place ?? this.at);
    } else return;
    const place = within(this.at, frame);
    this.app.inside.choose(this.store.inside.orderOf(frame.columns * frame.rows)[place]);
  };
}

/** When the panel has been shown. */
function toPanel() {
  requestAnimationFrame(() => {
    /** @type {HTMLElement | null} */ (document.querySelector("#inside-title"))?.focus();
  });
}

customElements.define("gan-sheet-picker", PickerView);
