import { Bridge } from "../engine/bridge.js";
import { SavedRuns } from "../features/runs/saved-runs.js";
import { Draft } from "../features/settings/draft.js";
import { rememberLanguage } from "../shared/i18n/index.js";
import { writePreference } from "../shared/preferences.js";
import { within } from "../shared/within.js";
import { EngineCalls } from "./engine-calls.js";
import { Images } from "./images.js";
import { Inbox } from "./inbox.js";
import { Lifecycle, MAX_KEEPING_MS } from "./lifecycle.js";
import { Link } from "./link.js";
import { Store } from "./store.js";
import { applyTheme } from "./theme.js";
import { Training } from "./training.js";
import { Weights } from "./weights.js";

/** @import { Command, Frame, Preset, Reading } from "#pkg/types/index.js" */
/** @import { DeviceChoice } from "../engine/protocol.js" */
/** @typedef {import("../features/runs/database.js").SavedRun} SavedRun */
/** @typedef {import("../shared/i18n/index.js").Language} Language */
/** @typedef {import("./store.js").Notice} Notice */
/** @typedef {import("./theme.js").Theme} Theme */

/**
 * What the page can do, in the learner's words: views call these methods and show the store. Wires the parts of the
 * app to each other; none of them knows it.
 */
export class Playground {
  store = new Store();
  /** @type {Bridge} */
  bridge = new Bridge((message) => {
    // Of a run that is left only its last steps are of interest.
    if (!this.#isLeft || message.kind === "checkpoint") this.#inbox.receive(message);
  });
  /** What views ask of the engine, where the answer is theirs alone. */
  calls = new EngineCalls(this.bridge, this.store);
  /** @type {Inbox} */
  #inbox;
  #link;
  #training;
  #images;
  #weights;
  #runs;
  #draft;
  #lifecycle;

  /** @type {string | undefined} */
  #resumed;
  #isLeft = false;

  /**
   * @param {Location} location
   * @param {string} [resumed] id of the saved run that Back leads to, to be taken up if it is still there
   */
  constructor(location, resumed) {
    const { bridge, calls, store } = this;
    const images = new Images(bridge, calls, store);
    const link = new Link(location, store);
    const training = new Training(calls, store, link.options, !resumed);
    const weights = new Weights(bridge, calls, link, store);
    const lifecycle = new Lifecycle({ bridge, calls, images, link, store, weights });
    const runs = new SavedRuns({
      store,
      useWeights: (find, source) => weights.use(find, source),
      attempt: (wish) => calls.attempt(wish, { source: "runs" }),
      hasOwnImages: () => images.own !== undefined,
    });
    this.#draft = new Draft({
      store,
      edit: (settings) => calls.edit(settings),
      configure: (settings, source) => calls.configure(settings, source),
      showInUrl: (config) => link.show(config),
      trainSoon: () => training.trainSoon(),
    });
    this.#inbox = new Inbox(store, {
      onCheckpoint: (checkpoint) => runs.save((weights.checkpoint = checkpoint)),
      onCrash: (trouble) => lifecycle.crashed(trouble),
      onRun: (event) => lifecycle.runs(event),
      onAdjusted: () => link.show(),
      onEvents: () => training.trainIfPending(),
    });
    this.#images = images;
    this.#link = link;
    this.#training = training;
    this.#weights = weights;
    this.#lifecycle = lifecycle;
    this.#runs = runs;
    this.#resumed = resumed;
  }

  get options() {
    return this.#link.options;
  }

  get hasOwnImages() {
    return this.#images.own !== undefined;
  }

  /** Name of the file with the learner's own images. */
  get ownFile() {
    return this.#images.own?.reading?.file;
  }

  async start() {
    if (!(await this.#lifecycle.isPossible())) return;
    const isOpened = this.#runs.open();
    await this.#lifecycle.start();
    if (!this.#resumed) return;
    await isOpened;
    const isKept = this.store.runs.all.some(({ id }) => id === this.#resumed);
    if (isKept) await this.restoreRun(this.#resumed);
    else if (this.options.autoplay) this.#training.trainSoon();
  }

  /** Another run takes the page over. */
  dispose() {
    this.#isLeft = true;
    this.#lifecycle.end();
  }

  /** After a crash: a new worker, and the run from its last checkpoint. */
  restart() {
    return this.#lifecycle.restart();
  }

  /** Loads the page anew, with the run kept. */
  async reload() {
    await this.#lifecycle.keep();
    await within(this.#runs.settled(), MAX_KEEPING_MS);
    window.location.reload();
  }

  train() {
    return this.#training.train();
  }

  trainSoon() {
    this.#training.trainSoon();
  }

  async trainFromScratch() {
    if (await this.#training.trainFromScratch()) this.#link.showTrained();
  }

  /** The step at which the training under way, else the next one, stops; 0 while that is unknown. */
  get aim() {
    return this.#training.aim;
  }

  pause() {
    return this.#training.pause();
  }

  step() {
    return this.#training.step();
  }

  reset() {
    return this.#training.reset();
  }

  /** @param {Command} command for images that are asked for again and again */
  walk(command) {
    return this.calls.walk(command);
  }

  /** @param {string} name @param {string} value */
  editSetting(name, value) {
    return this.#draft.set(name, value);
  }

  useDefaultSettings() {
    return this.#draft.useDefaults();
  }

  startDraft() {
    return this.#draft.start();
  }

  /** @param {Preset} preset */
  async usePreset(preset) {
    const run = this.store.step > 0 ? this.#runs.currentId : undefined;
    this.#link.remember();
    const isBegun = await this.#draft.usePreset(preset);
    if (isBegun) this.#link.showTrained(true, run);
    return isBegun;
  }

  /** @param {string} name */
  useShipped(name) {
    return this.#weights.useShipped(name);
  }

  /**
   * @param {File} file
   * @param {string} source the control that it comes from
   */
  useWeightsFile(file, source) {
    return this.#weights.useFile(file, source);
  }

  downloadWeights() {
    return this.#weights.download();
  }

  /** @param {string} id of a saved run; it is trained on at once */
  async goOnWith(id) {
    if (await this.#runs.restore(id, "offer")) this.#training.trainSoon();
  }

  /** @param {string} id */
  restoreRun(id) {
    return this.#runs.restore(id, "runs");
  }

  /** @param {string} id */
  removeRun(id) {
    return this.#runs.remove(id);
  }

  /** @param {SavedRun} run */
  downloadRun(run) {
    return this.#runs.download(run);
  }

  dismissOffer() {
    this.#runs.dismissOffer();
  }

  /**
   * @param {File} images
   * @param {File | undefined} labels
   * @param {Pick<Reading, "transpose" | "invert">} choices
   */
  useFiles(images, labels, choices) {
    return this.#images.useFiles(images, labels, choices);
  }

  useShippedImages() {
    return this.#images.useShipped();
  }

  askForReal() {
    return this.#images.askForReal();
  }

  findNearest() {
    return this.#images.findNearest();
  }

  /** @param {DeviceChoice} device */
  useDevice(device) {
    return this.#lifecycle.useDevice(device);
  }

  copyLink() {
    return this.#link.copy();
  }

  /** @param {Frame | null} frame a milestone; null = live */
  lookBackAt(frame) {
    this.store.lookback = frame;
    this.store.touch("digits", "timeline");
    this.store.flush();
  }

  /** @param {number} id */
  dismissNotice(id) {
    this.store.dismiss((notice) => notice.id === id);
    this.store.flush();
  }

  /** What the button on a notice offers. @param {Notice} notice */
  actOnNotice({ id, action }) {
    this.dismissNotice(id);
    if (action === "reload") void this.reload();
    else void (action === "retry" ? this.useShippedImages() : this.restart());
  }

  /** @param {Language} code */
  setLanguage(code) {
    rememberLanguage(code);
    // A link that fixes the language would undo the choice on reload.
    if (this.options.lang) {
      this.options.lang = code;
      this.#link.show();
    }
    this.store.touch("locale");
    this.store.flush();
  }

  /** @param {Theme} theme */
  setTheme(theme) {
    writePreference("theme", theme);
    applyTheme();
    this.store.touch("theme");
    this.store.flush();
  }
}
