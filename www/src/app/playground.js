import { Bridge } from "../engine/bridge.js";
import { DELETED } from "../features/runs/runs-state.js";
import { within } from "../shared/within.js";
import { Inside } from "./inside.js";
import { MAX_KEEPING_MS } from "./lifecycle.js";
import { Latents } from "./latents.js";
import { Looks } from "./looks.js";
import { Store } from "./store.js";
import { isExperiment, TakeHome } from "./take-home.js";
import { wire } from "./wiring.js";

/** @import { Command, Frame, Preset, Reading } from "#pkg/types/index.js" */
/** @import { DeviceChoice } from "../engine/protocol.js" */
/** @typedef {import("../features/runs/database.js").SavedRun} SavedRun */
/** @typedef {import("./store.js").Notice} Notice */

/** What the page can do, in the learner's words: views call these methods and show the store. */
export class Playground {
  store = new Store();
  /** @type {Bridge} */
  bridge = new Bridge((message) => {
    // Of a run that is left only its last steps are of interest.
    if (!this.#isLeft || message.kind === "checkpoint") this.#inbox.receive(message);
  });
  /** @type {import("./inbox.js").Inbox} */
  #inbox;
  #link;
  #training;
  #images;
  #weights;
  #runs;
  #draft;
  #lifecycle;
  #cures;
  #undo;

  /** What can be done with runs side by side. */
  compare;

  /** @type {string | undefined} */
  #resumed;
  #isLeft = false;

  /**
   * @param {Location} location
   * @param {string} [resumed] id of the saved run that Back leads to, to be taken up if it is still there
   */
  constructor(location, resumed) {
    const { bridge, store } = this;
    const parts = wire({ bridge, store, location, isResumed: Boolean(resumed) });
    /** What views ask of the engine, where the answer is theirs alone. */
    this.calls = parts.calls;
    this.compare = parts.compare;
    this.#cures = parts.cures;
    this.#draft = parts.draft;
    this.#images = parts.images;
    this.#inbox = parts.inbox;
    this.#lifecycle = parts.lifecycle;
    this.#link = parts.link;
    this.#runs = parts.runs;
    this.#training = parts.training;
    this.#undo = parts.undo;
    this.#weights = parts.weights;
    this.#resumed = resumed;
    this.looks = new Looks(parts.link, store);
    this.inside = new Inside(store);
    this.latents = new Latents(store, parts.calls);
    /** What can be kept as files, and experiment files. */
    this.takeHome = new TakeHome({ ...parts, bridge, store });
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
    if (isKept) await this.restoreRun(this.#resumed, "back");
    else if (this.options.autoplay) this.#training.trainSoon();
  }

  /**
   * Another run takes the page over.
   * @returns {Promise<import("./undo.js").Former | null>} the one that was under way, when it has been saved
   */
  async dispose() {
    const former = this.#undo.underWay;
    this.#isLeft = true;
    await this.#lifecycle.end();
    await this.#runs.settled();
    return former;
  }

  /** Offers to go back to a run that this one took the place of. @param {import("./undo.js").Former} former */
  offerUndo(former) {
    return this.#undo.offer(former);
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
    const isBegun = await this.#undo.replacing(() => this.#training.trainFromScratch());
    if (isBegun) this.#link.showTrained();
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
    return this.#undo.replacing(() => this.#training.reset());
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

  /** Begins a run with the settings of the set-up, trains it, and shows its pictures. */
  async startDraft() {
    const isBegun = await this.#begin(() => this.#draft.start());
    if (isBegun) this.looks.go("train");
    return isBegun;
  }

  /** @param {Preset} preset */
  usePreset(preset) {
    return this.#begin(() => this.#draft.usePreset(preset));
  }

  /** Begins another run, which is trained at once; the browser's Back leads to the run before. @param {() => Promise<boolean>} begin */
  async #begin(begin) {
    const run = this.store.step > 0 ? this.#runs.currentId : undefined;
    this.#link.remember();
    const isBegun = await this.#undo.replacing(begin);
    if (isBegun) this.#link.showTrained(true, run);
    return isBegun;
  }

  /** @param {string} name */
  useShipped(name) {
    return this.#undo.replacing(() => this.#weights.useShipped(name));
  }

  /**
   * @param {File} file
   * @param {string} source the control that it comes from
   */
  useWeightsFile(file, source) {
    if (isExperiment(file)) return this.#undo.replacing(() => this.takeHome.open(file, source));
    return this.#undo.replacing(() => this.#weights.useFile(file, source));
  }

  downloadWeights() {
    return this.#weights.download();
  }

  /** @param {string} id of a saved run; it is trained on at once */
  async goOnWith(id) {
    const isTaken = await this.#undo.replacing(() => this.#runs.restore(id, "offer"));
    if (isTaken) this.#training.trainSoon();
  }

  /** What is undone can be undone in its turn. @param {string} id @param {"runs" | "undo" | "back"} [source] */
  restoreRun(id, source = "runs") {
    const restore = () => this.#runs.restore(id, source, source === "runs");
    return this.#undo.replacing(restore, source === "undo");
  }

  /** @param {string} id @param {string} name */
  renameRun(id, name) {
    return this.#runs.rename(id, name);
  }

  /** Cures the experiment that runs, in its own networks. */
  cure() {
    return this.#cures.begin();
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

  /** @param {string} [hash] of another link than that of the run, with its `#` */
  copyLink(hash) {
    return this.#link.copy(hash);
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
  actOnNotice({ id, action, trouble }) {
    if (trouble.code === DELETED) return void this.#runs.putBack(String(trouble.params.id));
    this.dismissNotice(id);
    if (action === "reload") void this.reload();
    else if (action === "undo") void this.restoreRun(String(trouble.params.id), "undo");
    else void (action === "retry" ? this.useShippedImages() : this.restart());
  }
}
