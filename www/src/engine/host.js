import { isPanic } from "../shared/trouble.js";
import { DataDesk } from "./data-desk.js";
import { DeviceDesk } from "./device-desk.js";
import { EngineLane } from "./engine-lane.js";
import { EvaluationDesk } from "./evaluation-desk.js";
import { loadModule } from "./modules.js";
import { Pump } from "./pump.js";
import { RunDesk } from "./run-desk.js";
import { fetchWeights } from "./weights.js";

/** @import { Command } from "#pkg/types/index.js" */
/** @import { BootOptions, Conversion, DeviceChoice, Draft, Found, IdxBytes, Post } from "./protocol.js" */
/** @import { WeightsSource } from "./protocol.js" */

/**
 * What the page can ask of the worker, one method each. The constructor shows who knows whom: each object knows only
 * those that were made before it, and all share the lane, which leads to the engine.
 */
export class EngineHost {
  #lane;
  #run;
  #data;
  #evaluation;
  #device;

  /**
   * @param {string} baseUrl what data files are relative to
   * @param {Post} post
   */
  constructor(baseUrl, post) {
    this.baseUrl = baseUrl;
    const lane = new EngineLane(post);
    const run = new RunDesk(lane);
    const data = new DataDesk(lane, baseUrl);
    const evaluation = new EvaluationDesk(lane, data, baseUrl);
    const device = new DeviceDesk(lane, run, data);
    const pump = new Pump(lane, { run, evaluation, device });
    data.onGiven = () => void evaluation.follow();
    lane.onOrderDone = () => void pump.wake();
    this.#lane = lane;
    this.#run = run;
    this.#data = data;
    this.#evaluation = evaluation;
    this.#device = device;
  }

  /**
   * Shows a picture as soon as there can be one, on the CPU and without data: the best device and the data follow.
   * @param {BootOptions} options
   */
  async boot(options) {
    const { device, files, weights } = options;
    // Before the module, so that both are on their way at once.
    const bytes = weights && fetchWeights(weights, this.baseUrl);
    bytes?.catch(() => {}); // reported where it is awaited
    const isLoaded = await this.#lane.exclusive(async () => {
      await this.#device.open(options.values);
      return this.#show(options, bytes);
    });
    const settled = this.#settle(device, files);
    // The learner looks at the pictures of weights meanwhile.
    if (isLoaded) settled.catch((error) => this.#lane.report(error));
    else await settled;
  }

  /**
   * @param {BootOptions} options
   * @param {Promise<Uint8Array> | undefined} bytes of the weights
   * @returns {Promise<boolean>} whether weights are on show
   */
  async #show({ weights, checkpoint }, bytes) {
    if (weights && bytes) {
      try {
        await this.#run.load(weights, await bytes);
        return true;
      } catch (error) {
        if (isPanic(error)) throw error;
        this.#lane.report(error);
      }
    }
    if (checkpoint) await this.#run.restore(checkpoint);
    else await this.#run.begin();
    return false;
  }

  /**
   * The data are on their way while the device is decided on, and are given to the engine afterwards: training should
   * not begin on another device.
   * @param {DeviceChoice} choice
   * @param {IdxBytes} [files]
   */
  async #settle(choice, files) {
    const settled = this.#device.settle(choice);
    if (!files) return Promise.all([settled, this.#data.follow(settled.catch(() => {}))]);
    await settled;
    return this.#lane.exclusive(() => this.#data.useOwn(files));
  }

  /**
   * @param {Command} command
   * @returns {Promise<number>} how long it took in ms, for whoever paces repeated commands
   */
  command(command) {
    return this.#lane.exclusive(async () => {
      const start = performance.now();
      await this.#device.doOrRecover(() => this.#obey(command));
      return performance.now() - start;
    });
  }

  /**
   * Carries out a command, and gives what it has found instead of the time it took.
   * @param {Command} command one that looks into the networks, or goes a part of a step
   * @returns {Promise<Found | undefined>}
   */
  async ask(command) {
    const found = await this.#lane.exclusive(() =>
      this.#device.doOrRecover(() => this.#obey(command)),
    );
    return found?.[0];
  }

  /**
   * @param {Command} command
   * @returns {Promise<Found[] | void>} what it has found
   */
  async #obey(command) {
    switch (command.type) {
      case "evaluate":
        return this.#evaluation.begin();
      case "nearest":
        return this.#evaluation.beginSearch();
      case "configure":
      case "reset":
        await this.#run.beginAnew(command);
        void this.#data.follow();
        return this.#evaluation.begin();
      case "pause":
        await this.#lane.tell(command);
        await this.#run.draw(); // the last grid may be of some steps before
        await this.#run.keep();
        return this.#evaluation.begin();
      case "step":
      case "step_only":
      case "phase": {
        const found = await this.#lane.tell(command);
        await this.#run.keep();
        return found;
      }
      case "train":
        return void (await this.#run.train(command.until));
      default:
        return this.#lane.tell(command);
    }
  }

  /**
   * The learner's draft of the settings, all of it as text. What the run under way can take, it takes at once.
   * @param {Record<string, string>} values
   * @returns {Promise<Draft>}
   */
  async edit(values) {
    const { config, problems, events } = await this.#run.edit(values);
    if (events.length) {
      // What the run is taken up from must not have the former settings.
      await this.#lane.exclusive(() => this.#device.doOrRecover(() => this.#run.saveCheckpoint()));
    }
    return { config, problems };
  }

  /** @param {DeviceChoice} choice */
  async useDevice(choice) {
    try {
      await this.#device.change(choice);
    } finally {
      // The page shows "loading" meanwhile.
      this.#lane.publish([{ type: "state", state: this.#lane.state }]);
    }
    await this.#data.follow(); // data that failed to load before get another chance
  }

  /**
   * The learner's own images, or those of the settings (again) when there are none.
   * @param {IdxBytes} [files]
   */
  async useData(files) {
    if (files) await this.#lane.exclusive(() => this.#data.useOwn(files));
    else await this.#data.useShipped();
  }

  /**
   * Goes on from weights instead of from the run so far, which is saved first.
   * @param {WeightsSource} source
   */
  async useWeights(source) {
    const bytes = await fetchWeights(source, this.baseUrl);
    await this.#lane.exclusive(async () => {
      await this.#run.keep();
      await this.#run.load(source, bytes);
      await this.#evaluation.begin();
    });
    void this.#data.follow();
  }

  /** Looks for the nearest training images; settles when they are found, or when the search is given up. */
  async findNearest() {
    const search = await this.#lane.exclusive(async () => {
      await this.#device.doOrRecover(() => this.#evaluation.beginSearch());
      return this.#evaluation.search;
    });
    return search?.ended;
  }

  /** The run as a file. */
  save() {
    return this.#lane.exclusive(() => this.#run.save());
  }

  /**
   * The run in a form that other programs load.
   * @param {Conversion} format
   */
  convert(format) {
    return this.#lane.exclusive(async () => {
      const checkpoint = await this.#run.save();
      const module = await loadModule(this.#lane.verdict.device);
      return this.#lane.call(() => module.convert_checkpoint(checkpoint, format));
    });
  }

  /** Has the page keep the run as it is now, if it has been trained since it last did. */
  keep() {
    return this.#lane.exclusive(() => this.#run.keep());
  }
}
