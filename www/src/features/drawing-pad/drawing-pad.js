import { html } from "lit";
import { AskerView } from "../../shared/asker.js";
import "../../shared/gan-frame.js";
import { messagesAt } from "../../shared/messages.js";
import { sentenceGap, t } from "../../shared/i18n/index.js";
import { CLASSES, isConditional } from "../classes/classes.js";
import { classChoice, classesOf } from "../classes/class-names.js";
import { comparison } from "../inside/comparison.js";
import { verdictOf, best, inWords } from "./verdict.js";
import "./pen-pad.js";
import "./search-view.js";
import { smallPicture, toMosaic } from "./small-picture.js";

/** @import { Finding } from "#pkg/types/index.js" */
/** @typedef {import("./verdict.js").Verdict} Verdict */
/** @typedef {import("./drawing.js").Drawing} Drawing */
/** @typedef {Extract<Finding, { what: "verdicts" }>} Sheets what the discriminator makes of other pictures */

/** The discriminator is asked no more often while one draws. */
const INTERVAL_MS = 250;

/** A pad to draw on, what the networks get of it, the discriminator's verdict, and the search for its latent. */
class DrawingPadView extends AskerView {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ ([
    "digits",
    "settings",
    "run",
    "notices",
  ]);
  static properties = {
    picture: { state: true },
    asClass: { state: true },
    verdict: { state: true },
    others: { state: true },
  };

  source = "drawing-verdict";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #later;
  /** @type {Drawing | undefined} */
  #drawing;
  /** What the picture was made for. */
  #madeFor = "";

  constructor() {
    super();
    /** @type {Float32Array | undefined} the drawing as the networks get it; none of an empty pad */
    this.picture = undefined;
    /** @type {number | undefined} the class that the networks are told; any, if there is none */
    this.asClass = undefined;
    /** @type {Verdict | undefined} */
    this.verdict = undefined;
    /** @type {Sheets | undefined} */
    this.others = undefined;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#later);
    this.#later = undefined;
  }

