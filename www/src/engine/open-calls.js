/**
 * The calls that wait for an answer, so that they can be given up together. Each is forgotten once it is answered, which a
 * race with one promise for all would not do: that promise would hold whatever was ever asked.
 */
export class OpenCalls {
  /** @type {Set<(error: Error) => void>} */
  #rejects = new Set();

  get size() {
    return this.#rejects.size;
  }

  /**
   * @template T
   * @param {Promise<T>} answer
   * @returns {Promise<T>} as the answer, or rejected when the calls are given up before
   */
  wait(answer) {
    return new Promise((resolve, reject) => {
      this.#rejects.add(reject);
      void answer.then(resolve, reject).finally(() => this.#rejects.delete(reject));
    });
  }

  /** @param {Error} error what the callers are told */
  abandon(error) {
    for (const reject of this.#rejects) reject(error);
    this.#rejects.clear();
  }
}
