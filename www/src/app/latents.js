import { LatentNumbers } from "../features/latents/numbers.js";

/** @import { Latent } from "#pkg/types/index.js" */
/** @import { PointName } from "../features/latents/latents-state.js" */
/** @typedef {import("./engine-calls.js").EngineCalls} EngineCalls */
/** @typedef {import("./store.js").Store} Store */

/** The points of latent space that the learner chooses. */
export class Latents {
  #store;
  #numbers;

  /**
   * @param {Store} store
   * @param {Pick<EngineCalls, "ask">} calls
   */
  constructor(store, calls) {
    this.#store = store;
    this.#numbers = new LatentNumbers(store, (command) => calls.ask(command, "latents"));
  }

  /**
   * @param {PointName} name
   * @param {Latent} latent
   */
  choose(name, latent) {
    this.#store.latents.choose(name, latent);
    this.#store.touch("latents");
    this.#store.flush();
  }

  /** The chosen points in numbers. */
  numbers() {
    return this.#numbers.all();
  }
}
