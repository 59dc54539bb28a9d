import { downloadBytes } from "../../shared/download.js";
import { SerialQueue } from "../../shared/serial-queue.js";
import { toTrouble } from "../../shared/trouble.js";
import { DiskRuns } from "./database.js";
import { OWN_IMAGES, weightsFileName } from "./download.js";
import { factsOf } from "./facts.js";
import { historyOf } from "./history.js";
import { Restored } from "./restored.js";
import { tellOfStorage } from "./storage-notice.js";
import { MemoryRuns } from "./memory-runs.js";
import { RunShelf } from "./shelf.js";
import { Tabs } from "./tabs.js";
import { thumbnailOf } from "./thumbnail.js";
import { RunVault } from "./vault.js";

/** @import { WeightsSource } from "../../engine/protocol.js" */
/** @typedef {import("../../shared/page.js").Store} Store */
/** @typedef {import("./database.js").SavedRun} SavedRun */

/** What the browser does not keep, this tab holds, also when a link leads to another run. */
const held = new MemoryRuns();
/** The last run for which there was no room, so that it can still be gone back to. */
const withoutRoom = new MemoryRuns();

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
  #saves = new SerialQueue(); // saves do not overlap
  /** @type {import("./deleted-runs.js").DeletedRuns | undefined} */
  #deleted;
  #restored = new Restored();

  /** @param {SavedRunsNeeds} needs */
  constructor(needs) {
    this.#needs = needs;
    const disk = new DiskRuns();
    disk.onLateOpening = () => void this.refresh();
    const vault = new RunVault(disk, (...heard) => tellOfStorage(needs.store, ...heard), held);
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
    const stays = this.#leave(step);
    const saved = { ...facts, id: this.currentId, step, savedAt: Date.now(), size: bytes.length };
    const history = historyOf(this.#store);
    const { sheet } = history;
    void this.#saves.run(async () => {
      const { name } = this.find(stays ?? saved.id) ?? {};
      const run = { ...saved, name, thumbnail: sheet && (await thumbnailOf(sheet)) };
      try {
        await this.#shelf.put(run, bytes, history);
        if (stays) await this.#shelf.note(stays, { kept: true });
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

  /**
   * Where what was restored is to stay, the run goes on under another id, with the same name.
   * @param {number} step
   * @returns {string | undefined} the id of the run that stays as it was
   */
  #leave(step) {
    const left = this.#restored.leftBy(this.#store, step);
    if (left === undefined) return undefined;
    void this.#name(newId());
    this.#store.comparison.rename(left, this.#store.runs.current.id);
    return left;
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
   * @param {boolean} [isChosen] whether the learner chose it among the saved ones: then training on does not replace it
   * @returns {Promise<boolean>}
   */
  async restore(id, source, isChosen = false) {
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
    this.#restored.choose(this.#store, isChosen ? run : undefined);
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

  async #deletedRuns() {
    const { DeletedRuns } = await import("./deleted-runs.js");
    return (this.#deleted ??= new DeletedRuns(this.#store, this.#shelf));
  }

  /** Deletes a run, and offers to put it back. @param {string} id */
  async remove(id) {
    await this.#needs.attempt(async () => {
      const run = this.find(id);
      const offer = run && (await (await this.#deletedRuns()).hold(run));
      await this.#shelf.remove(id);
      offer?.();
      if (this.#store.runs.offer?.id === id) this.dismissOffer();
      await this.#changed();
    });
    this.#store.flush();
  }

  /** Undoes a deletion, as far as there is room. @param {string} id */
  async putBack(id) {
    await this.#needs.attempt(() =>
      this.#saves.run(async () => {
        const back = await (await this.#deletedRuns()).putBack(id, this.find(id) ? newId() : id);
        await this.#changed();
        this.#store.runs.back = { id: back };
      }),
    );
    this.#store.touch("runs");
    this.#store.flush();
  }

  /**
   * Keeps a run that was not trained here.
   * @param {{ run: Omit<SavedRun, "id">, bytes: Uint8Array, history: import("./history.js").History }} given
   * @returns {Promise<string>} its id
   */
  async adopt({ run, bytes, history }) {
    const id = newId();
    await this.#saves.run(async () => {
      await this.#shelf.put({ ...run, id }, bytes, history);
      await this.#changed();
    });
    return id;
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
