/** @typedef {import("./store.js").Store} Store */

/** What the learner looks at inside the networks. */
export class Inside {
  #store;

  /** @param {Store} store */
  constructor(store) {
    this.#store = store;
  }

  /** Looks inside a picture of the sheet. @param {number} index from 0, row by row */
  choose(index) {
    this.#store.inside.choose(index);
    this.#announce();
  }

  /** Shows the discriminator's verdicts on the sheet, or no longer. @param {boolean} isOn */
  mark(isOn) {
    this.#store.inside.hasMarks = isOn;
    this.#announce();
  }

  /** Shows the most convincing pictures first on the sheet, or no longer. @param {boolean} isOn */
  sort(isOn) {
    this.#store.inside.isSorted = isOn;
    this.#store.inside.order = [];
    this.#announce();
  }

  /** @param {number[]} order the pictures of the sheet, the most convincing one first */
  arrange(order) {
    this.#store.inside.order = order;
    this.#announce();
  }

  /** The networks are others now, though the sheet is not: what was found in them no longer holds. */
  renew() {
    this.#store.inside.renewals += 1;
    this.#announce();
  }

  #announce() {
    this.#store.touch("inside");
    this.#store.flush();
  }
}
