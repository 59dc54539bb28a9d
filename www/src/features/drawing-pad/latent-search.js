/** @import { Command, Finding } from "#pkg/types/index.js" */

/** @typedef {Extract<Finding, { what: "inverted" }>} Inverted */
/** @typedef {Extract<Command, { type: "invert" | "invert_on" }>} SearchCommand */
/**
 * How a search ended: at its last iteration, by the learner, by training, by another run, or by a trouble, which is told
 * elsewhere.
 * @typedef {"done" | "stopped" | "trained" | "replaced" | "failed"} Outcome
 */
/**
 * What a search looks for.
 * @typedef {object} Wanted
 * @property {Float32Array} picture `[side, side]`, -1 to 1
 * @property {number | undefined} class any, if left out
 * @property {number} seed
 */

/** Iterations that are done before the next picture is shown: at first, at least and at most. */
const ITERATIONS = { first: 4, least: 2, most: 10 };
/** So long may the next picture take, where that is possible: a wide forger is slow, and one wants to see it move. */
const TARGET_MS = 250;

/**
 * How many iterations to do next.
 * @param {number} iterations the last time
 * @param {number} elapsedMs the time that they took
 */
export function nextIterations(iterations, elapsedMs) {
  const fitting = Math.round((iterations * TARGET_MS) / Math.max(1, elapsedMs));
  return Math.min(ITERATIONS.most, Math.max(ITERATIONS.least, fitting));
}

/** The search for the latent whose picture is nearest to a given one, by gradient descent, a few iterations at a time. */
export class LatentSearch {
  /** @type {Wanted | undefined} what is or was looked for */
  wanted;
  /** @type {Inverted | undefined} the nearest so far */
  found;
  /** Distance at the beginning. @type {number | undefined} */
  first;
  /** @type {Outcome | undefined} none before the first search, and while one is under way */
  outcome;
  isBusy = false;
  #ask;
  #hindrance;
  #changed;

  /**
   * @param {object} about
   * @param {(command: SearchCommand) => Promise<Inverted | undefined>} about.ask nothing where it failed
   * @param {() => "trained" | "replaced" | undefined} about.hindrance what ends the search that is under way
   * @param {() => void} about.changed to be called whenever there is something new to see
   */
  constructor({ ask, hindrance, changed }) {
    this.#ask = ask;
    this.#hindrance = hindrance;
    this.#changed = changed;
  }

  /** Searches until it ends in one way or another. @param {Wanted} wanted */
  async run(wanted) {
    this.wanted = wanted;
    this.isBusy = true;
    [this.found, this.first, this.outcome] = [undefined, undefined, undefined];
    this.#changed();
    const { picture: values, class: asClass, seed } = wanted;
    /** @type {SearchCommand} */
    let command = { type: "invert", picture: { from: "given", values }, class: asClass, seed };
    let iterations = ITERATIONS.first;
    while (this.wanted === wanted && !this.outcome) {
      const start = performance.now();
      const found = await this.#ask(command);
      if (this.wanted !== wanted || this.outcome) return;
      this.#take(found);
      if (command.type === "invert_on") {
        iterations = nextIterations(iterations, performance.now() - start);
      }
      command = { type: "invert_on", iterations };
    }
  }

  /** @param {Inverted | undefined} found */
  #take(found) {
    const hindrance = this.#hindrance();
    if (hindrance === "replaced") return this.forget();
    if (found) {
      this.found = found;
      this.first ??= found.distance;
    }
    if (hindrance) this.end(hindrance);
    else if (!found) this.end("failed");
    else if (found.iterations >= found.of) this.end("done");
    else this.#changed();
  }

  /** Ends it, if it is under way: who no longer asks has cancelled. @param {Outcome} outcome */
  end(outcome) {
    if (!this.isBusy) return;
    this.isBusy = false;
    this.outcome = outcome;
    this.#changed();
  }

  /** Forgets what it found for a run that is no more: the latents of the next one mean something else. */
  forget() {
    if (!this.wanted) return;
    this.isBusy = false;
    this.outcome = "replaced";
    [this.wanted, this.found, this.first] = [undefined, undefined, undefined];
    this.#changed();
  }
}
