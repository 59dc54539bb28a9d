import { proxy, transfer, wrap } from "comlink";
import { crashBecause, TroubleError } from "../shared/trouble.js";
import { OpenCalls } from "./open-calls.js";
import { startWorker, workerTrouble } from "./start-worker.js";
import { keepTroubleInErrors } from "./throwing.js";

/** @import { Command } from "#pkg/types/index.js" */
/** @import { BootOptions, Conversion, DeviceChoice, Found, IdxBytes, MessageSink, Trouble } from "./protocol.js" */
/** @import { WeightsSource, WorkerMessage } from "./protocol.js" */
/** @typedef {import("comlink").Remote<import("./worker.js").WorkerApi>} RemoteApi */

keepTroubleInErrors();

/**
 * Owns the worker: starts it, calls it, hears of its death, ends it. After a crash every pending call is
 * rejected, and `boot` starts a fresh worker.
 */
export class Bridge {
  /** @type {Worker | null} */
  #worker = null;
  /** @type {RemoteApi | null} */
  #remote = null;
  #calls = new OpenCalls();

  /** @param {MessageSink} onMessage */
  constructor(onMessage) {
    this.onMessage = onMessage;
  }

  /**
   * Starts a new worker (ending the old one) and the engine in it.
   * @param {BootOptions} options
   */
  async boot(options) {
    this.terminate();
    const worker = startWorker();
    let hasStarted = false;
    worker.addEventListener("message", () => (hasStarted = true), { once: true });
    worker.addEventListener("error", ({ message }) =>
      this.#crashed(workerTrouble(message, hasStarted)),
    );
    worker.addEventListener("messageerror", () =>
      this.#crashed(crashBecause("unreadable message")),
    );
    this.#worker = worker;
    this.#remote = wrap(worker);
    const sink = proxy((/** @type {WorkerMessage} */ message) => {
      if (worker === this.#worker) this.#receive(message); // one that was ended has nothing to say
    });
    return this.#call((remote) => remote.boot(options, sink));
  }

  /**
   * @param {Command} command
   * @returns {Promise<number>} the time the engine took, in ms
   */
  send(command) {
    return this.#call((remote) => remote.command(command));
  }

  /**
   * A command that looks into the networks, or goes a part of a step.
   * @param {Command} command
   * @returns {Promise<Found | undefined>} what it has found
   */
  ask(command) {
    return this.#call(
      async (remote) => /** @type {Found | undefined} */ (await remote.ask(command)),
    );
  }

  /**
   * The learner's draft of the settings, all of it as text. What the run under way can take, it takes at once.
   * @param {Record<string, string>} values
   */
  edit(values) {
    return this.#call((remote) => remote.edit(values));
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

  /** Looks for the nearest training images; settles when they are found, or when the search is given up. */
  findNearest() {
    return this.#call((remote) => remote.findNearest());
  }

  /** The run as a safetensors file. */
  save() {
    return this.#call((remote) => remote.save());
  }

  /** The run in a form that other programs load. @param {Conversion} format */
  convert(format) {
    return this.#call((remote) => remote.convert(format));
  }

  /** Asks for a checkpoint of the run, if it has been trained since the last one. */
  keep() {
    return this.#call((remote) => remote.keep());
  }

  /** Size of the engine's wasm memory, for leak tests. */
  memoryBytes() {
    return this.#call((remote) => remote.memoryBytes());
  }

  /** Settles when the worker has answered. */
  ping() {
    return this.#call((remote) => remote.ping());
  }

  terminate() {
    this.#worker?.terminate();
    this.#worker = null;
    this.#remote = null;
    this.#calls.abandon(new TroubleError("no_engine", "The engine was stopped. Restart it."));
  }

  /** @param {WorkerMessage} message */
  #receive(message) {
    try {
      if (message.kind === "crash") this.#crashed(message.trouble);
      else this.onMessage(message);
    } catch (error) {
      reportError(error); // the page's own fault: thrown on, it would look like one of the worker
    }
  }

  /** @param {Trouble} trouble */
  #crashed(trouble) {
    if (!this.#worker) return; // already reported
    this.terminate();
    this.onMessage({ kind: "crash", trouble });
  }

  /**
   * @template T
   * @param {(remote: RemoteApi) => Promise<T>} method
   * @returns {Promise<T>}
   */
  async #call(method) {
    if (!this.#remote)
      throw new TroubleError("no_engine", "The engine is not running. Restart it.");
    return this.#calls.wait(method(this.#remote));
  }
}

/** @param {IdxBytes} files */
function transferable(files) {
  const buffers = [files.images.buffer, ...(files.labels ? [files.labels.buffer] : [])];
  return transfer(files, /** @type {ArrayBuffer[]} */ (buffers));
}
