/** Runs asynchronous jobs one after another, in the order in which they were given. */
export class SerialQueue {
  /** @type {Promise<unknown>} settles when the job that was given last is done */
  #last = Promise.resolve();

  /**
   * Runs a job after those before it. An error of the job goes to the caller, and the queue goes on.
   * @template T
   * @param {() => T | Promise<T>} job
   * @returns {Promise<T>}
   */
  run(job) {
    const done = this.#last.then(job);
    this.#last = done.catch(() => {});
    return done;
  }
}
