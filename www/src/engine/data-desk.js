import { fetchDataset } from "./dataset.js";
import { isPanic, toTrouble } from "./trouble.js";

/** @typedef {import("./host.js").EngineHost} EngineHost */
/** @typedef {import("./messages.js").IdxBytes} IdxBytes */

/**
 * Images and where they are from; the name is null for the learner's own.
 * @typedef {{ name: string | null, bytes: IdxBytes }} Held
 */

/**
 * Sees that the engine has the images that its settings ask for, or the learner's own. Downloads run beside the
 * engine's queue, so that pictures are drawn meanwhile.
 */
export class DataDesk {
  /** @type {Held | null} */
  #held = null;
  /** @type {string | null} the download under way */
  #fetching = null;

  /** @param {EngineHost} host */
  constructor(host) {
    this.host = host;
  }

  /** The data set in use; null when there is none yet, or when it is the learner's own. */
  get name() {
    return this.isRight ? (this.#held?.name ?? null) : null;
  }

  /** Whether the engine may train: it has images, and those of its settings. */
  get isRight() {
    return this.#held !== null && [null, this.host.config.dataset].includes(this.#held.name);
  }

  get #isOwn() {
    return this.#held?.name === null;
  }

  /** Gives a new engine what the former one had. Within the queue. */
  async handOver() {
    if (this.#held) await this.#give(this.#held);
  }

  /** @param {IdxBytes} bytes the learner's own images. Within the queue. */
  useOwn(bytes) {
    return this.#give({ name: null, bytes });
  }

  useShipped() {
    if (this.#isOwn) this.#held = null;
    return this.follow();
  }

  /** Fetches what the settings ask for, unless it is there or on its way. */
  async follow() {
    const name = String(this.host.config.dataset);
    if (this.isRight || this.#fetching === name) return;
    this.#fetching = name;
    const wanted = () => !this.isRight && this.host.config.dataset === name;
    try {
      const bytes = await fetchDataset(name, this.host.baseUrl, (loaded, total) =>
        this.host.post({ kind: "progress", phase: "dataset", loaded, total }),
      );
      await this.host.exclusive(async () => {
        if (wanted()) await this.#give({ name, bytes });
      });
    } catch (error) {
      // A panic has been reported; of data that nobody waits for any more there is nothing to say.
      if (!isPanic(error) && wanted()) {
        this.host.post({ kind: "trouble", trouble: toTrouble(error), retry: true });
      }
    } finally {
      if (this.#fetching === name) this.#fetching = null;
    }
  }

  /** @param {Held} held */
  async #give(held) {
    const { images, labels } = held.bytes;
    const events = await this.host.guarded(async (engine) => engine.load_dataset(images, labels));
    this.#held = held;
    this.host.publish(events);
    void this.host.judge.follow();
  }
}
