import { OWN_IMAGES, weightsFileName } from "../features/runs/download.js";
import { requireWeights } from "../features/runs/require-weights.js";
import { loadedFile } from "../features/weights/loaded.js";
import { downloadBytes } from "../shared/download.js";
import { readFile } from "../shared/read-file.js";

/** @import { WeightsSource } from "../engine/protocol.js" */
/** @typedef {import("../engine/bridge.js").Bridge} Bridge */
/** @typedef {import("./engine-calls.js").EngineCalls} EngineCalls */
/** @typedef {import("./link.js").Link} Link */
/** @typedef {import("./store.js").Store} Store */

/** The ways by which the learner's files come. */
const FILE_SOURCES = ["drop", "weights-file"];

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
   * @param {string} source the control that asks for it
   */
  async use(find, source) {
    // What was said of a file before is not about this one, by whichever way it came.
    if (FILE_SOURCES.includes(source)) {
      this.#store.dismiss((notice) => FILE_SOURCES.includes(notice.source ?? ""));
    }
    this.#setLoading(true);
    const { run } = this.#store;
    const done = await this.#calls.attempt(
      async () => {
        const weights = await find();
        // The bridge transfers the bytes away; a restart needs them.
        const bytes = weights.bytes?.slice();
        await this.#bridge.useWeights(weights);
        if (bytes) this.checkpoint = { step: this.#store.step, bytes };
        // A link cannot carry a file: it only gives the settings.
        if (bytes) this.#link.forgetWeights();
        else this.#link.options.weights = weights.name;
        this.#link.forgetFormerRun();
        this.#link.show();
        if (weights.kind === "file") this.#store.loaded = loadedFile(this.#store, run);
      },
      { source },
    );
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
    return this.use(async () => ({ kind: "shipped", name }), "weights");
  }

  /**
   * @param {File} file
   * @param {string} source the control that it comes from
   */
  useFile(file, source) {
    return this.use(async () => {
      requireWeights(file);
      return { kind: "file", name: file.name, bytes: await readFile(file) };
    }, source);
  }

  /** Hands the run to the learner as a file. */
  download() {
    const { run, step, dataset } = this.#store;
    const { image_size } = run?.config ?? {};
    const images = dataset && dataset.name === null ? OWN_IMAGES : String(run?.config.dataset);
    return this.#calls.attempt(
      async () => {
        const bytes = await this.#bridge.save();
        downloadBytes(bytes, weightsFileName(images, Number(image_size), step));
      },
      { source: "weights-file" },
    );
  }
}
