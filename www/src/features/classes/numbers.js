import { html, nothing } from "lit";
import { FollowerView } from "../../shared/follower.js";
import { count } from "../../shared/format.js";
import "../../shared/gan-frame.js";
import { t } from "../../shared/i18n/index.js";
import { icon } from "../../shared/icons.js";
import { rollSeed } from "../../shared/seed.js";
import { classesOf } from "./class-names.js";
import { MAX_DIGITS, isConditional, parseNumber } from "./classes.js";

/** @import { Frame } from "#pkg/types" */
/** @typedef {{ frame: Frame, classes: number[], seed: number }} Written */

/** The first digits of pi. The 1 occurs twice and is drawn in two ways. */
const FIRST_NUMBER = "31415";
const PLACEHOLDER = [160, 32];

/** Draws a number digit by digit, with a generator that is told the class. */
class NumbersView extends FollowerView {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ ([
    "digits",
    "settings",
    "run",
  ]);
  static properties = {
    typed: { state: true },
    seed: { state: true },
    written: { state: true },
  };

  constructor() {
    super();
    this.typed = FIRST_NUMBER;
    this.seed = 1;
    /** @type {Written | null} what is on show: a moment behind what is typed */
    this.written = null;
  }

  render() {
    if (!isConditional(this.store.run)) return null;
    const { word, names } = classesOf(this.app);
    const classes = names.map((name, i) => `${i} ${name}`).join(t("classes.separator"));
    return html`
      <section class="numbers" aria-labelledby="numbers-title">
        <div class="section-head">
          <h2 id="numbers-title">${t(`numbers.title.${word}`)}</h2>
          <p>${t(`numbers.help.${word}`, { classes })}</p>
        </div>
        <div class="numbers-body">${this.#controls()} ${this.#picture()}</div>
      </section>
    `;
  }

  #controls() {
    const { note } = parseNumber(this.typed);
    return html`
      <div class="numbers-controls">
        <div class="numbers-field">
          <label for="number">${t("numbers.label", { max: MAX_DIGITS })}</label>
          <input
            id="number"
            type="text"
            inputmode="numeric"
            autocomplete="off"
            spellcheck="false"
            aria-describedby="number-note"
            .value=${this.typed}
            @input=${this.#type}
          />
        </div>
        <button
          type="button"
          id="new-hand"
          title=${t("numbers.new_hand.title")}
          @click=${this.#rollHand}
        >
          ${icon("die")} <span>${t("numbers.new_hand")}</span>
        </button>
        <p id="number-note" role="status" class="help">
          ${note ? t(`numbers.note.${note}`, { max: MAX_DIGITS }) : nothing}
        </p>
      </div>
    `;
  }

  #picture() {
    const { written } = this;
    const isEmpty = parseNumber(this.typed).note === "empty";
    return html`<div class="mat">${written && !isEmpty ? this.#written(written) : nothing}</div>`;
  }

  /** @param {Written} written */
  #written({ frame, classes, seed }) {
    const { word, names } = classesOf(this.app);
    const text =
      word === "digit"
        ? classes.join("")
        : classes.map((i) => names[i]).join(t("classes.separator"));
    return html`
      <gan-frame
        canvas-id="written"
        .style=${`--columns: ${frame.columns}`}
        .frame=${frame}
        .placeholder=${PLACEHOLDER}
        .facts=${{ columns: frame.columns, classes: classes.join(""), seed, step: frame.step }}
        .label=${t(`numbers.aria.${word}`, { text, seed, step: count(frame.step) })}
      ></gan-frame>
    `;
  }

  updated() {
    if (isConditional(this.store.run)) this.follow(this.written !== null);
  }

  async request() {
    const { seed } = this;
    const { frames, run } = this.store;
    const { classes } = parseNumber(this.typed);
    if (!classes.length || !frames.fixed || !isConditional(run)) return 0;
    const before = frames.written;
    const elapsedMs = await this.app.walk({ type: "write", seed, classes });
    const frame = frames.written;
    if (frame && frame !== before) this.written = { frame, classes, seed };
    return elapsedMs;
  }

  /** @param {Event} event */
  #type(event) {
    this.typed = /** @type {HTMLInputElement} */ (event.target).value;
    void this.requests.now();
  }

  #rollHand() {
    this.seed = rollSeed(Math.random);
    void this.requests.now();
  }
}

customElements.define("gan-numbers", NumbersView);
