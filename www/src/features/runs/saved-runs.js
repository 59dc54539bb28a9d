import { downloadBytes } from "../../shared/download.js";
import { SerialQueue } from "../../shared/serial-queue.js";
import { toTrouble, TroubleError } from "../../shared/trouble.js";
import { DiskRuns } from "./database.js";
import { OWN_IMAGES, weightsFileName } from "./download.js";
import { factsOf } from "./facts.js";
import { historyOf } from "./history.js";
import { MemoryRuns } from "./memory-runs.js";
import { RunShelf } from "./shelf.js";
import { Tabs } from "./tabs.js";
import { thumbnailOf } from "./thumbnail.js";
import { RunVault } from "./vault.js";

/** @import { Trouble, WeightsSource } from "../../engine/protocol.js" */
/** @typedef {import("../../shared/page.js").Store} Store */
/** @typedef {import("./database.js").SavedRun} SavedRun */

/** What the browser does not keep, this tab holds, also when a link leads to another run. */
const held = new MemoryRuns();
/** The last run for which there was no room, so that it can still be gone back to. */
const withoutRoom = new MemoryRuns();

/** How files of weights end: the playground's, and PyTorch's. */
const WEIGHT_ENDINGS = [".safetensors", ".pth", ".pt", ".ckpt"];
/** Names of single pictures, which have to be put together before a GAN can learn from them. */
const PICTURE = /\.(png|jpe?g|gif|bmp|webp|tiff?|avif|heic|svg)$/;

/**
 * @typedef {object} SavedRunsNeeds what saving and restoring runs needs of the page
 * @property {Store} store
 * @property {(find: () => Promise<WeightsSource>, source: string) => Promise<boolean>} useWeights
 * @property {(wish: () => Promise<unknown>) => Promise<boolean>} attempt reports what fails
 * @property {() => boolean} hasOwnImages
 */

/** Saves the run under way, and restores, downloads and removes the runs that this browser keeps. */
export class SavedRuns {
  #needs;
  #shelf;
  #tabs = new Tabs();
  /** Saves do not overlap. */
  #saves = new SerialQueue();

  /** @param {SavedRunsNeeds} needs */
  constructor(needs) {
    this.#needs = needs;
    const disk = new DiskRuns();
    disk.onLateOpening = () => void this.refresh();
    const vault = new RunVault(disk, (...heard) => this.#tellOfStorage(...heard), held);
    this.#shelf = new RunShelf(vault);
  }

  get #store() {
    return this.#needs.store;
  }

  async open() {
    const { runs } = this.#store;
    await this.refresh();
    runs.offer = runs.all[0] ?? null;
    this.#tabs.listen(() => void this.refresh());
    this.#store.touch("runs", "weights");
  }

  /** Lists the runs anew. */
  async refresh() {
    this.#store.runs.all = await this.#shelf.list();
    this.#store.touch("runs", "weights");
  }

