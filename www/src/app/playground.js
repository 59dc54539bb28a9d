import { Bridge } from "../engine/bridge.js";
import { hasWasmSimd } from "../engine/simd.js";
import { toTrouble } from "../engine/trouble.js";
import { SavedRuns, requireSafetensors } from "../features/runs/saved-runs.js";
import { Draft } from "../features/settings/draft.js";
import { buildHash, NO_WEIGHTS, parseHash, SHIPPED } from "../shared/hash.js";
import { readFile } from "../shared/read-file.js";
import { Inbox } from "./inbox.js";
import { Store } from "./store.js";

/** @typedef {import("../engine/messages.js").BootOptions} BootOptions */
/** @typedef {import("../engine/messages.js").Command} Command */
/** @typedef {import("../engine/messages.js").Config} Config */
/** @typedef {import("../engine/messages.js").DeviceChoice} DeviceChoice */
/** @typedef {import("../engine/messages.js").IdxBytes} IdxBytes */
/** @typedef {import("../engine/messages.js").WeightsSource} WeightsSource */

/**
 * What the page can do, in the learner's words: views call these methods and show the store.
 * The only object that knows both the engine and the store.
 */
export class Playground {
  store = new Store();
  #inbox = new Inbox(this);
  bridge = new Bridge((message) => this.#inbox.receive(message));
  runs = new SavedRuns(this);
  draft = new Draft(this);
  options;
  /** @type {Record<string, string>} */
  #values;
  /** @type {IdxBytes | undefined} the learner's own images, kept for a restart */
  #files;
  /** @type {{ step: number, bytes: Uint8Array } | undefined} */
  checkpoint;
  /** Whether to train as soon as the data are there. */
  #trainPending;
  #dead = false;
  #keepWhenHidden = () => {
    if (document.hidden && !this.#dead) void this.attempt(() => this.bridge.keep());
  };

  /** @param {Location} location */
  constructor(location) {
    const { page, values, problems } = parseHash(location.hash);
    this.location = location;
    this.options = page;
    this.#values = values;
    this.#trainPending = page.autoplay;
    for (const problem of problems) this.store.notify("warning", problem);
  }

  async start() {
    if (!(await hasWasmSimd())) {
      this.store.setPhase("error");
      this.store.notify("error", {
        code: "no_simd",
        message:
          "This browser cannot run the engine: it lacks WebAssembly SIMD. Use a current Chrome, Edge, Firefox or Safari.",
        params: {},
      });
      return;
    }
    document.addEventListener("visibilitychange", this.#keepWhenHidden);
    void this.runs.open();
    await this.#boot({ weights: this.#weightsOfLink() });
  }

  /** @returns {WeightsSource | undefined} */
  #weightsOfLink() {
    const name = this.options.weights;
    if (name === NO_WEIGHTS) return undefined;
    return { kind: SHIPPED.includes(name) ? "shipped" : "link", name };
  }

  /** Another run takes the page over. */
  dispose() {
    this.#dead = true;
    document.removeEventListener("visibilitychange", this.#keepWhenHidden);
    this.bridge.terminate();
  }

  /** After a crash: a new worker, and the run from its last checkpoint. */
  async restart() {
    this.store.dismiss((notice) => notice.action === "restart");
    const config = this.store.run?.config;
    const checkpoint = this.checkpoint?.bytes;
    await this.#boot(
      checkpoint ? { config, checkpoint } : { config, weights: this.#weightsOfLink() },
    );
  }

  /** @param {Partial<BootOptions>} options */
  async #boot(options) {
    this.#dead = false;
    this.store.setPhase("loading");
    const files = this.#files;
    const { device } = this.options;
    await this.attempt(
      async () =>
        this.bridge.boot({
          baseUrl: document.baseURI,
          values: this.#values,
          device,
          files,
          ...options,
        }),
      "restart",
    );
    if (!options.weights) return;
    // Weights that could not be had were replaced by new networks.
    if (!this.store.weights) this.options.weights = NO_WEIGHTS;
    else this.#sayWhatWeightsOverrule();
  }

  #sayWhatWeightsOverrule() {
    const names = Object.keys(this.#values).join(", ");
    if (!names) return;
    const message = `The link's ${names} had no effect: weights come with their own settings.`;
    this.store.notify("warning", { code: "weights_overrule", message, params: { names } });
  }

  /**
   * Every failed wish ends here, as a notice.
   * @param {() => Promise<unknown>} wish
   * @param {"restart"} [action]
   * @returns {Promise<boolean>} whether it was fulfilled
   */
  async attempt(wish, action) {
    try {
      await wish();
      return true;
    } catch (error) {
      // The crash itself has been reported; the calls that it cut off say nothing more.
      if (this.#dead) return false;
      if (action) this.store.setPhase("error");
      this.store.notify("error", toTrouble(error), action);
      return false;
    }
  }

  /** @param {Command} command */
  send(command) {
    return this.attempt(() => this.bridge.send(command));
  }

  /**
   * Like `send`, for pictures that are asked for again and again.
   * @param {Command} command
   * @returns {Promise<number>} the time the engine took, in ms
   */
  async walk(command) {
    let elapsedMs = 0;
    await this.attempt(async () => {
      elapsedMs = await this.bridge.send(command).catch(unlessOvertaken);
    });
    return elapsedMs;
  }

  train() {
    const { step, run } = this.store;
    const target = this.options.steps;
    // A target from the URL holds until it is reached; Train after that means "go on".
    let until = target && target > step ? target : undefined;
    // After the last epoch, for as long again.
    const total = run?.total_steps ?? 0;
    if (!until && total && step >= total) until = step + total;
    return this.send({ type: "train", until });
  }

  /** Trains now, or as soon as the data are there. */
  trainSoon() {
    this.#trainPending = true;
    this.trainIfPending();
  }

  trainIfPending() {
    const { phase } = this.store;
    if (!this.#trainPending || (phase !== "ready" && phase !== "paused")) return;
    this.#trainPending = false;
    void this.train();
  }

  async trainFromScratch() {
    if (await this.reset()) this.trainSoon();
  }

  pause() {
    return this.send({ type: "pause" });
  }

  step() {
    return this.send({ type: "step" });
  }

  async reset() {
    const done = await this.send({ type: "reset" });
    if (done) this.#becameFresh();
    return done;
  }

  /** @param {Config} config */
  async configure(config) {
    const done = await this.send({ type: "configure", config });
    if (done) this.#becameFresh();
    return done;
  }

  /** Goes on with other live settings. @param {Config} config */
  adjust(config) {
    return this.send({ type: "adjust", config });
  }

  #becameFresh() {
    this.checkpoint = undefined; // of the former run: a surprise after a restart
    this.store.weights = null;
    this.options.weights = NO_WEIGHTS;
    this.showInUrl();
    this.store.touch("weights");
  }

  /**
   * Goes on from weights instead of from the run so far; where they cannot be had, the run stays.
   * @param {() => Promise<WeightsSource>} find
   */
  async useWeights(find) {
    this.store.loadingWeights = true;
    this.store.touch("weights");
    const done = await this.attempt(async () => {
      const source = await find();
      // The bridge transfers the bytes away; a restart needs them.
      const bytes = source.bytes?.slice();
      await this.bridge.useWeights(source);
      if (bytes) this.checkpoint = { step: this.store.step, bytes };
      // A link cannot carry a file: it only gives the settings.
      this.options.weights = bytes ? NO_WEIGHTS : source.name;
      this.showInUrl();
    });
    this.store.loadingWeights = false;
    this.store.touch("weights");
    return done;
  }

  /** @param {string} name */
  useShipped(name) {
    return this.useWeights(async () => ({ kind: "shipped", name }));
  }

  /** @param {File} file */
  useWeightsFile(file) {
    return this.useWeights(async () => {
      requireSafetensors(file);
      return { kind: "file", name: file.name, bytes: await readFile(file) };
    });
  }

  /** @param {string} id of a saved run; it is trained on at once */
  async goOnWith(id) {
    if (await this.runs.restore(id)) this.trainSoon();
  }

  /** Finds the training image most like each forgery. */
  async findNearest() {
    if (!(await this.send({ type: "nearest" }))) return;
    // The engine drew them just before it began.
    this.store.judgement.fakes = this.store.frames.fixed;
    this.store.touch("nearest");
  }

  /**
   * What the engine makes of settings given as text; undefined when it cannot be asked.
   * @param {Record<string, string>} values
   */
  async parse(values) {
    /** @type {import("../engine/messages.js").ParsedSettings | undefined} */
    let parsed;
    await this.attempt(async () => {
      parsed = await this.bridge.parse(values);
    });
    return parsed;
  }

  async copyLink() {
    try {
      await navigator.clipboard.writeText(this.location.href);
      return true;
    } catch {
      const message = "The browser did not allow copying. Copy the address from the address bar.";
      this.store.notify("warning", { code: "copy_failed", message, params: {} });
      return false;
    }
  }

  /** @param {DeviceChoice} device */
  async useDevice(device) {
    this.options.device = device;
    this.showInUrl();
    if (this.#dead) return; // the restart will use it
    this.store.dismiss((notice) => notice.action === "retry");
    this.store.setPhase("loading");
    await this.attempt(() => this.bridge.useDevice(device));
    this.store.touch("device", "run");
  }

  /**
   * @param {File} imagesFile
   * @param {File | undefined} labelsFile
   */
  async useFiles(imagesFile, labelsFile) {
    return this.attempt(async () => {
      const files = {
        images: await readFile(imagesFile),
        labels: labelsFile && (await readFile(labelsFile)),
      };
      // The bridge transfers its copy away; ours is for a restart.
      await this.bridge.useData({ images: files.images.slice(), labels: files.labels?.slice() });
      this.#files = files;
      this.store.touch("run");
    });
  }

  get hasOwnImages() {
    return this.#files !== undefined;
  }

  async useShippedImages() {
    this.#files = undefined;
    this.store.dismiss((notice) => notice.action === "retry");
    this.store.setPhase(this.store.dataset ? this.store.phase : "loading");
    await this.attempt(() => this.bridge.useData());
    this.store.touch("run");
  }

  /**
   * Keeps the link in the address bar equal to what runs.
   * @param {Config} [draft] or to the run that the learner is about to begin
   */
  showInUrl(draft) {
    const page = draft ? { ...this.options, weights: NO_WEIGHTS } : this.options;
    const hash = buildHash(this.store.schema, draft ?? this.store.run?.config ?? {}, page);
    history.replaceState(
      null,
      "",
      hash ? `#${hash}` : this.location.pathname + this.location.search,
    );
    this.store.touch("settings");
  }

  /** @param {string} detail */
  crashed(detail) {
    this.#dead = true;
    this.bridge.terminate();
    this.store.setPhase("error");
    const message = `The engine stopped working (${detail}). Restart it: the run goes on from its last checkpoint.`;
    this.store.notify("error", { code: "crash", message, params: { detail } }, "restart");
  }
}

/**
 * A number that was asked for just before a run began that is not told the digit: its place on the page is about
 * to go, and there is nothing to say.
 * @param {unknown} error
 */
function unlessOvertaken(error) {
  if (toTrouble(error).code !== "not_conditional") throw error;
  return 0;
}
