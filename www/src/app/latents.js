/** @import { Latent } from "#pkg/types/index.js" */
/** @import { PointName } from "../features/latents/latents-state.js" */
/** @typedef {import("./store.js").Store} Store */

/** The points of latent space that the learner chooses. */
export class Latents {
  #store;

  /** @param {Store} store */
  constructor(store) {
    this.#store = store;
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
}
