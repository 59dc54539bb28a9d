import { cpuBecause, watchForLostDevices } from "./device.js";
import { fetchMnist } from "./dataset.js";
import { loadModule } from "./modules.js";
import { createEngine, openEngine } from "./open-engine.js";
import { Pump } from "./pump.js";
import { FailureSignal } from "./signal.js";
import { isPanic, toTrouble, TroubleError } from "./trouble.js";

/** @typedef {import("./messages.js").BootOptions} BootOptions */
/** @typedef {import("./messages.js").Command} Command */
/** @typedef {import("./messages.js").Config} Config */
/** @typedef {import("./messages.js").DeviceChoice} DeviceChoice */
/** @typedef {import("./messages.js").DeviceVerdict} DeviceVerdict */
/** @typedef {import("./messages.js").EngineEvent} EngineEvent */
/** @typedef {import("./messages.js").IdxBytes} IdxBytes */
/** @typedef {import("./messages.js").Slice} Slice */
/** @typedef {import("./messages.js").WasmEngine} WasmEngine */
/** @typedef {import("./messages.js").WorkerMessage} WorkerMessage */

/**
 * Owns the one engine of this worker: creates it on the right device, feeds it data and commands one at a
 * time, and puts it back on the CPU when a GPU fails under it.
 */
export class EngineHost {
  /** @type {WasmEngine | null} */
  engine = null;
  /** @type {import("./messages.js").RunState} */
  state = "loading";
  /** @type {DeviceVerdict} */
  verdict = cpuBecause("chosen");
  /** @type {{ step: number, bytes: Uint8Array } | null} */
  #checkpoint = null;
  #step = 0;
  #dead = false;
  #baseUrl = "";
  /** @type {Config} */
  #config = {};
  /** @type {IdxBytes | null} */
  #data = null;
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

  /** @param {BootOptions} options */
  boot(options) {
    return this.exclusive(async () => {
      this.#baseUrl = options.baseUrl;
      this.post({ kind: "progress", phase: "cpu_module" });
      const module = await loadModule("cpu");
      const parsed = module.parse_settings(options.values);
      if (options.config) parsed.config = options.config;
      this.#config = parsed.config;
      this.post({ kind: "settings", schema: module.settings_schema(), ...parsed });

      const data = options.files ? Promise.resolve(options.files) : this.#download();
      data.catch(() => {}); // reported below, after the engine stands
      await this.#openDevice(options.device);
      await this.#takeData(data, true);
      if (options.checkpoint) await this.#restore(options.checkpoint);
    });
  }

  /** @param {Record<string, string>} values */
  async parse(values) {
    return (await loadModule("cpu")).parse_settings(values);
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
    void this.#pump.wake();
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
    if (command.type === "train") this.#until = command.until;
    this.publish(await this.guarded((engine) => engine.handle(command)));
    if (command.type === "pause" || command.type === "step") await this.saveCheckpoint();
  }

  /** @param {DeviceChoice} choice */
  async useDevice(choice) {
    try {
      await this.exclusive(() => this.#moveTo(choice));
    } finally {
      // The page shows "loading" meanwhile; without data it has been told of the trouble instead.
      if (this.#data) this.publish([{ type: "state", state: this.state }]);
    }
    void this.#pump.wake();
  }

  /** @param {DeviceChoice} choice */
  async #moveTo(choice) {
    const wasTraining = this.state === "training";
    const run = this.#step > 0 ? await this.#saveOrLastCheckpoint() : null;
    const previous = this.engine;
    await this.#openDevice(choice);
    previous?.free();
    // Data that failed to load before get another chance.
    await this.#takeData(this.#data ? Promise.resolve(this.#data) : this.#download(), !run);
    if (run) await this.#restore(run);
    if (wasTraining) await this.#resume();
  }

  /** Leaving a GPU that no longer answers should still take the run along. */
  async #saveOrLastCheckpoint() {
    try {
      return await this.guarded((engine) => engine.save());
    } catch (error) {
      if (this.#checkpoint) return this.#checkpoint.bytes;
      throw error;
    }
  }

  /**
   * The learner's own images, or MNIST (again) when there are none.
   * @param {IdxBytes} [files]
   */
  useData(files) {
    return this.exclusive(async () => {
      const data = files ? Promise.resolve(files) : this.#download();
      await this.#takeData(data, this.#data === null, files !== undefined);
    });
  }

  #download() {
    return fetchMnist(this.#baseUrl, (loaded, total) =>
      this.post({ kind: "progress", phase: "dataset", loaded, total }),
    );
  }

