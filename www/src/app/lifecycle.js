import { hasWasm, hasWasmSimd } from "../engine/simd.js";
import { within } from "../shared/within.js";
import { actionFor } from "./engine-calls.js";
import { Watchdog } from "./watchdog.js";

/** @import { Config, EngineEvent } from "#pkg/types/index.js" */
/** @import { BootOptions, DeviceChoice, Trouble } from "../engine/protocol.js" */
/** @typedef {import("../engine/bridge.js").Bridge} Bridge */
/** @typedef {import("./engine-calls.js").EngineCalls} EngineCalls */
/** @typedef {import("./images.js").Images} Images */
/** @typedef {import("./link.js").Link} Link */
/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./weights.js").Weights} Weights */

/** @typedef {{ bridge: Bridge, calls: EngineCalls, images: Images, link: Link, store: Store, weights: Weights }} Parts */

/** How long leaving a run waits for it to be kept: an engine that is busy or dead must not hold the page. */
export const MAX_KEEPING_MS = 3000;

/** The life of the engine: its start, its crash and restart, its move to another device, its end. */
export class Lifecycle {
  #parts;
  /** Whether the engine's first run is still to come: it is what the link asks for. */
  #isOpening = false;
  #watchdog = new Watchdog({
    ask: () => this.#parts.bridge.ping(),
    onSilent: (seconds) => this.#saySilent(seconds),
    onAnswer: () => this.#parts.store.dismiss(isSilence),
  });
  /** The browser asks before it closes a page whose run would lose its last steps. @param {BeforeUnloadEvent} event */
  #askBeforeUnload = (event) => {
    const { bridge, calls, store } = this.#parts;
    if (store.phase !== "training" || calls.isDead) return;
    event.preventDefault();
    void calls.attempt(() => bridge.keep()); // while the browser asks
  };
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
    this.#watchdog.start();
    window.addEventListener("beforeunload", this.#askBeforeUnload);
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

  /**
   * Another run takes the page over; the browser keeps this one.
   * @returns {Promise<void>} settles when the engine has handed it over, and is gone
   */
  async end() {
    document.removeEventListener("visibilitychange", this.#keepWhenHidden);
    window.removeEventListener("beforeunload", this.#askBeforeUnload);
    this.#watchdog.stop();
    const { bridge, calls } = this.#parts;
    const isKept = calls.isDead ? Promise.resolve() : bridge.keep().catch(() => {});
    calls.isDead = true;
    await within(isKept, MAX_KEEPING_MS);
    bridge.terminate();
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
      { action: "restart" },
    );
    this.#isOpening = false;
    if (options.weights && store.weights) this.#sayWhatWeightsOverrule();
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
    if (event.type === "restored") return;
    if (!isFirst) weights.checkpoint = undefined; // of the former run: a surprise after a restart
    // Those of the link go on to be named in it; weights that the learner has loaded name themselves.
    if (!event.from_checkpoint) {
      link.forgetWeights();
      if (!isFirst) link.options.autoplay = false;
    } else if (!isFirst) return;
    // What was wrong in the link has been said, and no longer stands there.
    link.show();
  }

  /** @param {number} seconds */
  #saySilent(seconds) {
    const message = `The engine has not answered for ${seconds} s. If it does not soon, restart it: the run goes on from its last checkpoint.`;
    const trouble = { code: "engine_silent", message, params: { seconds } };
    this.#parts.store.notify("warning", trouble, { action: "restart" });
  }

  /** @param {Trouble} trouble */
  crashed(trouble) {
    const { bridge, calls, store } = this.#parts;
    calls.isDead = true;
    bridge.terminate();
    store.setPhase("error");
    store.notify("error", trouble, { action: actionFor(trouble, "restart") });
  }

  /** @param {DeviceChoice} device */
  async useDevice(device) {
    const { bridge, calls, link, store } = this.#parts;
    link.options.device = device;
    link.show();
    if (calls.isDead) return; // the restart will use it
    store.dismiss((notice) => notice.action === "retry");
    store.setPhase("loading");
    await calls.attempt(() => bridge.useDevice(device), { source: "device" });
    store.touch("device", "run");
  }
}

/** @param {import("./store.js").Notice} notice */
function isSilence({ trouble }) {
  return trouble.code === "engine_silent";
}

/** @param {Config} config */
function asText(config) {
  return Object.fromEntries(Object.entries(config).map(([name, value]) => [name, String(value)]));
}