  get #isConditional() {
    return isConditional(this.store.run);
  }

  get #side() {
    return this.store.run?.config.image_size ?? 32;
  }

  render() {
    return html`
      <section id="drawing" aria-labelledby="drawing-title">
        <div class="section-head">
          <h2 id="drawing-title">${t("pad.title")}</h2>
          <p>${t("pad.help")}</p>
        </div>
        <div class="drawing-body">
          <gan-pen-pad .app=${this.app} @drawn=${this.#drawn}></gan-pen-pad>
          <div class="drawing-reading">
            ${this.#small()}
            <div class="pad-verdict">${this.#verdict()}</div>
            ${this.#isConditional ? this.#classChoice() : null} ${messagesAt(this.app, this.source)}
          </div>
          <gan-latent-search
            .app=${this.app}
            .picture=${this.picture}
            .asClass=${this.#isConditional ? this.asClass : undefined}
          ></gan-latent-search>
        </div>
      </section>
    `;
  }

  #small() {
    const side = this.#side;
    const { picture } = this;
    return html`
      <figure>
        <div class="pad-small">
          <gan-frame
            canvas-id="pad-small"
            .frame=${toMosaic(picture ?? blank(side, this.#isDarkOnLight), side)}
            .placeholder=${[side, side]}
            .facts=${{ empty: picture === undefined }}
            .label=${t(picture ? "pad.small.aria" : "pad.small.empty", { side })}
          ></gan-frame>
        </div>
        <figcaption>${t("pad.small", { side })}</figcaption>
      </figure>
    `;
  }

  #classChoice() {
    const { word, names } = classesOf(this.app);
    return html`<div class="pad-class">
      ${classChoice({
        id: "pad-class",
        label: t(`pad.class.${word}`),
        names,
        chosen: this.asClass,
        onChoose: (chosen) => {
          this.asClass = chosen;
          void this.requests.now();
        },
      })}
      <p class="help">${t(`pad.class.${word}.help`)}</p>
    </div>`;
  }

  #verdict() {
    const { verdict, picture, others } = this;
    if (!picture || !verdict)
      return html`<p class="verdict-of-one" id="pad-verdict">${t("pad.verdict.none")}</p>`;
    const { probability, logit, step } = verdict;
    return html`
      <p class="verdict-of-one" id="pad-verdict" data-logit=${logit} data-step=${step}>
        ${this.#taken(verdict)}${inWords(verdict)}
      </p>
      ${
        probability === undefined
          ? null
          : html`<div class="pad-meter" aria-hidden="true">
              <span .style=${`width: ${(100 * probability).toFixed(1)}%`}></span>
            </div>`
      }
      <p class="help">${others ? comparison(others) : null}</p>
    `;
  }

  /** As what it was judged. @param {Verdict} verdict */
  #taken(verdict) {
    if (verdict.class === undefined || !this.#isConditional) return null;
    const { word, names } = classesOf(this.app);
    const way = this.asClass === undefined ? "best" : "told";
    const name = names[verdict.class];
    return t(`pad.verdict.${word}.${way}`, { name }) + sentenceGap();
  }

  get #isDarkOnLight() {
    return this.store.dataset?.notes.some(({ code }) => code === "dark_on_light") ?? false;
  }

  /** @param {Event} event */
  #drawn = (event) => {
    this.#drawing = /** @type {{ drawing: Drawing }} */ (
      /** @type {unknown} */ (event.target)
    ).drawing;
    this.#make();
    // At the end of the wait it asks for what is drawn by then.
    this.#later ??= setTimeout(() => {
      this.#later = undefined;
      void this.requests.now();
    }, INTERVAL_MS);
  };

  #make() {
    const strokes = this.#drawing?.strokes ?? [];
    this.picture = strokes.length
      ? smallPicture(strokes, this.#side, this.#isDarkOnLight)
      : undefined;
    if (!this.picture) this.verdict = undefined;
  }

  willUpdate() {
    // Another run may have pictures of another size, and on paper of another colour.
    const madeFor = `${this.store.generation}, ${this.#side}, ${this.#isDarkOnLight}`;
    if (madeFor === this.#madeFor) return;
    this.#madeFor = madeFor;
    [this.verdict, this.others] = [undefined, undefined];
    this.#make();
  }

  updated() {
    this.follow(this.verdict !== undefined || !this.picture);
  }

  get isWanted() {
    return this.picture !== undefined;
  }

  async look() {
    const { picture } = this;
    if (!picture) return;
    const classes = this.#isConditional ? this.#classes() : [undefined];
    const all = await Promise.all(classes.map((asClass) => this.#appraise(picture, asClass)));
    const found = all.filter((one) => one !== undefined);
    if (!this.picture || found.length === 0) return; // wiped meanwhile
    this.verdict = best(found);
    // What the others get changes with the networks alone, and costs more.
    const isOld = this.others?.step !== this.verdict.step;
    if (isOld && !this.#drawing?.isDown) {
      this.others = (await this.find({ type: "verdicts" })) ?? this.others;
    }
  }

  /** The class that the discriminator is told; all of them where any will do. */
  #classes() {
    return this.asClass === undefined
      ? Array.from({ length: CLASSES }, (_, i) => i)
      : [this.asClass];
  }

  /** @param {Float32Array} values @param {number | undefined} asClass */
  async #appraise(values, asClass) {
    const picture = /** @type {const} */ ({ from: "given", values, class: asClass });
    const found = await this.find({ type: "attribution", picture });
    return found && verdictOf(found, asClass);
  }
}

/** @param {number} side @param {boolean} isLight */
function blank(side, isLight) {
  return new Float32Array(side * side).fill(isLight ? 1 : -1);
}

customElements.define("gan-drawing-pad", DrawingPadView);
