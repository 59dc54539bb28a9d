import { html } from "lit";
import { count } from "../../shared/format.js";
import { t } from "../../shared/i18n/index.js";
import "../../shared/gan-frame.js";
import { gridSize } from "../../shared/paint.js";
import { View } from "../../shared/view.js";
import { classesOf } from "../classes/class-names.js";
import { isConditional } from "../classes/classes.js";

/** The hero: the grid of generated digits, and real ones beside it on request. */
class DigitsView extends View {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ ([
    "digits",
    "real",
    "timeline",
    "settings",
    "inside",
  ]);
  static properties = { showReal: { state: true } };

  constructor() {
    super();
    this.showReal = false;
  }

  /** The frame on show: the live one, or a milestone that the learner looks back at. */
  get #frame() {
    return this.store.lookback ?? this.store.frames.fixed;
  }

  /** The pictures in the order that the learner wants; as they come where they are not sorted. */
  get #order() {
    const { fixed } = this.store.frames;
    if (this.store.lookback || !fixed || !this.store.inside.isSorted) return undefined;
    return this.store.inside.orderOf(gridSize(fixed).count);
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
            <gan-frame
              canvas-id="digits"
              crisp
              bound
              .frame=${this.#frame}
              .tiles=${this.#order}
              .label=${this.#label(rows)}
            ></gan-frame>
            <gan-sheet-picker .app=${this.app}></gan-sheet-picker>
          </div>
          <div class="sheet-foot">
            <div>
              ${this.#caption()}
              ${rows ? html`<p class="caption" id="digit-rows" title=${rows}>${rows}</p>` : null}
            </div>
            <gan-keep-menu .app=${this.app} figure="sheet"></gan-keep-menu>
          </div>
        </figure>
        ${this.showReal ? this.#realSheet() : null}
      </div>
      ${this.#realSwitch()}
    `;
  }

  #realSwitch() {
    return html`<label class="check">
      <input type="checkbox" id="show-real" .checked=${this.showReal} @change=${this.#toggleReal} />
      ${t("digits.real.show")}
    </label>`;
  }

  /** @param {string} rows */
  #label(rows) {
    const frame = this.#frame;
    if (!frame) return t("digits.aria.none");
    const grid = t("digits.aria", { ...gridSize(frame), step: count(frame.step) });
    return rows ? t("digits.aria.rows", { grid, rows }) : grid;
  }

  /** Says what the rows are in a run where each row is a class. */
  #rows() {
    if (!isConditional(this.store.run)) return "";
    const { word, names } = classesOf(this.app);
    return t(`digits.rows.${word}`, { classes: names.join(t("classes.separator")) });
  }

  #caption() {
    const { lookback } = this.store;
    const frame = this.#frame;
    const step = frame ? count(frame.step) : "";
    if (lookback) {
      return html`<p class="caption lookback">
        ${t("digits.lookback", { step })}
        <button type="button" class="link" @click=${this.#goLive}>${t("digits.live")}</button>
      </p>`;
    }
    return html`<p class="caption drawn">
      <span title=${t("digits.caption")}>${t("digits.caption")}</span>
      <span>${frame ? t("digits.caption.step", { step }) : ""}</span>
    </p>`;
  }

  #realSheet() {
    const { real } = this.store.frames;
    const size = real ? gridSize(real) : { count: 0, rows: 0, columns: 0 };
    return html`
      <figure class="plate">
        <figcaption>
          <h2>${t("digits.real.title")}</h2>
        </figcaption>
        <div class="mat">
          <gan-frame
            canvas-id="real"
            crisp
            bound
            .frame=${real}
            .label=${real ? t("digits.real.aria", size) : ""}
          ></gan-frame>
        </div>
        <p class="caption">${real ? t("digits.real.caption", size) : ""}</p>
      </figure>
    `;
  }

  updated() {
    if (this.showReal) void this.app.askForReal();
  }

  /** @param {Event} event */
  #toggleReal(event) {
    this.showReal = /** @type {HTMLInputElement} */ (event.target).checked;
  }

  #goLive() {
    this.app.lookBackAt(null);
  }
}

customElements.define("gan-digits", DigitsView);
