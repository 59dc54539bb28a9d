import { downloadBytes, weightsFileName } from "../features/runs/download.js";
import { requireWeights } from "../features/runs/saved-runs.js";
import { readFile } from "../shared/read-file.js";

/** @import { WeightsSource } from "../engine/protocol.js" */
/** @typedef {import("../engine/bridge.js").Bridge} Bridge */
/** @typedef {import("./engine-calls.js").EngineCalls} EngineCalls */
/** @typedef {import("./link.js").Link} Link */
/** @typedef {import("./store.js").Store} Store */

/** Brings weights into the engine and out of it, and keeps the run's last checkpoint for a restart. */
export class Weights {
  /** @type {{ step: number, bytes: Uint8Array } | undefined} of the run under way */
  checkpoint;
  #bridge;
  #calls;
  #link;
  #store;

  /**
   * @param {Pick<Bridge, "useWeights" | "save">} bridge
   * @param {EngineCalls} calls
   * @param {Link} link
   * @param {Store} store
   */
  constructor(bridge, calls, link, store) {
    this.#bridge = bridge;
    this.#calls = calls;
    this.#link = link;
    this.#store = store;
  }

  /**
   * Goes on from weights instead of from the run so far; where they cannot be loaded, the run stays.
   * @param {() => Promise<WeightsSource>} find
   */
  async use(find) {
    this.#setLoading(true);
    const done = await this.#calls.attempt(async () => {
      const source = await find();
      // The bridge transfers the bytes away; a restart needs them.
      const bytes = source.bytes?.slice();
      await this.#bridge.useWeights(source);
      if (bytes) this.checkpoint = { step: this.#store.step, bytes };
      // A link cannot carry a file: it only gives the settings.
      if (bytes) this.#link.forgetWeights();
      else this.#link.options.weights = source.name;
      this.#link.show();
    });
    this.#setLoading(false);
    return done;
  }

  /** @param {boolean} isLoading */
  #setLoading(isLoading) {
    this.#store.loadingWeights = isLoading;
    this.#store.touch("weights");
  }

  /** @param {string} name */
  useShipped(name) {
    return this.use(async () => ({ kind: "shipped", name }));
  }

  /** @param {File} file */
  useFile(file) {
    return this.use(async () => {
      requireWeights(file);
      return { kind: "file", name: file.name, bytes: await readFile(file) };
    });
  }

  /** Hands the run to the learner as a file. */
  download() {
    const { run, step } = this.#store;
    const { dataset, image_size } = run?.config ?? {};
    return this.#calls.attempt(async () => {
      const bytes = await this.#bridge.save();
      downloadBytes(bytes, weightsFileName(String(dataset), Number(image_size), step));
    });
  }
}
