import { EngineLane } from "../engine/engine-lane.js";
import { decideDevice, openEngineSomewhere } from "../engine/engines.js";
import { loadModule } from "../engine/modules.js";
import { toTrouble, TroubleError } from "../shared/trouble.js";

/** @import { Command, EngineEvent, Frame, Reading } from "#pkg/types/index.js" */
/** @import { Conversion, DeviceChoice, DeviceVerdict } from "../engine/protocol.js" */
/** @import { WasmEngine } from "../engine/modules.js" */

/**
 * @typedef {object} Options
 * @property {DeviceChoice} [device] "auto", which is the GPU where the browser has one that passes a test, else the CPU
 * @property {Record<string, string | number>} [settings] of new networks; see the README's table
 * @property {Uint8Array} [weights] a safetensors file to begin from, which brings its settings along
 * @property {(phase: string) => void} [onPhase] hears what opening waits for
 */

/** @typedef {{ from: number, to: number, points?: number, path?: "slerp" | "lerp" }} Walk by the seeds of its ends */

/**
 * One GAN on one device: trains, draws, measures and saves. Calls may overlap; they are carried out in turn. On the
 * CPU a call computes where it is made, so an engine that trains belongs into a worker, or gets few steps at a time.
 */
export class Engine {
  #lane = new EngineLane(() => {});

  /**
   * @param {Options} [options]
   * @throws {TroubleError} with `code` and `params`: what is wrong with a setting, the weights, or the browser
   */
  static async open({ device = "auto", settings = {}, weights, onPhase = () => {} } = {}) {
    const texts = Object.entries(settings).map(([name, value]) => [name, String(value)]);
    const verdict = await decideDevice(device, onPhase);
    const opened = await openEngineSomewhere(verdict, Object.fromEntries(texts));
    const engine = new Engine();
    engine.#lane.use(opened);
    try {
      engine.#refuseProblems();
      if (weights) await engine.load(weights);
      else await engine.#tell((one) => one.begin());
    } catch (error) {
      engine.free();
      throw error;
    }
    return engine;
  }

  /** What cannot be used of the settings has its default; here that is an error. */
  #refuseProblems() {
    const [problem] = /** @type {WasmEngine} */ (this.#lane.engine).settings().problems;
    if (problem) throw new TroubleError(problem.code, problem.message, problem.params);
  }

  /** The device that it runs on, and a code for why. @returns {DeviceVerdict} */
  get device() {
    return this.#lane.verdict;
  }

  /** Steps that the run has been trained. */
  get step() {
    return this.#lane.step;
  }

  /** Every setting with its range, the presets, and the settings of the run. */
  settings() {
    return this.#call((engine) => engine.settings());
  }

  /**
   * Takes the images to train on: IDX files as MNIST's, raw or gzipped.
   * @param {Uint8Array} images
   * @param {Uint8Array} [labels]
   * @param {Reading} [reading] how they are to be read
   * @returns {Promise<EngineEvent[]>}
   */
  loadDataset(images, labels, reading) {
    return this.#tell((engine) => engine.load_dataset(images, labels, undefined, reading));
  }

  /**
   * Trains so many steps more, or to the end of the run's epochs.
   * @param {number} steps
   * @returns {Promise<EngineEvent[]>} the measurements of each step, and what else happened
   */
  async train(steps) {
    const events = await this.handle({ type: "train", until: this.step + steps });
    while (this.#lane.state === "training") {
      events.push(...(await this.#tell((engine) => engine.train(steps))));
    }
    return events;
  }

  /** Draws 64 pictures of latents that stay the same. @returns {Promise<Frame>} */
  async draw() {
    return frameIn(await this.handle({ type: "preview" }));
  }

  /**
   * Draws the way from one latent to another, as one row of pictures.
   * @param {Walk} walk
   * @returns {Promise<Frame>}
   */
  async walk({ from, to, points = 11, path = "slerp" }) {
    const [first, last] = [from, to].map((seed) => /** @type {const} */ ({ from: "seed", seed }));
    return frameIn(await this.handle({ type: "interpolate", from: first, to: last, points, path }));
  }

  /** Carries out a command; the types list them all. @param {Command} command */
  handle(command) {
    return this.#tell((engine) => engine.handle(command));
  }

  /** The run as a safetensors file, from which it goes on bit for bit. */
  save() {
    return this.#call((engine) => engine.save());
  }

  /** Begins another run from a safetensors file, or from a PyTorch DCGAN. @param {Uint8Array} checkpoint */
  load(checkpoint) {
    return this.#tell((engine) => engine.load(checkpoint));
  }

  /** The run in a form that other programs load. @param {Conversion} format */
  async convert(format) {
    const checkpoint = await this.save();
    const module = await loadModule(this.device.device);
    return this.#call(() => module.convert_checkpoint(checkpoint, format));
  }

  /** Gives its memory back; it cannot be used afterwards. */
  free() {
    this.#lane.engine?.free();
    this.#lane.engine = null;
  }

  /**
   * @template T
   * @param {(engine: WasmEngine) => T | Promise<T>} method
   * @returns {Promise<T>}
   * @throws {TroubleError} whatever it is that failed
   */
  async #call(method) {
    try {
      return await this.#lane.call(method);
    } catch (error) {
      const { code, message, params } = toTrouble(error);
      throw new TroubleError(code, message, params);
    }
  }

  /**
   * @param {(engine: WasmEngine) => EngineEvent[] | Promise<EngineEvent[]>} method
   * @returns {Promise<EngineEvent[]>}
   */
  async #tell(method) {
    const events = await this.#call(method);
    this.#lane.publish(events); // which notes the step and whether it trains
    return events;
  }
}

/** @param {EngineEvent[]} events */
function frameIn(events) {
  const frame = events.find((event) => event.type === "frame");
  if (frame) return frame;
  throw new TroubleError("no_picture", "The engine drew no picture. Open it anew.");
}
