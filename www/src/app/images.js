import { readFile } from "../shared/read-file.js";

/** @import { IdxBytes } from "../engine/protocol.js" */
/** @typedef {import("../engine/bridge.js").Bridge} Bridge */
/** @typedef {import("./engine-calls.js").EngineCalls} EngineCalls */
/** @typedef {import("./store.js").Store} Store */

/** Gives the engine the images to train on, and asks it for images to look at. */
export class Images {
  /** @type {IdxBytes | undefined} the learner's own, kept for a restart */
  own;
  #bridge;
  #calls;
  #store;
  #isAskingForReal = false;

  /**
   * @param {Pick<Bridge, "useData" | "findNearest">} bridge
   * @param {EngineCalls} calls
   * @param {Store} store
   */
  constructor(bridge, calls, store) {
    this.#bridge = bridge;
    this.#calls = calls;
    this.#store = store;
  }

  /**
   * @param {File} imagesFile
   * @param {File | undefined} labelsFile
   */
  useFiles(imagesFile, labelsFile) {
    return this.#calls.attempt(
      async () => {
        const files = {
          images: await readFile(imagesFile),
          labels: labelsFile && (await readFile(labelsFile)),
        };
        // The bridge transfers its copy away; ours is for a restart.
        await this.#bridge.useData({ images: files.images.slice(), labels: files.labels?.slice() });
        this.own = files;
        this.#store.touch("run");
      },
      { source: "own-images" },
    );
  }

  async useShipped() {
    this.own = undefined;
    this.#store.dismiss((notice) => notice.action === "retry");
    this.#store.setPhase(this.#store.dataset ? this.#store.phase : "loading");
    await this.#calls.attempt(() => this.#bridge.useData(), { source: "own-images" });
    this.#store.touch("run");
  }

  /** Asks for real images if there are none on show; may be called at every update of a view. */
  async askForReal() {
    const { dataset, frames } = this.#store;
    if (!dataset || frames.real || this.#isAskingForReal) return;
    this.#isAskingForReal = true;
    await this.#calls.send({ type: "real" });
    this.#isAskingForReal = false;
  }

  /** Finds the training image most like each of the generator's images. The search ends when this does. */
  async findNearest() {
    const { evaluation } = this.#store;
    const search = evaluation.beginSearch();
    this.#announceNearest();
    await this.#calls.attempt(() => this.#bridge.findNearest(), { source: "nearest" });
    evaluation.endSearch(search);
    this.#announceNearest();
  }

  #announceNearest() {
    this.#store.touch("nearest");
    this.#store.flush();
  }
}