  /**
   * The section of the runs says that they are not kept. Whoever could rely on it before hears of it at once.
   * @param {Trouble | null} trouble
   * @param {boolean} isSudden
   */
  #tellOfStorage(trouble, isSudden) {
    const { runs } = this.#store;
    this.#store.dismiss((notice) => notice.trouble.code === runs.trouble?.code);
    runs.trouble = trouble;
    const action = trouble?.code === "storage_newer" ? "reload" : undefined;
    if (trouble && (isSudden || action)) this.#store.notify("warning", trouble, { action });
    this.#store.touch("runs");
  }

  /** Settles when all saves so far are done. */
  settled() {
    return this.#saves.run(() => {});
  }

  /** Names the run under way; a new one where it began anew since the last save. */
  get currentId() {
    const { runs, generation } = this.#store;
    if (generation !== runs.current.generation) this.#name(newId());
    return runs.current.id;
  }

  /** The run under way is saved as this one from here on. @param {string} id */
  #name(id) {
    const { runs, generation } = this.#store;
    runs.current = { id, generation };
    return this.#tabs.take(id);
  }

  /** @param {{ step: number, bytes: Uint8Array }} checkpoint */
  save({ step, bytes }) {
    const facts = factsOf(this.#store, this.#needs.hasOwnImages());
    if (!facts) return;
    this.#part(facts, step);
    const saved = { ...facts, id: this.currentId, step, savedAt: Date.now(), size: bytes.length };
    const history = historyOf(this.#store);
    const { sheet } = history;
    void this.#saves.run(async () => {
      const { name } = this.find(saved.id) ?? {};
      const run = { ...saved, name, thumbnail: sheet && (await thumbnailOf(sheet)) };
      try {
        await this.#shelf.put(run, bytes, history);
        await this.#changed();
      } catch (error) {
        await withoutRoom.put(run, bytes, history);
        this.#store.notify("warning", toTrouble(error), { source: "saving" });
      }
    });
  }

  /**
   * A saved run that is trained on with other images is another run from then on: the one that was saved stays.
   * @param {Pick<SavedRun, "ownImages">} facts
   * @param {number} step
   */
  #part({ ownImages }, step) {
    const former = this.find(this.currentId);
    const isOther = former?.ownImages !== undefined && former.ownImages !== ownImages;
    if (isOther && step > former.step) void this.#name(newId());
  }

  /** What was measured of a run after it was saved belongs to it. */
  noteMeasurement() {
    const { generation, phase, step, runs } = this.#store;
    const { id, generation: named } = runs.current;
    const facts = factsOf(this.#store, this.#needs.hasOwnImages());
    if (phase === "training" || generation !== named || !facts) return; // the next save will have it
    const history = historyOf(this.#store);
    // The save may still be under way, one of later steps has more to tell, and other images make it another run.
    const isOfIt = () => {
      const saved = this.find(id);
      return saved?.step === step && saved.ownImages === facts.ownImages;
    };
    void this.#note(id, { results: facts.results }, history, isOfIt).catch((error) => {
      // Of a storage that fails the section of the runs has told.
      if (!this.#store.runs.trouble) {
        this.#store.notify("warning", toTrouble(error), { source: "saving" });
      }
    });
  }

  /**
   * Gives a run a name of its own; without one it is called by its settings.
   * @param {string} id
   * @param {string} name
   */
  async rename(id, name) {
    await this.#needs.attempt(() => this.#note(id, { name: name.trim() || undefined }));
    this.#store.flush();
  }

  /**
   * @param {string} id
   * @param {Partial<SavedRun>} changes
   * @param {import("./history.js").History} [history]
   * @param {() => boolean} [isOfIt] whether the run, when its turn comes, is still what this is about
   */
  #note(id, changes, history, isOfIt = () => true) {
    return this.#saves.run(async () => {
      if (!isOfIt()) return;
      await this.#shelf.note(id, changes, history);
      await this.#changed();
    });
  }

  async #changed() {
    await this.refresh();
    this.#tabs.tellChange();
  }

  /** @param {string} id */
  find(id) {
    return this.#store.runs.all.find((run) => run.id === id);
  }

  /** Whether a run can be gone back to. @param {string} id */
  isKept(id) {
    return this.find(id) !== undefined || withoutRoom.has(id);
  }

  /** @param {string} id */
  async #read(id) {
    return (await withoutRoom.read(id)) ?? (await this.#shelf.read(id));
  }

  /** What a run has shown; none where it was saved by an earlier version, or is gone. @param {string} id */
  async history(id) {
    return (
      (await withoutRoom.history(id)) ?? (await this.#shelf.history(id).catch(() => undefined))
    );
  }

  /**
   * Takes a run up again.
   * @param {string} id
   * @param {string} source the control that asks for it
   * @returns {Promise<boolean>}
   */
  async restore(id, source) {
    const find = async () => {
      const bytes = await this.#read(id);
      this.#store.returning = { id, history: await this.history(id) };
      return { kind: /** @type {const} */ ("run"), name: id, bytes };
    };
    const done = await this.#needs.useWeights(find, source);
    if (!done) return false;
    // Where another tab goes on with the same run, this one's is a run of its own.
    if (!(await this.#name(id))) void this.#name(newId());
    this.dismissOffer();
    const run = this.find(id);
    if (run?.ownImages && !this.#needs.hasOwnImages()) this.#askForImages();
    return true;
  }

  #askForImages() {
    const message =
      "This run was trained on images of your own. Choose them again before it goes on.";
    this.#store.notify("info", { code: "own_images_needed", message, params: {} });
  }

  dismissOffer() {
    this.#store.runs.offer = null;
    this.#store.touch("weights");
    this.#store.flush();
  }

  /** @param {string} id */
  async remove(id) {
    await this.#needs.attempt(async () => {
      await this.#shelf.remove(id);
      if (this.#store.runs.offer?.id === id) this.dismissOffer();
      await this.#changed();
    });
    this.#store.flush();
  }

  /** @param {Pick<SavedRun, "id" | "dataset" | "imageSize" | "step" | "ownImages">} run */
  download({ id, dataset, imageSize, step, ownImages }) {
    const images = ownImages ? OWN_IMAGES : dataset;
    return this.#needs.attempt(async () => {
      downloadBytes(await this.#read(id), weightsFileName(images, imageSize, step));
    });
  }
}

/** Not crypto.randomUUID, which pages served by http lack. */
function newId() {
  return `${Date.now()}-${Math.random().toString(36).slice(2)}`;
}

/**
 * Whether a dropped or chosen file can be weights, by its name; the engine checks what is inside.
 * @param {File} file
 */
export function requireWeights(file) {
  const name = file.name.toLowerCase();
  if (WEIGHT_ENDINGS.some((ending) => name.endsWith(ending))) return;
  const message = `The file ${file.name} is no weights file (${WEIGHT_ENDINGS.join(", ")}). Images of your own are taken as IDX files.`;
  const code = PICTURE.test(name) ? "not_weights_picture" : "not_weights";
  throw new TroubleError(code, message, { name: file.name, advice: "pictures" });
}