  /** @param {DeviceChoice} choice */
  async #openDevice(choice) {
    this.#use(
      await openEngine(choice, this.#config, (phase) => this.post({ kind: "progress", phase })),
    );
  }

  /** @param {import("./open-engine.js").Opened} opened */
  #use({ engine, verdict }) {
    this.engine = engine;
    this.verdict = verdict;
    this.#pump.reset();
    this.post({ kind: "device", verdict });
  }

  /**
   * @param {Promise<IdxBytes>} data
   * @param {boolean} startRun whether to begin a new run on it
   * @param {boolean} [isOwn] the learner's own files: nothing to retry, and the run so far stays
   */
  async #takeData(data, startRun, isOwn = false) {
    try {
      const { images, labels } = await data;
      const events = await this.guarded(async (engine) => engine.load_dataset(images, labels));
      this.#data = { images, labels };
      this.publish(events);
      if (startRun) {
        const config = this.#config;
        this.publish(await this.guarded((engine) => engine.handle({ type: "configure", config })));
      }
    } catch (error) {
      if (isOwn || isPanic(error)) throw error;
      this.post({ kind: "trouble", trouble: toTrouble(error), retry: true });
    }
  }

  /** @param {Uint8Array} checkpoint */
  async #restore(checkpoint) {
    const events = await this.guarded((engine) => engine.load(checkpoint));
    const step = events.reduce((last, e) => (e.type === "frame" ? e.step : last), 0);
    this.post({ kind: "restored", step });
    this.publish(events);
    this.#step = step;
    this.#checkpoint = { step, bytes: checkpoint };
  }

  async #resume() {
    /** @type {Command} */
    const command = { type: "train", until: this.#until };
    this.publish(await this.guarded((engine) => engine.handle(command)));
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
    const checkpoint = this.#checkpoint;
    // The old engine is not freed: after a panic its memory must not be touched again.
    const detail = trouble.params.detail ?? trouble.message;
    this.#use(await createEngine(cpuBecause(code, { detail }), this.#config));
    if (this.#data) await this.#takeData(Promise.resolve(this.#data), !checkpoint);
    if (checkpoint) await this.#restore(checkpoint.bytes);
    if (wasTraining) await this.#resume();
    return true;
  }

  async saveCheckpoint() {
    const bytes = await this.guarded((engine) => engine.save());
    this.#checkpoint = { step: this.#step, bytes };
    // The page keeps a copy: it outlives this worker.
    const copy = bytes.slice();
    this.post({ kind: "checkpoint", step: this.#step, bytes: copy }, [copy.buffer]);
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
      if (event.type === "state") this.state = event.state;
      if (event.type === "metrics") this.#step = event.rows.at(-1)?.step ?? this.#step;
      if (event.type === "configured") this.#onConfigured(event.config);
      if (event.type === "frame") {
        transfer.push(event.pixels.buffer);
        if (event.kind === "fixed") this.#step = event.step;
      }
    }
    if (events.length || slice) this.post({ kind: "events", events, slice }, transfer);
  }

  /** @param {Config} config */
  #onConfigured(config) {
    this.#config = config;
    this.#step = 0;
    this.#checkpoint = null; // of another run now
  }

  /** @param {unknown} error */
  #die(error) {
    this.#dead = true;
    this.state = "paused";
    this.post({ kind: "crash", detail: toTrouble(error).message });
  }
}
