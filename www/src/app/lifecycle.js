import { hasWasm, hasWasmSimd } from "../engine/simd.js";
import { within } from "../shared/within.js";
import { actionFor } from "./engine-calls.js";

/** @import { Config, EngineEvent } from "#pkg/types/index.js" */
/** @import { BootOptions, DeviceChoice, Trouble } from "../engine/protocol.js" */
/** @typedef {import("../engine/bridge.js").Bridge} Bridge */
/** @typedef {import("./engine-calls.js").EngineCalls} EngineCalls */
/** @typedef {import("./images.js").Images} Images */
/** @typedef {import("./link.js").Link} Link */
/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./weights.js").Weights} Weights */

/** @typedef {{ bridge: Bridge, calls: EngineCalls, images: Images, link: Link, store: Store, weights: Weights }} Parts */

/** How long leaving the page waits for the run to be kept: an engine that is busy or dead must not hold it. */
export const MAX_KEEPING_MS = 3000;

/** The life of the engine: its start, its crash and restart, its move to another device, its end. */
export class Lifecycle {
  #parts;
  /** Whether the engine's first run is still to come: it is what the link asks for. */
  #isOpening = false;
  #keepWhenHidden = () => {
    if (document.hidden) void this.keep();
  };

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
  }

  /** @returns {Promise<boolean>} whether this browser can run the engine at all; if not, a notice says so */
  async isPossible() {
    if (await hasWasmSimd()) return true;
    const { store } = this.#parts;
    store.setPhase("error");
    const lack = hasWasm() ? "WebAssembly SIMD" : "WebAssembly";
    const message = `This browser cannot run the engine: it lacks ${lack}. Use a current Chrome, Edge, Firefox or Safari.`;
    store.notify("error", { code: hasWasm() ? "no_simd" : "no_wasm", message, params: {} });
    return false;
  }

  async start() {
    document.addEventListener("visibilitychange", this.#keepWhenHidden);
    await this.#boot({ weights: this.#parts.link.weights });
  }

  /** Has the run as it is now kept, as far as the engine still answers. */
  async keep() {
    const { bridge, calls } = this.#parts;
    if (!calls.isDead)
      await within(
        calls.attempt(() => bridge.keep()),
        MAX_KEEPING_MS,
      );
  }

  /** Another run takes the page over. */
  end() {
    this.#parts.calls.isDead = true;
    document.removeEventListener("visibilitychange", this.#keepWhenHidden);
    this.#parts.bridge.terminate();
  }

  /** After a crash: a new worker, and the run from its last checkpoint. */
  async restart() {
    const { link, store, weights } = this.#parts;
    store.dismiss(({ action }) => action === "restart" || action === "reload");
    const values = store.run ? asText(store.run.config) : link.values;
    const checkpoint = weights.checkpoint?.bytes;
    await this.#boot(checkpoint ? { values, checkpoint } : { values, weights: link.weights });
  }

  /** @param {Partial<BootOptions>} options */
  async #boot(options) {
    const { bridge, calls, images, link, store } = this.#parts;
    calls.isDead = false;
    store.setPhase("loading");
    this.#isOpening = true;
    await calls.attempt(
      () =>
        bridge.boot({
          baseUrl: document.baseURI,
          values: link.values,
          device: link.options.device,
          files: images.own,
          ...options,
        }),
      "restart",
    );
    this.#isOpening = false;
    if (!options.weights) return;
    // Weights that could not be loaded were replaced by new networks.
    if (!store.weights) link.forgetWeights();
    else this.#sayWhatWeightsOverrule();
  }

  #sayWhatWeightsOverrule() {
    const { link, store } = this.#parts;
    const names = Object.keys(link.values).join(", ");
    if (!names) return;
    const message = `The link's ${names} had no effect: weights come with their own settings.`;
    store.notify("warning", { code: "weights_overrule", message, params: { names } });
  }

  /**
   * The engine has begun another run, or goes on with the same one from its checkpoint.
   * @param {Extract<EngineEvent, { type: "begun" | "restored" }>} event
   */
  runs(event) {
    const { link, weights } = this.#parts;
    const isFirst = this.#isOpening;
    this.#isOpening = false;
    if (isFirst || event.type === "restored") return;
    weights.checkpoint = undefined; // of the former run: a surprise after a restart
    if (event.from_checkpoint) return;
    link.forgetWeights();
    link.show();
  }

  /** @param {Trouble} trouble */
  crashed(trouble) {
    const { bridge, calls, store } = this.#parts;
    calls.isDead = true;
    bridge.terminate();
    store.setPhase("error");
    store.notify("error", trouble, actionFor(trouble, "restart"));
  }

  /** @param {DeviceChoice} device */
  async useDevice(device) {
    const { bridge, calls, link, store } = this.#parts;
    link.options.device = device;
    link.show();
    if (calls.isDead) return; // the restart will use it
    store.dismiss((notice) => notice.action === "retry");
    store.setPhase("loading");
    await calls.attempt(() => bridge.useDevice(device));
    store.touch("device", "run");
  }
}

/** @param {Config} config */
function asText(config) {
  return Object.fromEntries(Object.entries(config).map(([name, value]) => [name, String(value)]));
}
