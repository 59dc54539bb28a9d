import { contentsOf } from "./contents.js";
import { loadModule } from "./modules.js";
import { reportOf } from "./weights.js";

/** @import { EngineEvent } from "#pkg/types/index.js" */
/** @import { EngineLane } from "./engine-lane.js" */
/** @import { WasmEngine } from "./modules.js" */
/** @import { WeightsKind, WeightsSource } from "./protocol.js" */

/** Begins runs, changes them, and keeps the last checkpoint of the one under way. All but `edit` within an order. */
export class RunDesk {
  /** @type {{ step: number, bytes: Uint8Array } | null} */
  #checkpoint = null;
  /** @type {number | undefined} where the current training was told to stop */
  #until;

  /** @param {EngineLane} lane */
  constructor(lane) {
    this.lane = lane;
  }

  /** The last checkpoint of the run under way, as a file. */
  get last() {
    return this.#checkpoint?.bytes ?? null;
  }

  /** Begins the first run of a new engine. */
  async begin() {
    this.lane.publish(await this.lane.call((engine) => engine.begin()));
  }

  /**
   * Begins another run with new networks.
   * @param {{ type: "reset" } | { type: "configure", settings: Record<string, string> }} command
   */
  async beginAnew(command) {
    await this.keep();
    await this.lane.tell(command);
    this.#checkpoint = null; // it was of the former run
  }

  /**
   * Begins another run, from weights.
   * @param {WeightsSource} source
   * @param {Uint8Array} bytes
   */
  async load({ kind, name }, bytes) {
    const contents = isForeign(kind) ? await this.#contents(bytes) : undefined;
    const events = await this.#read(bytes, (engine) => engine.load(bytes));
    this.lane.post({ kind: "loaded", weights: { kind, name, report: reportOf(bytes), contents } });
    this.lane.publish(events);
  }

  /** Refuses a file as the engine does. @param {Uint8Array} bytes */
  async #contents(bytes) {
    const module = await loadModule(this.lane.verdict.device);
    const found = await this.lane.call(() => module.convert_checkpoint(bytes, "weights"));
    return contentsOf(bytes, found);
  }

  /** Goes on with the same run. @param {Uint8Array} bytes */
  async restore(bytes) {
    this.lane.publish(await this.#read(bytes, (engine) => engine.restore(bytes)));
  }

  /**
   * @param {Uint8Array} bytes
   * @param {(engine: WasmEngine) => Promise<EngineEvent[]>} method
   */
  async #read(bytes, method) {
    const events = await this.lane.call(method);
    for (const event of events) {
      if (event.type === "begun" || event.type === "restored") {
        this.#checkpoint = { step: event.step, bytes };
      }
    }
    return events;
  }

  /** Trains until a step, or to the end. @param {number} [until] */
  train(until) {
    this.#until = until;
    return this.resume();
  }

  /** Trains on as it was last told to. */
  resume() {
    return this.lane.tell({ type: "train", until: this.#until });
  }

  /** Draws the fixed grid. */
  draw() {
    return this.lane.tell({ type: "preview" });
  }

  /**
   * Reads the learner's draft of the settings. What the run under way can take, it takes at once. Not in an order:
   * the form should not wait for a long one, but for a move to another engine.
   * @param {Record<string, string>} values
   */
  async edit(values) {
    await this.lane.moving;
    const edited = await this.lane.call((engine) => engine.edit(values));
    this.lane.publish(edited.events);
    return edited;
  }

  /** The run as a file. */
  save() {
    return this.lane.call((engine) => engine.save());
  }

  /** Has the page keep the run as it is now, if it has been trained since it last did. */
  async keep() {
    if (this.lane.step > (this.#checkpoint?.step ?? 0)) await this.saveCheckpoint();
  }

  async saveCheckpoint() {
    const { step } = this.lane;
    const bytes = await this.save();
    this.#checkpoint = { step, bytes };
    // The page keeps a copy: it outlives this worker.
    const copy = bytes.slice();
    this.lane.post({ kind: "checkpoint", step, bytes: copy }, [copy.buffer]);
  }
}

/** Whether weights may be of another program; what this page offers or has saved is known. @param {WeightsKind} kind */
function isForeign(kind) {
  return kind === "file" || kind === "link";
}
