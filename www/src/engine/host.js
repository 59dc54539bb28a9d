import { DataDesk } from "./data-desk.js";
import { cpuBecause, watchForLostDevices } from "./device.js";
import { JudgeDesk } from "./judge-desk.js";
import { loadModule } from "./modules.js";
import { createEngine, decideDevice, openEngine } from "./open-engine.js";
import { Pump } from "./pump.js";
import { RunDesk } from "./run-desk.js";
import { FailureSignal } from "./signal.js";
import { isPanic, toTrouble, TroubleError } from "./trouble.js";
import { fetchWeights } from "./weights.js";

/** @typedef {import("./messages.js").BootOptions} BootOptions */
/** @typedef {import("./messages.js").Command} Command */
/** @typedef {import("./messages.js").Config} Config */
/** @typedef {import("./messages.js").DeviceChoice} DeviceChoice */
/** @typedef {import("./messages.js").DeviceVerdict} DeviceVerdict */
/** @typedef {import("./messages.js").EngineEvent} EngineEvent */
/** @typedef {import("./messages.js").IdxBytes} IdxBytes */
/** @typedef {import("./messages.js").Slice} Slice */
/** @typedef {import("./messages.js").WasmEngine} WasmEngine */
/** @typedef {import("./messages.js").WeightsSource} WeightsSource */
/** @typedef {import("./messages.js").WorkerMessage} WorkerMessage */

/**
 * Owns the one engine of this worker: creates it on the right device, feeds it commands one at a time, and puts
 * it back on the CPU when a GPU fails under it.
 */
export class EngineHost {
  /** @type {WasmEngine | null} */
  engine = null;
  /** @type {import("./messages.js").RunState} */
  state = "loading";
  /** @type {DeviceVerdict} */
  verdict = cpuBecause("chosen");
  step = 0;
  baseUrl = "";
  /** @type {Config} */
  config = {};
  data = new DataDesk(this);
  judge = new JudgeDesk(this);
  run = new RunDesk(this);
  #dead = false;
  /** @type {DeviceChoice} */
  #choice = "auto";
  /** @type {number | undefined} where the current training was told to stop */
  #until;
  /** @type {Promise<unknown>} */
  #queue = Promise.resolve();
  /** Every wait on a GPU races against its loss: the engine itself may never answer after one. */
  #lost = new FailureSignal();
  #pump = new Pump(this);

