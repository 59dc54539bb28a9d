import { html } from "lit";
import { t } from "../../shared/i18n/index.js";
import { crispWidth, gridSize, paintFrame } from "../../shared/paint.js";
import { View } from "../../shared/view.js";
import { classesOf } from "../classes/class-names.js";
import { isConditional } from "../classes/classes.js";

/** @typedef {import("../../engine/messages.js").Frame} Frame */

/** Size of a canvas before its first frame, so that the page does not jump. */
const PLACEHOLDER_PX = 256;

/** The hero: the grid of generated digits, and real ones beside it on request. */
class DigitsView extends View {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ ([
    "digits",
    "real",
    "timeline",
    "settings",
  ]);
  static properties = { showReal: { state: true } };

  #resize = new ResizeObserver(() => this.#fit());
  /** @type {{ fixed: Frame | null, real: Frame | null }} what the canvases show now */
  #painted = { fixed: null, real: null };

  constructor() {
    super();
    this.showReal = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#resize.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#resize.disconnect();
  }

  /** The frame on show: the live one, or a milestone that the learner looks back at. */
  get #frame() {
    return this.store.lookback ?? this.store.frames.fixed;
  }

  render() {
    const rows = this.#rows();
    return html`
      <div class="sheets ${this.showReal ? "with-real" : ""}">
        <figure class="plate">
          <figcaption>
            <h2><span class="fig">${t("fig.digits")}</span> ${t("digits.title")}</h2>
          </figcaption>
          <div class="mat">
            <canvas
              id="digits"
              class="print"
              role="img"
              width=${PLACEHOLDER_PX}
              height=${PLACEHOLDER_PX}
              aria-label=${this.#label(rows)}
            ></canvas>
          </div>
          ${this.#caption()} ${rows ? html`<p class="caption" id="digit-rows">${rows}</p>` : null}
        </figure>
        ${this.showReal ? this.#realSheet() : null}
      </div>
      <label class="check">
        <input
          type="checkbox"
          id="show-real"
          .checked=${this.showReal}
          @change=${this.#toggleReal}
        />
        ${t("digits.real.show")}
      </label>
    `;
  }

  /** @param {string} rows */
  #label(rows) {
    const frame = this.#frame;
    if (!frame) return t("digits.aria.none");
    const grid = t("digits.aria", { ...gridSize(frame), step: frame.step });
    return rows ? t("digits.aria.rows", { grid, rows }) : grid;
  }

  /** What the rows are, where each is a class. */
  #rows() {
    if (!isConditional(this.store.run)) return "";
    const { word, names } = classesOf(this.app);
    return t(`digits.rows.${word}`, { classes: names.join(t("classes.separator")) });
  }

  #caption() {
    const { lookback } = this.store;
    const step = this.#frame?.step;
    if (lookback) {
      return html`<p class="caption lookback">
        ${t("digits.lookback", { step })}
        <button type="button" class="link" @click=${this.#goLive}>${t("digits.live")}</button>
      </p>`;
    }
    const drawn = step === undefined ? "" : t("digits.caption.step", { step });
    return html`<p class="caption">${t("digits.caption")} ${drawn}</p>`;
  }

  #realSheet() {
    return html`
      <figure class="plate">
        <figcaption>
          <h2>${t("digits.real.title")}</h2>
        </figcaption>
        <div class="mat">
          <canvas
            id="real"
            class="print"
            role="img"
            width=${PLACEHOLDER_PX}
            height=${PLACEHOLDER_PX}
            aria-label=${t("digits.real.aria")}
          ></canvas>
        </div>
        <p class="caption">${t("digits.real.caption")}</p>
      </figure>
    `;
  }

  updated() {
    this.#paint("#digits", "fixed", this.#frame);
    this.#paint("#real", "real", this.store.frames.real);
    // New data has been loaded meanwhile.
    if (this.showReal && this.store.dataset && !this.store.frames.real) this.#askForReal();
    this.#fit();
  }

  /**
   * @param {string} selector
   * @param {"fixed" | "real"} kind
   * @param {Frame | null} frame
   */
  #paint(selector, kind, frame) {
    const canvas = this.canvas(selector);
    if (!canvas || !frame || this.#painted[kind] === frame) return;
    paintFrame(canvas, frame);
    this.#painted[kind] = frame;
  }

  #fit() {
    for (const canvas of this.querySelectorAll("canvas")) {
      const room = canvas.parentElement?.clientWidth ?? 0;
      if (room) canvas.style.width = `${crispWidth(canvas.width, room, devicePixelRatio)}px`;
    }
  }

  /** @param {Event} event */
  #toggleReal(event) {
    this.showReal = /** @type {HTMLInputElement} */ (event.target).checked;
    this.#painted.real = null; // its canvas is a new one
  }

  #asking = false;

  async #askForReal() {
    if (this.#asking) return;
    this.#asking = true;
    await this.app.send({ type: "real" });
    this.#asking = false;
  }

  #goLive() {
    this.store.lookback = null;
    this.store.touch("digits", "timeline");
    this.store.flush();
  }
}

customElements.define("gan-digits", DigitsView);
