/** A promise that someone else rejects, again and again: each loss of a GPU ends the waits that were racing it. */
export class FailureSignal {
  /** @type {(error: Error) => void} */
  #reject = () => {};
  /** @type {Promise<never>} */
  promise = this.#arm();

  /** @returns {Promise<never>} */
  #arm() {
    /** @type {Promise<never>} */
    const promise = new Promise((_, reject) => {
      this.#reject = reject;
    });
    promise.catch(() => {}); // it may fire while nobody waits
    return promise;
  }

  /** @param {Error} error */
  fire(error) {
    const reject = this.#reject;
    this.promise = this.#arm();
    reject(error);
  }
}
