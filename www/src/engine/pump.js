import { macrotask } from "./macrotask.js";
import { SideJobPacer, SlicePacer } from "./pacing.js";
import { isPanic, toTrouble } from "./trouble.js";

/** @typedef {import("./host.js").EngineHost} EngineHost */

/** The grid should visibly grow, but drawing it is not training. */
const PREVIEW_INTERVAL_MS = 500;
/** At most this much training is lost when a GPU or the worker fails, or the page is closed. */
const CHECKPOINT_INTERVAL_MS = 20_000;

/**
 * Pulls training and measuring out of the engine, slice by slice, for as long as there is some to do.
 * Never by `requestAnimationFrame`, which stops in hidden tabs.
 */
export class Pump {
  #running = false;
  #slices = new SlicePacer();
  #previews = new SideJobPacer(PREVIEW_INTERVAL_MS);
  #checkpoints = new SideJobPacer(CHECKPOINT_INTERVAL_MS);

  /** @param {EngineHost} host */
  constructor(host) {
    this.host = host;
  }

  /** @param {import("./messages.js").DeviceKind} device another one, of another speed */
  reset(device) {
    this.#slices.reset(device);
  }

  /** Starts pulling unless it already does. */
  async wake() {
    if (this.#running) return;
    this.#running = true;
    while (this.#hasWork) {
      await this.host.exclusive(() => this.#sliceOrReport());
      await macrotask(); // lets Pause and the other commands in
    }
    this.#running = false;
  }

  get #hasWork() {
    return this.host.state === "training" || this.host.judge.busy;
  }

  async #sliceOrReport() {
    if (!this.#hasWork) return; // a command before this slice stopped it
    try {
      if (this.host.state === "training") {
        await this.#slice();
        await this.#sideJobs();
      }
      await this.host.judge.slice();
    } catch (error) {
      await this.#handle(error);
    }
  }

  async #slice() {
    const asked = this.#slices.steps;
    const start = performance.now();
    const events = await this.host.guarded((engine) => engine.train(asked));
    const at_ms = performance.now();
    const steps = events.reduce((n, e) => n + (e.type === "metrics" ? e.rows.length : 0), 0);
    this.#slices.record(steps || asked, at_ms - start);
    this.host.publish(events, { steps, elapsed_ms: at_ms - start, at_ms });
  }

  async #sideJobs() {
    const start = performance.now();
    const isEnd = this.host.state !== "training";
    if (this.#previews.due(start) || isEnd) {
      this.host.publish(await this.host.guarded((engine) => engine.handle({ type: "preview" })));
      this.#previews.record(start, performance.now());
    }
    const now = performance.now();
    if (this.#checkpoints.due(now) || isEnd) {
      await this.host.run.saveCheckpoint();
      this.#checkpoints.record(now, performance.now());
    }
    if (isEnd) await this.host.judge.begin();
  }

  /** @param {unknown} error */
  async #handle(error) {
    try {
      if (await this.host.recover(error)) return;
    } catch (second) {
      error = second;
    }
    this.host.state = "paused"; // whatever else fails, this loop must end
    if (isPanic(error)) return; // the host has reported the crash
    this.host.post({ kind: "trouble", trouble: toTrouble(error), retry: false });
    const pause = this.host.guarded((engine) => engine.handle({ type: "pause" }));
    // A second failure would say nothing new.
    this.host.publish(await pause.catch(() => [{ type: "state", state: "paused" }]));
  }
}
