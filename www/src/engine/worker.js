import { expose, transfer } from "comlink";
import { crashBecause, toTrouble, TroubleError } from "../shared/trouble.js";
import { buffersOf } from "./buffers.js";
import { EngineHost } from "./host.js";
import { memoryBytes } from "./modules.js";
import { keepTroubleInErrors } from "./throwing.js";

/** @import { Command } from "#pkg/types/index.js" */
/** @import { BootOptions, Conversion, DeviceChoice, IdxBytes, MessageSink, Post } from "./protocol.js" */
/** @import { WeightsSource } from "./protocol.js" */

keepTroubleInErrors();

/** @type {EngineHost | undefined} */
let host;
/** @type {import("comlink").Remote<MessageSink> | undefined} the page's end; a call of it crosses over */
let sink;
/** Settles when the page has taken the last message that was posted, and with it all before. */
let delivered = Promise.resolve();

/** @type {Post} */
function post(message, transferables = []) {
  if (sink) delivered = sink(transfer(message, transferables));
}

/**
 * A call of the page on the host. Its answer waits until the page has the messages that were posted before: they
 * travel by a port of their own, and the answer could overtake them.
 * @template T
 * @param {(host: EngineHost) => Promise<T>} method
 * @returns {Promise<T>}
 */
async function answer(method) {
  if (!host) throw new TroubleError("no_engine", "The engine is not running. Restart it.");
  try {
    return await method(host);
  } finally {
    await delivered;
  }
}

const api = {
  /**
   * @param {BootOptions} options
   * @param {MessageSink} toPage proxied by the page
   */
  boot(options, toPage) {
    sink = /** @type {import("comlink").Remote<MessageSink>} */ (toPage);
    host = new EngineHost(options.baseUrl, post);
    return answer((host) => host.boot(options));
  },
  command: (/** @type {Command} */ command) => answer((host) => host.command(command)),
  ask: async (/** @type {Command} */ command) => {
    const found = await answer((host) => host.ask(command));
    return found && transfer(found, buffersOf(found));
  },
  edit: (/** @type {Record<string, string>} */ values) => answer((host) => host.edit(values)),
  useDevice: (/** @type {DeviceChoice} */ choice) => answer((host) => host.useDevice(choice)),
  useData: (/** @type {IdxBytes | undefined} */ files) => answer((host) => host.useData(files)),
  useWeights: (/** @type {WeightsSource} */ source) => answer((host) => host.useWeights(source)),
  findNearest: () => answer((host) => host.findNearest()),
  save: () => answer((host) => host.save()),
  convert: (/** @type {Conversion} */ format) => answer((host) => host.convert(format)),
  keep: () => answer((host) => host.keep()),
  memoryBytes: async () => memoryBytes(),
  /** Answers as soon as the worker is not busy. */
  ping: async () => {},
};

/** @typedef {typeof api} WorkerApi */

// A rejection nobody handles is a bug; the page must hear of it, and `onerror` does not fire for it.
self.addEventListener("unhandledrejection", (event) => {
  post({ kind: "crash", trouble: crashBecause(toTrouble(event.reason).message) });
});

expose(api);
