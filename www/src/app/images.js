import { readFile } from "../shared/read-file.js";
import { TroubleError } from "../shared/trouble.js";

/** @import { Reading } from "#pkg/types/index.js" */
/** @import { IdxBytes } from "../engine/protocol.js" */
/** @typedef {import("../engine/bridge.js").Bridge} Bridge */
/** @typedef {import("./engine-calls.js").EngineCalls} EngineCalls */
/** @typedef {import("./store.js").Store} Store */

/** No file that the engine reads is larger; one that is should not fill the tab's memory first. */
const MAX_MB = 700;

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
   * @param {Pick<Reading, "transpose" | "invert">} choices
   */
  useFiles(imagesFile, labelsFile, choices) {
    return this.#calls.attempt(
      async () => {
        const reading = { file: imagesFile.name, ...choices };
        const files = {
          images: await readData(imagesFile),
          labels: labelsFile && (await readData(labelsFile)),
          reading,
        };
        // The bridge transfers its copy away; ours is for a restart.
        const [images, labels] = [files.images.slice(), files.labels?.slice()];
        await this.#bridge.useData({ images, labels, reading });
        this.own = files;
        this.#store.ownFile = imagesFile.name;
        this.#store.touch("run", "settings");
      },
      { source: "own-images" },
    );
  }

  async useShipped() {
    this.own = undefined;
    this.#store.ownFile = null;
    this.#store.dismiss((notice) => notice.action === "retry");
    this.#store.setPhase(this.#store.dataset ? this.#store.phase : "loading");
    await this.#calls.attempt(() => this.#bridge.useData(), { source: "own-images" });
    this.#store.touch("run", "settings");
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

/** @param {File} file */
async function readData(file) {
  const { name, size } = file;
  if (size <= MAX_MB * 1e6) return readFile(file);
  const mb = Math.ceil(size / 1e6);
  const message = `The file ${name} has ${mb} MB, and ${MAX_MB} MB are read at most. Choose a smaller data set.`;
  throw new TroubleError("file_too_large", message, { file: name, mb, limit_mb: MAX_MB });
}
