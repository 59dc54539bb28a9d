import { html } from "lit";
import { count, duration } from "../../shared/format.js";
import { t } from "../../shared/i18n/index.js";
import { icon } from "../../shared/icons.js";
import { readNumber } from "../../shared/read-number.js";
import { View } from "../../shared/view.js";
import { estimate, MAX_ITEMS, MAX_STEPS, MIN_STEPS, parseSeeds, planned } from "./plan.js";
import "./queue-progress.js";

/** What is usual in a comparison: digits can be read, and it takes half a minute. */
const USUAL_STEPS = 500;

const ENDINGS = /** @type {const} */ ({
  done: "compare.queue.done",
  stopped: "compare.queue.stopped",
  left: "compare.queue.left_it",
});

/** Trains the chosen runs' settings anew, one after another, with the same or with other seeds. */
class QueueView extends View {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ ([
    "compare",
    "runs",
    "run",
  ]);
  static properties = { seeds: { state: true }, steps: { state: true } };

  #isStarting = false;

  constructor() {
    super();
    this.seeds = "";
    this.steps = String(USUAL_STEPS);
  }

  render() {
    const { comparison } = this.store;
    return html`
      <section class="queue" aria-labelledby="queue-title">
        <h3 id="queue-title">${t("compare.queue")}</h3>
        <p class="help">${t("compare.queue.help")}</p>
        ${comparison.isBusy ? this.#busy() : this.#form()}
      </section>
    `;
  }

  #busy() {
    const isStopping = this.store.comparison.queue?.state === "stopping";
    return html`
      <gan-queue-progress .app=${this.app}></gan-queue-progress>
      <button
        type="button"
        id="queue-stop"
        ?disabled=${isStopping}
        @click=${() => this.app.compare.stop()}
      >
        ${icon("pause")} ${t(isStopping ? "compare.queue.stopping" : "compare.queue.stop")}
      </button>
    `;
  }

  #form() {
    const seeds = parseSeeds(this.seeds);
    const steps = readSteps(this.steps);
    const items = this.#plan(seeds ?? []);
    const problem = this.#problem(seeds, steps, items.length);
    return html`
      ${this.#ended()}
      <form class="queue-form" @submit=${this.#start}>
        ${this.#field("seeds", seeds === null)} ${this.#field("steps", steps === null)}
        <button type="submit" id="queue-start" class="primary" ?disabled=${problem !== ""}>
          ${t("compare.queue.start", { count: count(items.length) })}
        </button>
        <p class="help" id="queue-estimate" role="status">
          ${problem || this.#estimate(items, steps ?? 0)}
        </p>
      </form>
    `;
  }

  /**
   * @param {"seeds" | "steps"} name
   * @param {boolean} isWrong
   */
  #field(name, isWrong) {
    return html`
      <div class="field">
        <label for="queue-${name}">${t(`compare.queue.${name}`)}</label>
        <input
          type="text"
          id="queue-${name}"
          inputmode=${name === "steps" ? "numeric" : "text"}
          autocomplete="off"
          aria-invalid=${isWrong}
          aria-describedby="queue-${name}-help"
          .value=${this[name]}
          @input=${(/** @type {Event} */ event) => {
            this[name] = /** @type {HTMLInputElement} */ (event.target).value;
          }}
        />
        <p class="help" id="queue-${name}-help">
          ${t(`compare.queue.${name}.help`, { least: count(MIN_STEPS), most: count(MAX_STEPS) })}
        </p>
      </div>
    `;
  }

  /**
   * What stands in the way, in words.
   * @param {number[] | null} seeds
   * @param {number | null} steps
   * @param {number} items
   */
  #problem(seeds, steps, items) {
    if (seeds === null) return t("compare.queue.bad_seeds");
    if (steps === null) {
      return t("compare.queue.bad_steps", { least: count(MIN_STEPS), most: count(MAX_STEPS) });
    }
    if (items === 0) return t("compare.queue.choose");
    const numbers = { count: count(items), most: count(MAX_ITEMS) };
    return items > MAX_ITEMS ? t("compare.queue.too_many", numbers) : "";
  }

  /**
   * @param {import("./comparison-state.js").Item[]} items
   * @param {number} steps
   */
  #estimate(items, steps) {
    const seconds = estimate(items, steps, this.store.rate.perSecond());
    if (seconds === null) return t("compare.queue.no_estimate");
    return t("compare.queue.estimate", { time: duration(seconds) });
  }

  /** How the last queue ended. */
  #ended() {
    const { queue } = this.store.comparison;
    if (!queue) return null;
    const values = { done: count(queue.index), count: count(queue.items.length) };
    return html`
      <p class="queue-ended" role="status" data-state=${queue.state}>
        ${t(ENDINGS[/** @type {keyof typeof ENDINGS} */ (queue.state)], values)}
        <button type="button" class="link" @click=${() => this.app.compare.dismissQueue()}>
          ${t("compare.queue.dismiss")}
        </button>
      </p>
    `;
  }

  /** @param {Event} event */
  #start(event) {
    event.preventDefault();
    const [seeds, steps] = [parseSeeds(this.seeds), readSteps(this.steps)];
    if (seeds === null || steps === null) return;
    this.#isStarting = true;
    void this.app.compare.train(this.#plan(seeds), steps);
  }

  /** The runs that would be trained. @param {number[]} seeds none: each its own */
  #plan(seeds) {
    return planned(this.app.compare.trainable, seeds, this.store.schema);
  }

  /** The focus would be lost with the button that starts. */
  updated() {
    const stop = /** @type {HTMLElement | null} */ (this.querySelector("#queue-stop"));
    if (!stop || !this.#isStarting) return;
    this.#isStarting = false;
    stop.focus();
  }
}

/** @param {string} text @returns {number | null} null where it is no number of steps */
function readSteps(text) {
  const steps = Number(readNumber(text, "integer"));
  return Number.isInteger(steps) && steps >= MIN_STEPS && steps <= MAX_STEPS ? steps : null;
}

customElements.define("gan-run-queue", QueueView);
