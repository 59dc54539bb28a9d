import { toTrouble, TroubleError } from "../../shared/trouble.js";
import { openRunDatabase } from "./database.js";
import { RunShelf } from "./shelf.js";
import { thumbnailOf } from "./thumbnail.js";

/** @typedef {import("../../shared/page.js").Playground} Playground */
/** @typedef {import("./database.js").SavedRun} SavedRun */

/** The runs that this browser keeps, and the saving of the one under way. */
export class SavedRuns {
  /** @type {SavedRun[]} newest first */
  all = [];
  /** @type {SavedRun | null} the newest of an earlier visit, until it is taken up or passed over */
  offer = null;
  /** Whether the browser lets the page keep anything. */
  isPossible = true;
  /** @type {Promise<RunShelf>} */
  #shelf;
  #id = "";
  #generation = -1;
  /** @type {Promise<void>} saves do not overlap */
  #saving = Promise.resolve();

  /** @param {Playground} app */
  constructor(app) {
    this.app = app;
    this.#shelf = openRunDatabase().then((database) => new RunShelf(database));
    this.#shelf.catch(() => {}); // told by `open`
  }

  get #store() {
    return this.app.store;
  }

  async open() {
    try {
      await this.#refresh();
      this.offer = this.all[0] ?? null;
    } catch {
      this.isPossible = false;
    }
    this.#store.touch("runs", "weights");
  }

  async #refresh() {
    this.all = await (await this.#shelf).list();
    this.#store.touch("runs", "weights");
  }

  /** Names the run under way; a new one where it began anew since the last save. */
  #currentId() {
    const { generation } = this.#store;
    if (generation !== this.#generation) {
      this.#generation = generation;
      // Not crypto.randomUUID, which pages served by http lack.
      this.#id = `${Date.now()}-${Math.random().toString(36).slice(2)}`;
    }
    return this.#id;
  }

  /** @param {{ step: number, bytes: Uint8Array }} checkpoint */
  save({ step, bytes }) {
    const { run, frames } = this.#store;
    if (!this.isPossible || !run) return;
    const saved = {
      id: this.#currentId(),
      step,
      savedAt: Date.now(),
      dataset: String(run.config.dataset),
      imageSize: Number(run.config.image_size),
      ownImages: this.app.hasOwnImages,
      size: bytes.length,
    };
    const frame = frames.fixed;
    this.#saving = this.#saving.then(async () => {
      try {
        const thumbnail = frame && (await thumbnailOf(frame));
        await (await this.#shelf).put({ ...saved, thumbnail }, bytes);
        await this.#refresh();
      } catch (error) {
        this.#store.notify("warning", toTrouble(error));
      }
    });
  }

  /**
   * Takes a run up again.
   * @param {string} id
   * @returns {Promise<boolean>}
   */
  async restore(id) {
    const done = await this.app.useWeights(async () => {
      const bytes = await (await this.#shelf).read(id);
      return { kind: "run", name: id, bytes };
    });
    if (!done) return false;
    this.#id = id;
    this.#generation = this.#store.generation;
    this.dismissOffer();
    const run = this.all.find((one) => one.id === id);
    if (run?.ownImages && !this.app.hasOwnImages) this.#askForImages();
    return true;
  }

  #askForImages() {
    const message =
      "This run was trained on images of your own. Choose them again before it goes on.";
    this.#store.notify("info", { code: "own_images_needed", message, params: {} });
  }

  dismissOffer() {
    this.offer = null;
    this.#store.touch("weights");
    this.#store.flush();
  }

  /** @param {string} id */
  async remove(id) {
    await this.app.attempt(async () => {
      await (await this.#shelf).remove(id);
      if (this.offer?.id === id) this.dismissOffer();
      await this.#refresh();
    });
    this.#store.flush();
  }

  /** @param {string} id */
  async read(id) {
    return (await this.#shelf).read(id);
  }
}

/**
 * Whether a dropped or chosen file can be weights, by its name; the engine checks what is inside.
 * @param {File} file
 */
export function requireSafetensors(file) {
  if (/\.safetensors$/i.test(file.name)) return;
  const message = `The file ${file.name} is not a .safetensors file. Images are chosen in the set-up.`;
  throw new TroubleError("not_weights", message, { name: file.name });
}
