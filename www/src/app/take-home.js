import { described } from "../features/export/described.js";
import { KINDS } from "../features/export/kinds.js";
import { readChecked } from "../features/export/checked-file.js";
import { downloadBlob, downloadBytes } from "../shared/download.js";
import { toTrouble, TroubleError } from "../shared/trouble.js";

/** @typedef {import("../engine/bridge.js").Bridge} Bridge */
/** @typedef {import("../features/export/experiment-file.js").Experiment} Experiment */
/** @typedef {import("../features/export/kinds.js").KindName} KindName */
/** @typedef {import("../features/export/kinds.js").Material} Material */
/** @typedef {import("../features/runs/saved-runs.js").SavedRuns} SavedRuns */
/** @typedef {import("./engine-calls.js").EngineCalls} EngineCalls */
/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./weights.js").Weights} Weights */

/** A bar that moves more often says no more. */
const SHOWN_SHARES = 50;

/** Whether a file that was dropped or chosen is to be read as an experiment. @param {File} file */
export function isExperiment({ name }) {
  return name.toLowerCase().endsWith(".json");
}

/** Makes files of what the page has, and takes experiment files up again. */
export class TakeHome {
  #bridge;
  #calls;
  #runs;
  #store;
  #weights;
  #abort = new AbortController();

  /**
   * @param {object} needs
   * @param {Pick<Bridge, "save" | "convert">} needs.bridge
   * @param {EngineCalls} needs.calls
   * @param {Pick<SavedRuns, "save">} needs.runs
   * @param {Store} needs.store
   * @param {Weights} needs.weights
   */
  constructor({ bridge, calls, runs, store, weights }) {
    this.#bridge = bridge;
    this.#calls = calls;
    this.#runs = runs;
    this.#store = store;
    this.#weights = weights;
  }

  /**
   * Makes one file and hands it over. One at a time.
   * @param {KindName} kind
   * @param {Pick<Material, "about" | "charts" | "tiles">} figure
   * @param {NonNullable<Store["exports"]["place"]>} place
   */
  async keep(kind, figure, place) {
    const { exports } = this.#store;
    if (exports.job) return;
    exports.place = place;
    exports.job = { kind, share: 0 };
    exports.done = null;
    this.#announce();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    await this.#calls.attempt(() => this.#make(kind, figure, signal), { source: "keep" });
    exports.job = null;
    this.#announce();
  }

  /**
   * @param {KindName} kind
   * @param {Pick<Material, "about" | "charts" | "tiles">} figure
   * @param {AbortSignal} signal
   */
  async #make(kind, figure, signal) {
    const material = {
      ...figure,
      store: this.#store,
      link: location.href,
      save: () => this.#bridge.save(),
      convert: (/** @type {import("../engine/protocol.js").Conversion} */ format) =>
        this.#bridge.convert(format),
    };
    const progress = (/** @type {number} */ share) => this.#progress(share);
    try {
      const { content, name } = await KINDS[kind].make(material, { progress, signal });
      if (signal.aborted) return;
      if (content instanceof Blob) downloadBlob(content, name);
      else downloadBytes(content, name);
      this.#store.exports.done = name;
    } catch (error) {
      if (!signal.aborted) throw failed(error);
    }
  }

  /** @param {number} share */
  #progress(share) {
    const { job } = this.#store.exports;
    const shown = Math.floor(share * SHOWN_SHARES) / SHOWN_SHARES;
    if (!job || shown <= job.share) return;
    job.share = shown;
    this.#store.touch("export");
  }

  cancel() {
    this.#abort.abort(new Error("cancelled"));
  }

  /** Has the engine write the Python program that draws with the run's forger. */
  async showProgram() {
    this.#store.exports.place = "home";
    await this.#calls.attempt(
      async () => {
        const bytes = await this.#bridge.convert("python");
        this.#store.exports.program = new TextDecoder().decode(bytes);
      },
      { source: "keep" },
    );
    this.#announce();
  }

  /**
   * Takes an experiment up. All of the file is checked before anything changes; where it is refused, the run stays.
   * @param {File} file
   * @param {string} source the control that it comes from
   * @returns {Promise<boolean>} whether it is the run now
   */
  async open(file, source) {
    /** @type {Experiment | undefined} */
    let experiment;
    const find = async () => {
      const read = await readChecked(file);
      experiment = read;
      if ("shipped" in read.weights) {
        return { kind: /** @type {const} */ ("shipped"), name: read.weights.shipped };
      }
      const { bytes } = read.weights;
      return { kind: /** @type {const} */ ("file"), name: file.name, bytes };
    };
    const done = await this.#weights.use(find, source);
    if (!done || !experiment) return done;
    this.#adopt(experiment, file.name);
    // The weights that the page comes with are there without being saved.
    if (!("shipped" in experiment.weights)) await this.#save(source);
    return done;
  }

  /** Another run may take the place of this one, and others may be compared with it. @param {string} source */
  #save(source) {
    return this.#calls.attempt(
      async () => this.#runs.save({ step: this.#store.step, bytes: await this.#bridge.save() }),
      { source },
    );
  }

  /**
   * Shows what was measured of the run that has just been taken up.
   * @param {Experiment} experiment
   * @param {string} file
   */
  #adopt({ step, settings, own_images, marks, measurements }, file) {
    const store = this.#store;
    const now = described(store, "").settings;
    const names = Object.keys({ ...settings, ...now }).filter((name) => {
      return String(settings[name]) !== String(now[name]);
    });
    if (names.length) {
      const message = `The settings in ${file} differ from those of its weights (${names.join(", ")}). Those of the weights are in use.`;
      store.notify("warning", {
        code: "experiment_settings",
        message,
        params: { file, names: names.join(", ") },
      });
    }
    if (step !== store.step) {
      const message = `The file ${file} says that its run is at step ${step}, and its weights are of step ${store.step}. The weights are in use; the curves are left out.`;
      store.notify("warning", {
        code: "experiment_step",
        message,
        params: { file, told: step, found: store.step },
      });
      return;
    }
    store.adopt(marks, measurements);
    if (!own_images || store.dataset?.name === null) return;
    const message =
      "This run was trained on images of your own. Choose them again before it goes on.";
    store.notify("info", { code: "own_images_needed", message, params: {} });
  }

  #announce() {
    this.#store.touch("export");
    this.#store.flush();
  }
}

/** @param {unknown} error */
function failed(error) {
  const { code, message, params } = toTrouble(error);
  if (code !== "unexpected") return new TroubleError(code, message, params);
  const text = `The file could not be made (${message}). Nothing was lost; try again.`;
  return new TroubleError("keep_failed", text, { detail: message });
}
