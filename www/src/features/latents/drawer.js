import { AskerView } from "../../shared/asker.js";
import { drawing } from "./drawing.js";

/** Base of the views that draw latents: at once when the learner chose something, and again as the networks change. */
export class DrawerView extends AskerView {
  /** What was asked for last. @type {unknown[]} */
  #asked = [];

  /**
   * To be called after each update.
   * @param {unknown[]} wishes all that the pictures depend on, but for the networks
   * @param {boolean} hasPicture
   */
  fulfil(wishes, hasPicture) {
    if (this.store.frames.fixed && wishes.some((wish, i) => wish !== this.#asked[i])) {
      this.#asked = wishes;
      void this.requests.now();
    }
    this.follow(hasPicture);
  }

  /**
   * @param {Parameters<typeof drawing>[0]} latents
   * @param {Parameters<typeof drawing>[1]} how
   */
  draw(latents, how) {
    return this.find(drawing(latents, how));
  }
}
