import { html } from "lit";
import { AskerView } from "../../shared/asker.js";
import "../../shared/gan-frame.js";
import { t } from "../../shared/i18n/index.js";
import { messagesAt } from "../../shared/messages.js";
import { rollSeed } from "../../shared/seed.js";
import { isConditional } from "../classes/classes.js";
import { paintDiverging } from "../inside/diverging.js";
import { deal } from "./deal.js";
import { rightOf } from "./game.js";
import { result } from "./result.js";
import { scoreboard } from "./scoreboard.js";

/** @typedef {import("./game.js").Answer} Answer */
/** @typedef {import("./deal.js").Dealt & { generation: number, isAlone: boolean }} Game with the run's facts at its start */

/** The keys that answer. @type {Record<string, Answer>} */
const KEYS = { r: "real", f: "forged" };
const PLACEHOLDER = [32, 32];

/** A game against the run's own discriminator: real or forged, ten rounds. */
class AppraiserGameView extends AskerView {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ ([
    "run",
    "digits",
    "real",
    "notices",
    "theme",
  ]);
  static properties = {
    game: { state: true },
    answers: { state: true },
    chosen: { state: true },
    dealing: { state: true },
    isFailed: { state: true },
  };

  source = "appraiser-game";
  /** Of the next game; whoever sets it knows its pictures. @type {number | undefined} */
  seed = undefined;
  /** What takes the focus at the next update, in place of a control that is gone. */
  #focusNext = "";
  /** What the map was painted with last. */
  #painted = "";

  constructor() {
    super();
    /** @type {Game | undefined} */
    this.game = undefined;
    /** @type {Answer[]} */
    this.answers = [];
    /** @type {number | undefined} the round that is looked back at */
    this.chosen = undefined;
    this.dealing = false;
    this.isFailed = false;
  }

  render() {
    return html`
      <section id="appraiser-game" aria-labelledby="appraiser-game-title">
        <div class="section-head">
          <h2 id="appraiser-game-title">${t("game.title")}</h2>
          <p>${t("game.help")} ${this.#isTold ? t("game.told") : null}</p>
        </div>
        ${this.#body()}
      </section>
    `;
  }