  /** @param {(message: WorkerMessage, transfer?: Transferable[]) => void} post */
  constructor(post) {
    this.post = post;
    watchForLostDevices((detail) =>
      this.#lost.fire(
        new TroubleError("device_lost", `The graphics device was lost (${detail}).`, { detail }),
      ),
    );
  }

  /**
   * Runs a job when the ones before it are done: calls on an engine must not overlap.
   * @template T
   * @param {() => Promise<T>} job
   * @returns {Promise<T>}
   */
  exclusive(job) {
    const run = this.#queue.then(job);
    this.#queue = run.catch(() => {});
    return run;
  }

  wake() {
    void this.#pump.wake();
  }

  /** @param {BootOptions} options */
  async boot(options) {
    const { baseUrl, weights } = options;
    this.baseUrl = baseUrl;
    this.#choice = options.device;
    // Before the module, so that both are on their way at once.
    const file = weights && fetchWeights(weights, baseUrl);
    file?.catch(() => {}); // reported where it is awaited
    const isOpen = await this.exclusive(async () => {
      await this.#readSettings(options);
      return weights && file ? this.#openOn(weights, file) : false;
    });
    if (isOpen) void this.#settle().catch((error) => this.#report(error));
    else await this.#openFresh(options);
  }

  /** @param {BootOptions} options */
  async #readSettings({ values, config }) {
    this.#progress("cpu_module");
    const module = await loadModule("cpu");
    const parsed = module.parse_settings(values);
    if (config) parsed.config = config;
    this.config = parsed.config;
    const [schema, presets] = [module.settings_schema(), module.presets()];
    this.post({ kind: "settings", schema, presets, ...parsed });
  }

  /**
   * Shows weights as soon as they are here, on the CPU and without data: the best device and the data follow
   * while the learner looks at the pictures.
   * @param {WeightsSource} source
   * @param {Promise<Uint8Array>} file
   * @returns {Promise<boolean>} whether it could
   */
  async #openOn(source, file) {
    try {
      this.#use(await createEngine(cpuBecause("first"), this.config));
      await this.run.load(source, await file);
      return true;
    } catch (error) {
      if (isPanic(error)) throw error;
      this.#report(error);
      return false;
    }
  }

  async #settle() {
    const choice = this.#choice;
    const verdict = await decideDevice(choice, (phase) => this.#progress(phase));
    await this.exclusive(async () => {
      if (choice !== this.#choice) return; // the learner has chosen meanwhile
      if (verdict.device === "cpu") this.#announce(verdict);
      else await this.#moveTo(verdict);
    });
    await this.data.follow();
  }

  /** @param {BootOptions} options */
  async #openFresh({ device, files, checkpoint }) {
    const opened = this.exclusive(async () => {
      await this.#open(await decideDevice(device, (phase) => this.#progress(phase)));
      if (checkpoint) await this.run.restore(checkpoint);
      else await this.#draw();
    });
    // On its way meanwhile; handed over after the job above.
    const given = files ? this.exclusive(() => this.data.useOwn(files)) : this.data.follow();
    await Promise.all([opened, given]);
  }

  /**
   * @param {Command} command
   * @returns {Promise<number>} how long it took in ms, for whoever paces repeated commands
   */
  async command(command) {
    const elapsedMs = await this.exclusive(async () => {
      const start = performance.now();
      await this.#obeyOrRecover(command);
      return performance.now() - start;
    });
    this.wake();
    return elapsedMs;
  }

  /** @param {Command} command */
  async #obeyOrRecover(command) {
    try {
      await this.#obey(command);
    } catch (error) {
      if (!(await this.recover(error))) throw error;
      await this.#obey(command);
    }
  }

  /** @param {Command} command */
  async #obey(command) {
    switch (command.type) {
      case "nearest":
        await this.#draw(); // the very forgeries that it will find neighbours for
        return this.judge.order(command);
      case "configure":
      case "reset":
        await this.run.keep();
        await this.#tell(command);
        this.run.forget();
        void this.data.follow();
        return this.judge.begin();
      case "pause":
        await this.#tell(command);
        await this.#draw(); // the last grid may be of some steps before
        await this.run.keep();
        return this.judge.begin();
      case "step":
        await this.#tell(command);
        return this.run.keep();
      case "adjust":
        await this.#tell(command);
        // What the run is taken up from must not have the former settings.
        return this.run.saveCheckpoint();
      case "train":
        this.#until = command.until;
    }
    return this.#tell(command);
  }

  /** @param {Command} command */
  async #tell(command) {
    this.publish(await this.guarded((engine) => engine.handle(command)));
  }

  /** Draws the fixed grid. */
  #draw() {
    return this.#tell({ type: "preview" });
  }

  /** @param {DeviceChoice} choice */
  async useDevice(choice) {
    this.#choice = choice;
    try {
      await this.exclusive(async () =>
        this.#moveTo(await decideDevice(choice, (phase) => this.#progress(phase))),
      );
    } finally {
      // The page shows "loading" meanwhile.
      if (this.data.isRight) this.publish([{ type: "state", state: this.state }]);
    }
    await this.data.follow(); // data that failed to load before get another chance
    this.wake();
  }

  /** @param {DeviceVerdict} verdict */
  async #moveTo(verdict) {
    const wasTraining = this.state === "training";
    const hasRun = this.step > 0 || this.run.last;
    const run = hasRun ? await this.run.saveOrLast() : null;
    const previous = this.engine;
    await this.#open(verdict);
    previous?.free();
    if (run) await this.run.restore(run);
    else await this.#draw();
    await this.data.handOver();
    if (wasTraining) await this.#resume();
  }

  /**
   * The learner's own images, or those of the settings (again) when there are none.
   * @param {IdxBytes} [files]
   */
  async useData(files) {
    if (files) await this.exclusive(() => this.data.useOwn(files));
    else await this.data.useShipped();
  }

  /**
   * Goes on from weights instead of from the run so far, which is saved first.
   * @param {WeightsSource} source
   */
  async useWeights(source) {
    const bytes = await fetchWeights(source, this.baseUrl);
    await this.exclusive(async () => {
      await this.run.keep();
      await this.run.load(source, bytes);
      await this.judge.begin();
    });
    void this.data.follow();
  }

  /** The run as a file. */
  save() {
    return this.exclusive(() => this.run.save());
  }

  /** @param {DeviceVerdict} verdict */
  async #open(verdict) {
    this.#progress("engine");
    this.#use(await openEngine(verdict, this.config));
  }

  /** @param {import("./open-engine.js").Opened} opened */
  #use({ engine, verdict }) {
    this.engine = engine;
    this.judge.dismiss();
    this.#pump.reset(verdict.device);
    this.#announce(verdict);
  }

  /** @param {DeviceVerdict} verdict */
  #announce(verdict) {
    this.verdict = verdict;
    this.post({ kind: "device", verdict });
  }

  #resume() {
    return this.#tell({ type: "train", until: this.#until });
  }

  /**
   * One call on the engine, given up when the GPU is lost meanwhile; a panic ends this worker.
   * @template T
   * @param {(engine: WasmEngine) => Promise<T>} call
   * @returns {Promise<T>}
   */
  async guarded(call) {
    if (!this.engine || this.#dead) {
      throw new TroubleError("no_engine", "The engine is not running. Restart it.");
    }
    if (this.verdict.device === "cpu") {
      try {
        return await call(this.engine);
      } catch (error) {
        if (isPanic(error)) this.#die(error);
        throw error;
      }
    }
    return Promise.race([call(this.engine), this.#lost.promise]);
  }

  /**
   * What to do about an error from training or a command.
   * @param {unknown} error
   * @returns {Promise<boolean>} whether the run could be saved by moving to the CPU
   */
  async recover(error) {
    const trouble = toTrouble(error);
    const gpuFailed =
      isPanic(error) ||
      ["device_failed", "device_lost", "device_unavailable"].includes(trouble.code);
    if (this.verdict.device !== "webgpu" || !gpuFailed) return false;
    const code = trouble.code === "device_lost" ? "device_lost" : "device_failed";
    const wasTraining = this.state === "training";
    const checkpoint = this.run.last;
    // The old engine is not freed: after a panic its memory must not be touched again.
    const detail = trouble.params.detail ?? trouble.message;
    this.#use(await createEngine(cpuBecause(code, { detail }), this.config));
    if (checkpoint) await this.run.restore(checkpoint);
    else await this.#draw();
    await this.data.handOver();
    if (wasTraining) await this.#resume();
    return true;
  }

  /**
   * Hands the engine's events on to the page, noting what the host itself must know.
   * @param {EngineEvent[]} events
   * @param {Slice} [slice]
   */
  publish(events, slice) {
    /** @type {Transferable[]} */
    const transfer = [];
    for (const event of events) {
      this.#note(event);
      if (event.type === "frame") transfer.push(event.pixels.buffer);
    }
    if (events.length || slice) this.post({ kind: "events", events, slice }, transfer);
  }

  /** @param {EngineEvent} event */
  #note(event) {
    switch (event.type) {
      case "state":
        // The engine would train on whatever images it has; the page must wait for the right ones.
        if (!this.data.isRight) event.state = "loading";
        this.state = event.state;
        return;
      case "metrics":
        this.step = event.rows.at(-1)?.step ?? this.step;
        return;
      case "configured":
      case "adjusted":
        this.config = event.config;
        return;
      case "frame":
        if (event.kind !== "fixed") return;
        this.step = event.step;
    }
  }

  /** @param {string} phase */
  #progress(phase) {
    this.post({ kind: "progress", phase });
  }

  /** @param {unknown} error of something that the run can do without */
  #report(error) {
    this.post({ kind: "trouble", trouble: toTrouble(error), retry: false });
  }

  /** @param {unknown} error */
  #die(error) {
    this.#dead = true;
    this.state = "paused";
    this.post({ kind: "crash", detail: toTrouble(error).message });
  }
}
