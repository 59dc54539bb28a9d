import { SerialQueue } from "../shared/serial-queue.js";
import { crashBecause, isPanic, toTrouble, TroubleError } from "../shared/trouble.js";
import { buffersOf } from "./buffers.js";
import { cpuBecause } from "./device.js";
import { nudging } from "./nudging.js";

/** @import { Command, Config, EngineEvent, State } from "#pkg/types/index.js" */
/** @import { Opened } from "./engines.js" */
/** @import { WasmEngine } from "./modules.js" */
/** @import { DeviceVerdict, Found, Post, Slice } from "./protocol.js" */

/**
 * The one way to the engine of this worker. Orders wait here for each other, a call is given up when its GPU is
 * lost, and events pass through to the page unchanged; what the desks must know of them is noted on the way.
 */
export class EngineLane {
  /** @type {WasmEngine | null} */
  engine = null;
  /** The device of the engine. @type {DeviceVerdict} */
  verdict = cpuBecause("first");
  /** @type {State} */
  state = "loading";
  /** Steps that the run has been trained. */
  step = 0;
  /** @type {Config | null} the settings of the run */
  config = null;
  /** Called after each order: there may be training or measuring to do now. */
  onOrderDone = () => {};
  /** Settles when the run is not on its way to another engine: what the former one would still hear would be lost. */
  moving = Promise.resolve();
  #orders = new SerialQueue();
  #calls = new SerialQueue();
  #isDead = false;
  /** @type {Error | null} why the GPU of this engine is gone */
  #loss = null;
  /** @type {(() => void) | undefined} has the browser look whether the GPU is done, where that is needed */
  #nudge;
  /** @type {(error: Error) => void} ends the wait for the call under way */
  #giveUp = () => {};

  /** @param {Post} post */
  constructor(post) {
    this.post = post;
  }

  /**
   * Runs an order, which may be several calls that belong together, when the ones before it are done.
   * @template T
   * @param {() => T | Promise<T>} order
   * @returns {Promise<T>}
   */
  async exclusive(order) {
    try {
      return await this.#orders.run(order);
    } finally {
      this.onOrderDone();
    }
  }

  /**
   * One call on the engine; a panic on the CPU ends this worker. Calls must not overlap, and those outside of an
   * order wait for the call under way only: an order can take a minute, where it tests a graphics device.
   * @template T
   * @param {(engine: WasmEngine) => T | Promise<T>} method
   * @returns {Promise<T>}
   */
  call(method) {
    return this.#calls.run(async () => {
      try {
        return await nudging(this.#unlessLost(method), this.#nudge);
      } catch (error) {
        if (isPanic(error) && this.verdict.device === "cpu") this.#die(error);
        throw error;
      }
    });
  }

  /**
   * After the loss of its GPU, an engine may never answer.
   * @template T
   * @param {(engine: WasmEngine) => T | Promise<T>} method
   * @returns {Promise<T>}
   */
  #unlessLost(method) {
    return new Promise((resolve, reject) => {
      const { engine } = this;
      if (!engine || this.#isDead) {
        throw new TroubleError("no_engine", "The engine is not running. Restart it.");
      }
      if (this.#loss) throw this.#loss;
      this.#giveUp = reject;
      // Not `resolve(method(...))`: that would bind this promise to the engine's, and nothing could end it.
      Promise.resolve(method(engine)).then(resolve, reject);
    });
  }

  /** Puts an engine in the place of the former one. @param {Opened} opened */
  use({ engine, verdict, lost, nudge }) {
    this.engine = engine;
    this.#nudge = nudge;
    this.#loss = null;
    void lost?.then((detail) => {
      if (this.engine !== engine) return;
      const message = `The graphics device was lost (${detail}).`;
      this.#loss = new TroubleError("device_lost", message, { detail });
      this.#giveUp(this.#loss);
    });
    this.announce(verdict);
  }

  /** @param {DeviceVerdict} verdict on the device of the engine in use */
  announce(verdict) {
    this.verdict = verdict;
    this.post({ kind: "device", verdict });
  }

  /**
   * Has the engine carry out a command.
   * @param {Command} command
   * @returns {Promise<Found[]>} what it has found, which the page does not hear of otherwise
   */
  async tell(command) {
    const events = await this.call((engine) => engine.handle(command));
    this.publish(events.filter(({ type }) => type !== "found"));
    return events.filter((event) => event.type === "found");
  }

  /**
   * Hands the engine's events on to the page. The pixels of their images are transferred, not copied.
   * @param {EngineEvent[]} events
   * @param {Slice} [slice]
   */
  publish(events, slice) {
    for (const event of events) this.#note(event);
    if (events.length || slice) this.post({ kind: "events", events, slice }, buffersOf(events));
  }

  /** @param {EngineEvent} event */
  #note(event) {
    switch (event.type) {
      case "begun":
      case "restored":
        this.step = event.step;
        return;
      case "metrics":
        this.step = event.rows.at(-1)?.step ?? this.step;
        return;
      case "warning":
        if (event.code === "not_finite") this.step = event.restored_step;
        return;
      case "state":
        this.state = event.state;
        return;
      case "configured":
      case "adjusted":
        this.config = event.config;
    }
  }

  /** @param {string} phase of what the learner waits for */
  progress(phase) {
    this.post({ kind: "progress", phase });
  }

  /** @param {unknown} error of something that the run can do without */
  report(error) {
    this.post({ kind: "trouble", trouble: toTrouble(error), retry: false });
  }

  /** @param {unknown} error */
  #die(error) {
    this.#isDead = true;
    this.state = "paused";
    this.post({ kind: "crash", trouble: crashBecause(toTrouble(error).message) });
  }
}
