const NAME = "gan-playground-runs";

/** What the tabs that have this page open tell each other of the runs that the browser keeps. */
export class Tabs {
  /** @type {BroadcastChannel | undefined} */
  #channel;
  /** The run that this tab has taken. */
  #taken = "";
  /** Ends the hold on it. */
  #release = () => {};

  /** @param {() => void} onChange another tab has saved or removed a run */
  listen(onChange) {
    this.#channel = new BroadcastChannel(NAME);
    this.#channel.addEventListener("message", onChange);
  }

  tellChange() {
    this.#channel?.postMessage("changed");
  }

  /**
   * Takes a run for this tab until it takes another one or is closed, so that no two tabs save under one name.
   * @param {string} id
   * @returns {Promise<boolean>} false where another tab has it; true where the browser cannot tell
   */
  take(id) {
    const { locks } = navigator;
    // A page served by http has no locks.
    if (!locks || id === this.#taken) return Promise.resolve(true);
    this.#release();
    this.#taken = "";
    return new Promise((taken) => {
      /** @param {Lock | null} lock */
      const hold = (lock) => {
        if (lock) this.#taken = id;
        taken(lock !== null);
        return lock && new Promise((release) => (this.#release = () => release(undefined)));
      };
      locks.request(`${NAME}/${id}`, { ifAvailable: true }, hold).catch(() => taken(true));
    });
  }
}
