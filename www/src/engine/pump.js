import { SideJobPacer } from "../shared/pacing.js";
import { isPanic } from "../shared/trouble.js";
import { macrotask } from "./macrotask.js";
import { SlicePacer } from "./pacing.js";

/** @import { DeviceDesk } from "./device-desk.js" */
/** @import { EngineLane } from "./engine-lane.js" */
/** @import { EvaluationDesk } from "./evaluation-desk.js" */
/** @import { WasmEngine } from "./modules.js" */
/** @import { RunDesk } from "./run-desk.js" */

/** The grid should visibly grow, but drawing it is not training. */
const PREVIEW_INTERVAL_MS = 500;
/** At most this much training is lost when a GPU or the worker fails, or the page is closed. */
const CHECKPOINT_INTERVAL_MS = 20_000;

/**
 * Pulls training and measuring out of the engine, slice by slice, for as long as there is some to do. It does not
 * wait for `requestAnimationFrame`, which stops in hidden tabs.
 */
export class Pump {
  #isRunning = false;
  #slices = new SlicePacer();
  #previews = new SideJobPacer(PREVIEW_INTERVAL_MS);
  #checkpoints = new SideJobPacer(CHECKPOINT_INTERVAL_MS);
  /** @type {WasmEngine | null} the engine whose speed `#slices` has measured */
  #paced = null;

  /**
   * @param {EngineLane} lane
   * @param {{ run: RunDesk, evaluation: EvaluationDesk, device: DeviceDesk }} desks
   */
  constructor(lane, { run, evaluation, device }) {
    this.lane = lane;
    this.run = run;
    this.evaluation = evaluation;
    this.device = device;
  }

  /** Starts pulling unless it already does. */
  async wake() {
    if (this.#isRunning) return;
    this.#isRunning = true;
    while (this.#hasWork) {
      await this.lane.exclusive(() => this.#sliceOrReport());
      await macrotask(); // lets Pause and the other commands in
    }
    this.#isRunning = false;
  }

  get #isTraining() {
    return this.lane.state === "training";
  }

  get #hasWork() {
    return this.#isTraining || this.evaluation.isBusy;
  }

  async #sliceOrReport() {
    if (!this.#hasWork) return; // a command before this slice stopped it
    try {
      if (this.#isTraining) {
        await this.#slice();
        await this.#sideJobs();
      }
      await this.evaluation.slice();
    } catch (error) {
      await this.#handle(error);
    }
  }

  async #slice() {
    this.#paceEngine();
    const asked = this.#slices.steps;
    const start = performance.now();
    const events = await this.lane.call((engine) => engine.train(asked));
    const at_ms = performance.now();
    const steps = events.reduce((n, e) => n + (e.type === "metrics" ? e.rows.length : 0), 0);
    this.#slices.record(steps || asked, at_ms - start);
    this.lane.publish(events, { steps, elapsed_ms: at_ms - start, at_ms });
  }

  /** Another engine may have another speed. */
  #paceEngine() {
    const { engine, verdict } = this.lane;
    if (engine === this.#paced) return;
    this.#paced = engine;
    this.#slices.reset(verdict.device);
  }

  async #sideJobs() {
    const start = performance.now();
    const isEnd = !this.#isTraining;
    if (this.#previews.due(start) || isEnd) {
      await this.run.draw();
      this.#previews.record(start, performance.now());
    }
    const now = performance.now();
    if (this.#checkpoints.due(now) || isEnd) {
      await this.run.saveCheckpoint();
      this.#checkpoints.record(now, performance.now());
    }
    if (isEnd) await this.evaluation.begin();
  }

  /** @param {unknown} error */
  async #handle(error) {
    try {
      if (await this.device.recover(error)) return;
    } catch (second) {
      error = second;
    }
    // Whatever else fails, this loop must end; the page is told below.
    this.lane.state = "paused";
    if (isPanic(error)) return; // the lane has reported the crash
    this.lane.report(error);
    const pause = this.lane.call((engine) => engine.handle({ type: "pause" }));
    // A second failure would say nothing new.
    this.lane.publish(await pause.catch(() => [{ type: "state", state: "paused" }]));
  }
}