  get #isTold() {
    return isConditional(this.store.run);
  }

  get #isOver() {
    return this.game !== undefined && this.answers.length === this.game.rounds.length;
  }

  #body() {
    const { game, answers, chosen } = this;
    if (!game) return this.#table(this.#start("game.start"));
    if (!this.#isOver) return this.#table(this.#round(game));
    const isFormer = game.generation !== this.store.generation;
    const { isAlone } = game;
    const onChoose = (/** @type {number} */ round) => (this.chosen = round);
    return html`${result({ ...{ game, answers, chosen, isFormer, isAlone, onChoose } })}
      <div class="game-again">${this.#start("game.again")}</div>`;
  }

  /** The picture, and what belongs beside it. @param {unknown} beside */
  #table(beside) {
    const round = this.game?.rounds[this.answers.length];
    const at = { round: this.answers.length + 1, rounds: this.game?.rounds.length };
    return html`
      <div
        class="game-table"
        role="group"
        tabindex=${round ? -1 : null}
        aria-labelledby="appraiser-game-title"
        @keydown=${this.#onKey}
      >
        <div class="mat game-picture ${round ? "" : "empty"}">
          <gan-frame
            canvas-id="game-picture"
            .frame=${round?.picture}
            .placeholder=${PLACEHOLDER}
            .label=${round ? t("game.picture.aria", at) : ""}
          ></gan-frame>
        </div>
        <div class="game-side">${beside}</div>
      </div>
    `;
  }

  /** @param {"game.start" | "game.again"} text */
  #start(text) {
    const { dataset, frames } = this.store;
    if (!dataset) return html`<p id="game-lacks" class="help">${t("game.lacks")}</p>`;
    return html`
      <button
        type="button"
        id="game-start"
        class="primary"
        ?disabled=${!frames.fixed}
        aria-busy=${this.dealing}
        @click=${this.#begin}
      >
        ${t(this.dealing ? "game.dealing" : text)}
      </button>
      ${messagesAt(this.app, this.source)}
      <p class="help" role="status">${this.isFailed ? t("game.failed") : null}</p>
    `;
  }

  /** @param {Game} game */
  #round({ rounds }) {
    const { answers } = this;
    const last = answers.length - 1;
    const at = { round: answers.length + 1, rounds: rounds.length };
    return html`
      <p class="game-round">${t("game.round", at)}</p>
      ${scoreboard(rounds, answers)}
      <div class="game-answers">${this.#answer("real", "R")} ${this.#answer("forged", "F")}</div>
      <p id="game-last" class="game-last" role="status">
        ${
          last < 0
            ? html`<span class="game-keys">${t("game.keys")}</span>`
            : t("game.last", {
                truth: t(`game.was.${rounds[last].truth}`),
                right: t(`game.right.${rightOf(rounds[last], answers[last])}`),
              })
        }
      </p>
    `;
  }

  /** @param {Answer} answer @param {string} key */
  #answer(answer, key) {
    return html`<button
      type="button"
      id="game-${answer}"
      aria-keyshortcuts=${key}
      @click=${() => this.#say(answer)}
    >
      ${t(`game.${answer}`)} <kbd aria-hidden="true">${key}</kbd>
    </button>`;
  }

  updated() {
    if (this.#focusNext) {
      /** @type {HTMLElement | null} */ (this.querySelector(this.#focusNext))?.focus();
      this.#focusNext = "";
    }
    this.#paint();
  }

  #paint() {
    /** @type {HTMLCanvasElement | null} */
    const map = this.querySelector("#game-map");
    const round = this.game?.rounds[this.chosen ?? -1];
    const wanted = `${this.game?.rounds[0].logit} ${this.chosen} ${document.documentElement.dataset.theme}`;
    if (!map || !round) this.#painted = "";
    else if (wanted !== this.#painted) {
      this.#painted = wanted;
      // A lighter pixel is more stroke: where that lowers the forger's loss, the derivative is below 0.
      paintDiverging(
        map,
        round.gradient.map((value) => -value),
        round.picture.tile,
      );
    }
  }

  #begin = async () => {
    if (this.dealing) return;
    this.dealing = true;
    this.isFailed = false;
    const { generation } = this.store;
    const dealt = await this.#deal(generation);
    this.dealing = false;
    this.isFailed = !dealt;
    if (!dealt) return;
    // The button goes away with the focus on it; whoever is elsewhere by now stays there.
    if (document.activeElement?.id === "game-start") this.#focusNext = ".game-table";
    const isAlone = this.store.run?.config.norm_d === "batch";
    this.game = { ...dealt, generation, isAlone };
    this.answers = [];
    this.chosen = undefined;
  };

  /** @param {number} generation of the run that it is to be a game with */
  async #deal(generation) {
    // Asked anew each time: with another image size the pictures are others.
    await this.app.calls.send({ type: "real" }, this.source);
    const { dataset, frames } = this.store;
    if (!dataset || !frames.real) return undefined;
    const { real } = frames;
    const images = Math.min(dataset.images, real.columns * real.rows);
    const seed = this.seed ?? rollSeed(Math.random);
    /** @type {import("./deal.js").Find} */
    const find = async (command) =>
      generation === this.store.generation ? this.find(command) : undefined;
    return deal({ find, real, images, isConditional: this.#isTold }, seed);
  }

  /** @param {Answer} answer */
  #say(answer) {
    if (!this.game || this.#isOver) return;
    const hasFocus = this.querySelector(".game-table")?.contains(document.activeElement);
    this.answers = [...this.answers, answer];
    if (this.#isOver && hasFocus) this.#focusNext = "#game-result";
  }

  /** @param {KeyboardEvent} event */
  #onKey = (event) => {
    const answer = KEYS[event.key.toLowerCase()];
    if (!answer || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!this.game) return;
    event.preventDefault();
    this.#say(answer);
  };
}

customElements.define("gan-appraiser-game", AppraiserGameView);
