import { isPanic, toTrouble } from "../shared/trouble.js";
import { fetchDataset } from "./dataset.js";

/** @import { EngineLane } from "./engine-lane.js" */
/** @import { IdxBytes } from "./protocol.js" */

/**
 * Images and where they are from; the name is null for the learner's own.
 * @typedef {{ name: string | null, bytes: IdxBytes }} Held
 */

/**
 * Sees that the engine has the images that its settings ask for, or the learner's own. Downloads run beside the
 * engine's orders, so that pictures are drawn meanwhile.
 */
export class DataDesk {
  /** Called when the engine has got images. */
  onGiven = () => {};
  /** @type {Held | null} */
  #held = null;
  /** @type {string | null} the download under way */
  #fetching = null;

  /**
   * @param {EngineLane} lane
   * @param {string} baseUrl
   */
  constructor(lane, baseUrl) {
    this.lane = lane;
    this.baseUrl = baseUrl;
  }

  /** The dataset in use; null when there is none yet, or when it is the learner's own. */
  get name() {
    return this.#isRight ? (this.#held?.name ?? null) : null;
  }

  /** Whether there are images, and those of the settings. */
  get #isRight() {
    if (!this.#held) return false;
    return this.#held.name === null || this.#held.name === this.lane.config?.dataset;
  }

  /** Gives a new engine what the former one had. Within an order. */
  async handOver() {
    if (this.#held) await this.#give(this.#held);
  }

  /** @param {IdxBytes} bytes the learner's own images. Within an order. */
  useOwn(bytes) {
    return this.#give({ name: null, bytes });
  }

  useShipped() {
    if (this.#held?.name === null) this.#held = null;
    return this.follow();
  }

  /**
   * Fetches what the settings ask for, unless it is there or on its way.
   * @param {Promise<unknown>} [engineReady] what to wait for before the images are given to the engine
   */
  async follow(engineReady) {
    const name = this.lane.config?.dataset;
    if (!name || this.#isRight || this.#fetching === name) return;
    this.#fetching = name;
    const isWanted = () => !this.#isRight && this.lane.config?.dataset === name;
    try {
      const bytes = await fetchDataset(name, this.baseUrl, (loaded, total) =>
        this.lane.post({ kind: "progress", phase: "dataset", loaded, total }),
      );
      await engineReady;
      await this.lane.exclusive(async () => {
        if (isWanted()) await this.#give({ name, bytes });
      });
    } catch (error) {
      // While the run moves to another device its state is "loading" again, which would hide the trouble.
      await engineReady?.catch(() => {});
      // A panic has been reported; of data that nobody waits for any more there is nothing to say.
      if (!isPanic(error) && isWanted()) {
        this.lane.post({ kind: "trouble", trouble: toTrouble(error), retry: true });
      }
    } finally {
      if (this.#fetching === name) this.#fetching = null;
    }
  }

  /** @param {Held} held */
  async #give(held) {
    const { images, labels, reading } = held.bytes;
    const events = await this.lane.call((engine) =>
      engine.load_dataset(images, labels, held.name ?? undefined, reading),
    );
    this.#held = held;
    this.lane.publish(events);
    this.onGiven();
  }
}
