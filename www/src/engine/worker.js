import { expose } from "comlink";
import { EngineHost } from "./host.js";
import { loadModule, memoryBytes } from "./modules.js";
import { toTrouble } from "./trouble.js";

/** @typedef {import("./messages.js").WorkerMessage} WorkerMessage */

/** The part of a dedicated worker's global scope used here; TypeScript cannot have it beside the DOM's types. */
const scope =
  /** @type {{ postMessage(message: WorkerMessage, transfer: Transferable[]): void, addEventListener(type: "unhandledrejection", listener: (event: PromiseRejectionEvent) => void): void }} */ (
    /** @type {unknown} */ (self)
  );

/**
 * @param {WorkerMessage} message
 * @param {Transferable[]} [transfer]
 */
function post(message, transfer = []) {
  scope.postMessage(message, transfer);
}

const host = new EngineHost(post);

/**
 * Comlink carries an error's message but not its code, so errors cross as values.
 * @template {unknown[]} A
 * @template T
 * @param {(...args: A) => Promise<T>} method
 */
function answering(method) {
  return async (/** @type {A} */ ...args) => {
    /** @type {{ value: T } | { trouble: import("./messages.js").Trouble }} */
    let answer;
    try {
      answer = { value: await method(...args) };
    } catch (error) {
      answer = { trouble: toTrouble(error) };
    }
    return answer;
  };
}

const api = {
  boot: answering(host.boot.bind(host)),
  command: answering(host.command.bind(host)),
  parse: answering(async (/** @type {Record<string, string>} */ values) =>
    (await loadModule("cpu")).parse_settings(values),
  ),
  useDevice: answering(host.useDevice.bind(host)),
  useData: answering(host.useData.bind(host)),
  useWeights: answering(host.useWeights.bind(host)),
  save: answering(host.save.bind(host)),
  keep: answering(() => host.exclusive(() => host.run.keep())),
  memoryBytes: answering(async () => memoryBytes()),
};

/** @typedef {typeof api} WorkerApi */

// A rejection nobody handles is a bug; the page must hear of it, and `onerror` does not fire for it.
scope.addEventListener("unhandledrejection", (event) => {
  post({ kind: "crash", detail: toTrouble(event.reason).message });
});

expose(api);
