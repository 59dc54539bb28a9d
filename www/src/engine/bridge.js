import { transfer, wrap } from "comlink";
import { TroubleError } from "./trouble.js";

/** @typedef {import("./messages.js").BootOptions} BootOptions */
/** @typedef {import("./messages.js").Command} Command */
/** @typedef {import("./messages.js").DeviceChoice} DeviceChoice */
/** @typedef {import("./messages.js").IdxBytes} IdxBytes */
/** @typedef {import("./messages.js").ParsedSettings} ParsedSettings */
/** @typedef {import("./messages.js").Trouble} Trouble */
/** @typedef {import("./messages.js").WeightsSource} WeightsSource */
/** @typedef {import("./messages.js").WorkerMessage} WorkerMessage */
/** @typedef {import("./worker.js").WorkerApi} WorkerApi */

/**
 * Owns the worker: starts it, calls it, hears of its death, ends it. After a crash every pending call is
 * rejected, and `boot` starts a fresh worker.
 */
export class Bridge {
  /** @type {Worker | null} */
  #worker = null;
  /** @type {import("comlink").Remote<WorkerApi> | null} */
  #remote = null;
  /** @type {(error: Error) => void} */
  #abandonCalls = () => {};
  /** @type {Promise<never>} */
  #abandoned = new Promise(() => {});

  /** @param {(message: WorkerMessage) => void} onMessage */
  constructor(onMessage) {
    this.onMessage = onMessage;
  }

  /**
   * Starts a new worker (ending the old one) and the engine in it.
   * @param {BootOptions} options
   */
  boot(options) {
    this.terminate();
    const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data }) => {
      // Comlink's own answers come by the same way; ours are the ones with a kind.
      if (data?.kind === "crash") this.#crashed(data.detail);
      else if (data?.kind) this.onMessage(data);
    });
    worker.addEventListener("error", (event) => this.#crashed(event.message));
    worker.addEventListener("messageerror", () => this.#crashed("unreadable message"));
    this.#worker = worker;
    this.#remote = wrap(worker);
    this.#abandoned = new Promise((_, reject) => {
      this.#abandonCalls = reject;
    });
    this.#abandoned.catch(() => {}); // there may be no call to abandon
    return this.#call((remote) => remote.boot(options));
  }

  /**
   * @param {Command} command
   * @returns {Promise<number>} the time the engine took, in ms
   */
  send(command) {
    return this.#call((remote) => remote.command(command));
  }

  /**
   * @param {Record<string, string>} values
   * @returns {Promise<ParsedSettings>}
   */
  parse(values) {
    return this.#call((remote) => remote.parse(values));
  }

  /** @param {DeviceChoice} choice */
  useDevice(choice) {
    return this.#call((remote) => remote.useDevice(choice));
  }

  /** @param {IdxBytes} [files] the learner's own; those of the settings without */
  useData(files) {
    return this.#call((remote) => remote.useData(files && transferable(files)));
  }

  /** @param {WeightsSource} source */
  useWeights(source) {
    const { bytes } = source;
    const sent = bytes ? transfer(source, [/** @type {ArrayBuffer} */ (bytes.buffer)]) : source;
    return this.#call((remote) => remote.useWeights(sent));
  }

  /** The run as a safetensors file. */
  save() {
    return this.#call((remote) => remote.save());
  }

  /** Asks for a checkpoint of the run, if it has been trained since the last one. */
  keep() {
    return this.#call((remote) => remote.keep());
  }

  /** Size of the engine's wasm memory, for leak tests. */
  memoryBytes() {
    return this.#call((remote) => remote.memoryBytes());
  }

  terminate() {
    this.#worker?.terminate();
    this.#worker = null;
    this.#remote = null;
    this.#abandonCalls(new TroubleError("no_engine", "The engine was stopped. Restart it."));
  }

  /** @param {string} detail */
  #crashed(detail) {
    if (!this.#worker) return; // already reported
    this.terminate();
    this.onMessage({ kind: "crash", detail });
  }

  /**
   * @template T
   * @param {(remote: import("comlink").Remote<WorkerApi>) => Promise<{ value: T } | { trouble: Trouble }>} method
   * @returns {Promise<T>}
   */
  async #call(method) {
    if (!this.#remote)
      throw new TroubleError("no_engine", "The engine is not running. Restart it.");
    const answer = await Promise.race([method(this.#remote), this.#abandoned]);
    if ("value" in answer) return answer.value;
    const { code, message, params } = answer.trouble;
    throw new TroubleError(code, message, params);
  }
}

/** @param {IdxBytes} files */
function transferable(files) {
  const buffers = [files.images.buffer, ...(files.labels ? [files.labels.buffer] : [])];
  return transfer(files, /** @type {ArrayBuffer[]} */ (buffers));
}
