import { STEPS_BETWEEN_EVALUATIONS } from "../shared/pacing.js";
import { toTrouble, TroubleError } from "../shared/trouble.js";
import { fetchBytes } from "./fetch-bytes.js";

/** @import { Command } from "#pkg/types/index.js" */
/** @import { DataDesk } from "./data-desk.js" */
/** @import { EngineLane } from "./engine-lane.js" */
/** @import { WasmEngine } from "./modules.js" */

const CODE = "classifier_missing";

/** @type {import("./fetch-bytes.js").Troubles} */
const TROUBLES = {
  missing: (url, status) =>
    new TroubleError(CODE, `There is no classifier at ${url} (HTTP ${status}).`, { url }),
  unreachable: (url, detail) =>
    new TroubleError(CODE, `The classifier at ${url} did not load (${detail}).`, { url }),
};

/** A search for the nearest training images: `ended` settles when it is over, whatever its end. */
class Search {
  end = () => {};
  /** @type {Promise<void>} */
  ended = new Promise((resolve) => {
    this.end = resolve;
  });
}

/** Gives the engine the classifier of the dataset in use, and has it measure the generator now and then. */
export class EvaluationDesk {
  /** @type {{ engine: WasmEngine | null, dataset: string | null }} which engine has which classifier */
  #loaded = { engine: null, dataset: null };
  /** @type {WasmEngine | null} the engine that has measuring to do */
  #measuring = null;
  #lastStep = 0;
  /** @type {Search | null} the search under way; measurements wait for its end */
  search = null;
  #isMeasurementDue = false;
  /** @type {Map<string, Uint8Array>} classifiers by dataset */
  #files = new Map();

  /**
   * @param {EngineLane} lane
   * @param {DataDesk} data
   * @param {string} baseUrl
   */
  constructor(lane, data, baseUrl) {
    this.lane = lane;
    this.data = data;
    this.baseUrl = baseUrl;
  }

  /** Whether the engine has measuring to do. A new engine has none, but a search that it ends must be told so. */
  get isBusy() {
    if (this.search) return true;
    return this.#measuring !== null && this.#measuring === this.lane.engine;
  }

  /** Whether the engine has the classifier of the data in use. */
  get #isReady() {
    const { engine, dataset } = this.#loaded;
    return dataset !== null && dataset === this.data.name && engine === this.lane.engine;
  }

  /** Fetches the classifier of the data in use and gives it to the engine. */
  async follow() {
    const { name } = this.data;
    if (name === null) return this.lane.post({ kind: "classifier", dataset: null });
    try {
      const bytes = await this.#file(name);
      await this.lane.exclusive(() => this.#load(name, bytes));
    } catch (error) {
      // Nothing else needs the classifier: its panel says that it is missing.
      this.lane.post({ kind: "classifier", dataset: null, trouble: toTrouble(error) });
    }
    return undefined;
  }

  /** @param {string} name */
  async #file(name) {
    let bytes = this.#files.get(name);
    if (!bytes) {
      const url = new URL(`weights/classifier-${name}.safetensors`, this.baseUrl).href;
      bytes = await fetchBytes(url, TROUBLES);
      this.#files.set(name, bytes);
    }
    return bytes;
  }

  /**
   * @param {string} name
   * @param {Uint8Array} bytes
   */
  async #load(name, bytes) {
    if (this.data.name !== name) return;
    if (!this.#isReady) await this.lane.call((engine) => engine.load_classifier(bytes));
    this.#loaded = { engine: this.lane.engine, dataset: name };
    this.lane.post({ kind: "classifier", dataset: name });
    await this.begin();
  }

  /** Begins to measure the generator as it is now. Within an order. */
  async begin() {
    if (!this.#isReady) return;
    this.#lastStep = this.lane.step;
    // The engine does one thing at a time, and would drop the search.
    this.#isMeasurementDue = this.search !== null;
    if (!this.#isMeasurementDue) await this.#order({ type: "evaluate" });
  }

  /** Begins to look for the nearest training images, in place of a search under way. Within an order. */
  async beginSearch() {
    await this.#order({ type: "nearest" });
    this.search?.end();
    this.search = new Search();
  }

  /**
   * Begins a measurement that `slice` carries out.
   * @param {Extract<Command, { type: "evaluate" | "nearest" }>} command
   */
  async #order(command) {
    await this.lane.tell(command);
    this.#measuring = this.lane.engine;
  }

  /** Between slices of training: does a little of the measurement under way, or begins one when it is time. */
  async slice() {
    if (this.isBusy) return this.#measure();
    const period = (/** @type {number} */ step) => Math.floor(step / STEPS_BETWEEN_EVALUATIONS);
    if (period(this.lane.step) > period(this.#lastStep)) await this.begin();
    return undefined;
  }

  async #measure() {
    let isUnderWay = false;
    try {
      const events = await this.lane.call(async (engine) => {
        const events = await engine.evaluate_slice();
        isUnderWay = engine.is_evaluating();
        return events;
      });
      this.lane.publish(events);
    } finally {
      if (!isUnderWay) {
        this.#measuring = null;
        this.search?.end();
        this.search = null;
      }
    }
    if (!isUnderWay && this.#isMeasurementDue) await this.begin();
  }
}
