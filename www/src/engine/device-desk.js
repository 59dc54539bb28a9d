import { isPanic, toTrouble } from "../shared/trouble.js";
import { cpuBecause } from "./device.js";
import { decideDevice, openEngine, openEngineSomewhere } from "./engines.js";

/** @import { Config } from "#pkg/types/index.js" */
/** @import { DataDesk } from "./data-desk.js" */
/** @import { EngineLane } from "./engine-lane.js" */
/** @import { DeviceChoice, DeviceVerdict } from "./protocol.js" */
/** @import { RunDesk } from "./run-desk.js" */

const GPU_FAILURES = ["device_failed", "device_lost", "device_unavailable"];

/** Opens the engine, moves the run to another device, and puts it back on the CPU when a GPU fails under it. */
export class DeviceDesk {
  /** @type {DeviceChoice} */
  #choice = "auto";

  /**
   * @param {EngineLane} lane
   * @param {RunDesk} run
   * @param {DataDesk} data
   */
  constructor(lane, run, data) {
    this.lane = lane;
    this.run = run;
    this.data = data;
  }

  /**
   * Opens the first engine, on the CPU, which is there soonest, and tells the page the settings. Within an order.
   * @param {Record<string, string>} values settings as text
   */
  async open(values) {
    this.lane.progress("cpu_module");
    const opened = await openEngine(cpuBecause("first"), values);
    const settings = opened.engine.settings();
    this.lane.config = settings.config;
    this.lane.post({ kind: "settings", ...settings });
    this.lane.use(opened);
  }

  /** Moves the run to the device that suits a wish best. @param {DeviceChoice} choice */
  async settle(choice) {
    this.#choice = choice;
    const verdict = await this.#decide(choice);
    await this.lane.exclusive(async () => {
      if (choice === this.#choice) await this.#take(verdict); // else the learner has chosen meanwhile
    });
  }

  /**
   * Moves the run to the device that the learner has chosen. Training pauses meanwhile: it would slow the test of a
   * graphics device.
   * @param {DeviceChoice} choice
   */
  change(choice) {
    this.#choice = choice;
    return this.lane.exclusive(async () => this.#take(await this.#decide(choice)));
  }

  /** @param {DeviceChoice} choice */
  #decide(choice) {
    return decideDevice(choice, (phase) => this.lane.progress(phase));
  }

  /** @param {DeviceVerdict} verdict */
  async #take(verdict) {
    const isThere = verdict.device === "cpu" && this.lane.verdict.device === "cpu";
    if (isThere) this.lane.announce(verdict);
    else await this.#moveTo(verdict);
  }

  /** @param {DeviceVerdict} verdict */
  #moveTo(verdict) {
    const moved = this.#move(verdict);
    this.lane.moving = moved.catch(() => {}); // told to the one who asked for it
    return moved;
  }

  /** @param {DeviceVerdict} verdict */
  async #move(verdict) {
    const wasTraining = this.lane.state === "training";
    const { engine: former } = this.lane;
    const saved = await this.#saveUnlessFailed();
    const bytes = saved ?? this.run.last;
    this.lane.progress("engine");
    this.lane.use(await openEngineSomewhere(verdict));
    if (saved) former?.free(); // one that failed may still be held by a call
    if (bytes) await this.run.restore(bytes);
    await this.#goOn(wasTraining);
  }

  /** The run as a file; null where a GPU no longer answers, but the run can be taken up from its last checkpoint. */
  async #saveUnlessFailed() {
    try {
      return await this.run.save();
    } catch (error) {
      if (!this.run.last) throw error;
      return null;
    }
  }

  /** @param {boolean} isTraining whether the run was being trained on its former engine */
  async #goOn(isTraining) {
    await this.data.handOver();
    if (isTraining) await this.run.resume();
  }

  /**
   * Does a job, again where a GPU failed and the run could be moved to the CPU. Within an order.
   * @template T
   * @param {() => Promise<T>} job
   * @returns {Promise<T>}
   */
  async doOrRecover(job) {
    try {
      return await job();
    } catch (error) {
      if (!(await this.recover(error))) throw error;
      return job();
    }
  }

  /**
   * What to do about an error from training or a command. Within an order.
   * @param {unknown} error
   * @returns {Promise<boolean>} whether the run goes on on the CPU
   */
  async recover(error) {
    const { lane } = this;
    const { code, message, params } = toTrouble(error);
    const isGpuFailure = isPanic(error) || GPU_FAILURES.includes(code);
    if (lane.verdict.device !== "webgpu" || !isGpuFailure) return false;
    const wasTraining = lane.state === "training";
    const reason = code === "device_lost" ? code : "device_failed";
    const verdict = cpuBecause(reason, { detail: params.detail ?? message });
    // The old engine is not freed: after a panic its memory must not be touched again.
    lane.use(await openEngine(verdict, lane.config ? textOf(lane.config) : {}));
    if (this.run.last) await this.run.restore(this.run.last);
    else await this.run.begin();
    await this.#goOn(wasTraining);
    return true;
  }
}

/**
 * Settings as text.
 * @param {Config} config
 */
function textOf(config) {
  return Object.fromEntries(Object.entries(config).map(([name, value]) => [name, String(value)]));
}
