import { fetchBytes } from "./fetch-bytes.js";
import { STEPS_BETWEEN_CENSUSES } from "./pacing.js";
import { toTrouble, TroubleError } from "./trouble.js";

/** @typedef {import("./host.js").EngineHost} EngineHost */

/** @type {import("./fetch-bytes.js").Troubles} */
const TROUBLES = {
  missing: (url, status) =>
    new TroubleError("judge_missing", `There is no judge at ${url} (HTTP ${status}).`, { url }),
  unreachable: (url, detail) =>
    new TroubleError("judge_missing", `The judge at ${url} did not load (${detail}).`, { url }),
};

/** Seats the judge of the data set in use, and has it measure the forger now and then. */
export class JudgeDesk {
  /** Whether the engine has measuring to do; it may not be asked while a call on it is under way. */
  busy = false;
  /** @type {string | null} the data set whose judge the engine has */
  #seated = null;
  #lastStep = 0;
  /** @type {Map<string, Uint8Array>} */
  #files = new Map();

  /** @param {EngineHost} host */
  constructor(host) {
    this.host = host;
  }

  /** A new engine has no judge. */
  dismiss() {
    this.#seated = null;
    this.busy = false;
  }

  get #isSeated() {
    return this.#seated !== null && this.#seated === this.host.data.name;
  }

  /** Fetches and seats the judge of the data in use. */
  async follow() {
    const { name } = this.host.data;
    if (name === null) return this.host.post({ kind: "judge", dataset: null });
    try {
      const bytes = await this.#file(name);
      await this.host.exclusive(() => this.#seat(name, bytes));
    } catch (error) {
      // Nothing else needs the judge: its panel says that it is missing.
      this.host.post({ kind: "judge", dataset: null, trouble: toTrouble(error) });
    }
    return undefined;
  }

  /** @param {string} name */
  async #file(name) {
    let bytes = this.#files.get(name);
    if (!bytes) {
      const url = new URL(`weights/judge-${name}.safetensors`, this.host.baseUrl).href;
      bytes = await fetchBytes(url, TROUBLES);
      this.#files.set(name, bytes);
    }
    return bytes;
  }

  /**
   * @param {string} name
   * @param {Uint8Array} bytes
   */
  async #seat(name, bytes) {
    if (this.host.data.name !== name || this.#isSeated) return;
    await this.host.guarded(async (engine) => engine.load_judge(bytes));
    this.#seated = name;
    this.host.post({ kind: "judge", dataset: name });
    await this.begin();
  }

  /** Begins a census of the forger as it is now. Within the queue. */
  async begin() {
    if (!this.#isSeated) return;
    this.#lastStep = this.host.step;
    await this.order({ type: "judge" });
  }

  /** @param {import("./messages.js").Command} command that the engine carries out in `judge_slice` */
  async order(command) {
    this.host.publish(await this.host.guarded((engine) => engine.handle(command)));
    this.busy = true;
    this.host.wake();
  }

  /** Between slices of training: a new census when it is time, else a little of the one under way. */
  async slice() {
    if (this.busy) return this.#measure();
    const period = (/** @type {number} */ step) => Math.floor(step / STEPS_BETWEEN_CENSUSES);
    if (period(this.host.step) > period(this.#lastStep)) await this.begin();
    return undefined;
  }

  async #measure() {
    try {
      const events = await this.host.guarded(async (engine) => engine.judge_slice());
      this.busy = await this.host.guarded(async (engine) => engine.is_judging());
      this.host.publish(events);
    } catch (error) {
      this.busy = false;
      throw error;
    }
  }
}
