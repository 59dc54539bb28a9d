import { toTrouble, TroubleError } from "../../shared/trouble.js";
import { MemoryRuns } from "./memory-runs.js";

/** @import { Trouble } from "../../engine/protocol.js" */
/** @import { RunDatabase, SavedRun } from "./database.js" */

/**
 * Whether there was no room. Some browsers only abort the change, without a reason.
 * @param {unknown} error
 */
export function isNoRoom(error) {
  return ["QuotaExceededError", "AbortError"].includes(/** @type {Error} */ (error)?.name);
}

/**
 * What is said where one run is larger than anything this browser stores (Chromium: 133 MB). The disk itself works.
 * @param {unknown} error
 * @param {number} bytes the size of the run
 */
function tooLarge(error, bytes) {
  if (!/too large/i.test(/** @type {Error} */ (error)?.message ?? "")) return undefined;
  const size = Math.round(bytes / 1e6);
  const message = `This run has ${size} MB, which is more than the browser stores at once: it is not being saved. Download it to keep it.`;
  return new TroubleError("run_too_large", message, { size });
}

/**
 * Keeps runs on the disk, and in memory for as long as the disk fails. What is on the disk stays listed meanwhile, and
 * what is in memory goes to the disk as soon as that works again.
 * @implements {RunDatabase}
 */
export class RunVault {
  #disk;
  #memory;
  #onTrouble;
  /** @type {SavedRun[]} what the disk had when it was last asked */
  #onDisk = [];
  /** @type {Trouble | null} why runs are held in memory */
  #trouble = null;
  /** Whether the disk has ever worked in this visit. */
  #hasWorked = false;

  /**
   * @param {RunDatabase} disk
   * @param {(trouble: Trouble | null, isSudden: boolean) => void} onTrouble
   *   hears why runs are no longer kept, and null when they are again; sudden where they were kept before
   * @param {MemoryRuns} [memory] what this tab has held so far
   */
  constructor(disk, onTrouble, memory = new MemoryRuns()) {
    this.#memory = memory;
    this.#disk = disk;
    this.#onTrouble = onTrouble;
  }

  async list() {
    try {
      this.#onDisk = await this.#disk.list();
      await this.#works();
    } catch (error) {
      this.#fails(error);
    }
    const held = await this.#memory.list();
    const others = this.#onDisk.filter(({ id }) => held.every((run) => run.id !== id));
    return [...held, ...others];
  }

  /** @param {string} id */
  async read(id) {
    return (await this.#memory.read(id)) ?? this.#ask(() => this.#disk.read(id));
  }

  /** @param {string} id */
  async history(id) {
    if (this.#memory.has(id)) return this.#memory.history(id);
    return this.#ask(() => this.#disk.history(id));
  }

  /**
   * @param {SavedRun} run
   * @param {import("./history.js").History} [history]
   */
  async note(run, history) {
    if (this.#memory.has(run.id)) return this.#memory.note(run, history);
    try {
      await this.#disk.note(run, history);
    } catch (error) {
      throw isNoRoom(error) ? error : this.#fails(error);
    }
  }

  /**
   * @param {SavedRun} run
   * @param {Uint8Array} bytes
   * @param {import("./history.js").History} [history]
   */
  async put(run, bytes, history) {
    try {
      await this.#disk.put(run, bytes, history);
    } catch (error) {
      const known = isNoRoom(error) ? error : tooLarge(error, bytes.length);
      if (known) throw known;
      this.#fails(error);
      return this.#memory.put(run, bytes, history);
    }
    await this.#memory.remove(run.id);
    return this.#works().catch((error) => void this.#fails(error));
  }

  /** @param {string} id */
  async remove(id) {
    await this.#memory.remove(id);
    if (!this.#trouble || this.#onDisk.some((run) => run.id === id)) {
      await this.#ask(() => this.#disk.remove(id));
    }
  }

  /**
   * @template T
   * @param {() => Promise<T>} question that only the disk can answer
   */
  async #ask(question) {
    try {
      return await question();
    } catch (error) {
      throw this.#fails(error);
    }
  }

  async #works() {
    this.#hasWorked = true;
    if (!this.#trouble) return;
    try {
      for (const run of await this.#memory.list()) await this.#bringToDisk(run);
    } catch (error) {
      if (!isNoRoom(error)) throw error; // what does not fit stays in memory
    }
    this.#trouble = null;
    this.#onTrouble(null, false);
  }

  /** @param {SavedRun} run */
  async #bringToDisk(run) {
    const bytes = await this.#memory.read(run.id);
    if (bytes) await this.#disk.put(run, bytes, await this.#memory.history(run.id));
    await this.#memory.remove(run.id);
    this.#onDisk = [run, ...this.#onDisk.filter(({ id }) => id !== run.id)];
  }

  /** @param {unknown} error */
  #fails(error) {
    const trouble = this.#describe(error);
    const isNew = trouble.code !== this.#trouble?.code;
    this.#trouble = trouble;
    if (isNew) this.#onTrouble(trouble, this.#hasWorked);
    return new TroubleError(trouble.code, trouble.message, trouble.params);
  }

  /** @param {unknown} error @returns {Trouble} */
  #describe(error) {
    const trouble = toTrouble(error);
    if (trouble.code !== "unexpected") return trouble;
    const message = `The browser's storage failed (${trouble.message}). New runs are kept in this tab only.`;
    const code = this.#hasWorked ? "storage_lost" : "storage_refused";
    return { code, message, params: trouble.params };
  }
}
