import { reportOf } from "./weights.js";

/** @typedef {import("./host.js").EngineHost} EngineHost */
/** @typedef {import("./messages.js").WeightsSource} WeightsSource */

/** Brings runs into the engine and keeps the last checkpoint of the one under way. All within the queue. */
export class RunDesk {
  /** @type {{ step: number, bytes: Uint8Array } | null} */
  #checkpoint = null;

  /** @param {EngineHost} host */
  constructor(host) {
    this.host = host;
  }

  /** The last checkpoint of the run under way, as a file. */
  get last() {
    return this.#checkpoint?.bytes ?? null;
  }

  /** The engine has begun another run. */
  forget() {
    this.#checkpoint = null;
  }

  /**
   * Begins another run, from weights.
   * @param {WeightsSource} source
   * @param {Uint8Array} bytes
   */
  async load({ kind, name }, bytes) {
    const { events, step } = await this.#read(bytes);
    const weights = { kind, name, step, report: reportOf(bytes) };
    this.host.post({ kind: "loaded", weights });
    this.host.publish(events);
  }

  /** Goes on with the same run. @param {Uint8Array} bytes */
  async restore(bytes) {
    const { events, step } = await this.#read(bytes);
    this.host.post({ kind: "restored", step });
    this.host.publish(events);
  }

  /** @param {Uint8Array} bytes */
  async #read(bytes) {
    const events = await this.host.guarded((engine) => engine.load(bytes));
    const step = events.reduce((last, e) => (e.type === "frame" ? e.step : last), 0);
    this.#checkpoint = { step, bytes };
    return { events, step };
  }

  /** The run as a file. */
  save() {
    return this.host.guarded((engine) => engine.save());
  }

  /** Leaving a GPU that no longer answers should still take the run along. */
  async saveOrLast() {
    try {
      return await this.save();
    } catch (error) {
      if (this.last) return this.last;
      throw error;
    }
  }

  /** Has the page keep the run as it is now, if it has been trained since it last did. */
  async keep() {
    if (this.host.step > (this.#checkpoint?.step ?? 0)) await this.saveCheckpoint();
  }

  async saveCheckpoint() {
    const { step } = this.host;
    const bytes = await this.save();
    this.#checkpoint = { step, bytes };
    // The page keeps a copy: it outlives this worker.
    const copy = bytes.slice();
    this.host.post({ kind: "checkpoint", step, bytes: copy }, [copy.buffer]);
  }
}
