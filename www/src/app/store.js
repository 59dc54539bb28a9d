import { Judgement } from "../features/evaluation/judgement.js";
import { Series } from "../features/losses/series.js";
import { Marks } from "../features/settings/marks.js";
import { Rate } from "../features/status/rate.js";
import { Timeline } from "../features/timeline/timeline-state.js";

/** @typedef {import("../engine/messages.js").Adjusted} Adjusted */
/** @typedef {import("../engine/messages.js").Configured} Configured */
/** @typedef {import("../engine/messages.js").EngineEvent} EngineEvent */
/** @typedef {import("../engine/messages.js").EventsMessage} EventsMessage */
/** @typedef {import("../engine/messages.js").Frame} Frame */
/** @typedef {import("../engine/messages.js").Metrics} Metrics */
/** @typedef {import("../engine/messages.js").Trouble} Trouble */
/** @typedef {"run" | "metrics" | "digits" | "real" | "interpolation" | "timeline" | "log"
 *   | "settings" | "device" | "notices" | "locale" | "theme" | "weights" | "judge" | "nearest"
 *   | "runs" | "written"} Topic */

/**
 * @typedef {object} Notice
 * @property {number} id
 * @property {"error" | "warning" | "info"} level
 * @property {Trouble} trouble
 * @property {"retry" | "restart" | undefined} action what a button on it offers
 */

/** Views redraw at most this often; training yields events far faster. */
const FLUSH_INTERVAL_MS = 120;
const MAX_LOG_LINES = 400;
const MAX_NOTICES = 8;

/**
 * Everything the page shows, and who wants to know about which part of it. Changes are announced in
 * batches; by timer rather than animation frame, so that a hidden tab stays up to date.
 */
export class Store {
  /** @type {import("../engine/messages.js").RunState | "error"} */
  phase = "loading";
  /** @type {import("../engine/messages.js").ProgressMessage | null} */
  progress = null;
  /** @type {import("../engine/messages.js").Setting[]} */
  schema = [];
  /** @type {import("../engine/messages.js").Preset[]} */
  presets = [];
  /** @type {Configured | null} */
  run = null;
  /** @type {import("../engine/messages.js").DatasetInfo | null} */
  dataset = null;
  /** @type {Metrics | null} */
  latest = null;
  step = 0;
  /** @type {"until" | "epochs" | null} why training stopped by itself */
  finished = null;
  /** @type {Record<Frame["kind"], Frame | null>} */
  frames = { fixed: null, real: null, interpolation: null, nearest: null, written: null };
  /** Rises with every new run, so that others can tell two runs apart. */
  generation = 0;
  /** @type {import("../engine/messages.js").WeightsInfo | null} what the run began from; null = from scratch */
  weights = null;
  loadingWeights = false;
  /** @type {Frame | null} the milestone that the learner looks back at; null = live */
  lookback = null;
  /** @type {string[]} */
  log = [];
  /** Number of lines ever logged, so that the log view can tell which are new. */
  logged = 0;
  /** @type {import("../engine/messages.js").DeviceVerdict | null} */
  device = null;
  /** @type {Notice[]} */
  notices = [];
  series = new Series();
  timeline = new Timeline();
  rate = new Rate();
  judgement = new Judgement();
  marks = new Marks();

  /** @type {Map<() => void, Set<Topic>>} */
  #subscribers = new Map();
  /** @type {Set<Topic>} */
  #changed = new Set();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #noticeId = 0;

  /**
   * @param {Topic[]} topics
   * @param {() => void} onChange
   * @returns {() => void} ends the subscription
   */
  subscribe(topics, onChange) {
    this.#subscribers.set(onChange, new Set(topics));
    return () => this.#subscribers.delete(onChange);
  }

  /** @param {Topic[]} topics */
  touch(...topics) {
    for (const topic of topics) this.#changed.add(topic);
    this.#timer ??= setTimeout(() => this.flush(), FLUSH_INTERVAL_MS);
  }

  /** Announces what changed; called at once after something the learner did. */
  flush() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const changed = this.#changed;
    this.#changed = new Set();
    for (const [onChange, topics] of this.#subscribers) {
      if ([...topics].some((topic) => changed.has(topic))) onChange();
    }
  }

  /** @param {EventsMessage} message */
  applyEvents({ events, slice }) {
    if (slice) this.rate.push(slice);
    for (const event of events) this.#apply(event);
  }

  /** @param {EngineEvent} event */
  #apply(event) {
    switch (event.type) {
      case "configured":
        this.run = event;
        return this.touch("run", "settings");
      case "adjusted":
        return this.#adjusted(event);
      case "dataset":
        this.dataset = event;
        this.frames.real = this.frames.nearest = null; // of the former data
        return this.touch("run", "real");
      case "state":
        return this.setPhase(event.state);
      case "metrics":
        return this.#metrics(event.rows);
      case "frame":
        return this.#frame(event);
      case "judged":
        this.judgement.push(event);
        return this.touch("judge");
      case "log":
        return this.#logLine(event.line);
      case "finished":
        this.finished = event.reason;
        return this.touch("run");
      case "warning":
        return this.#warning(event);
    }
  }

  /** @param {Store["phase"]} phase */
  setPhase(phase) {
    if (phase === "training" && phase !== this.phase) {
      this.rate.reset();
      this.finished = null;
    }
    if (phase !== "loading") this.progress = null;
    this.phase = phase;
    this.touch("run", "settings");
  }

  /** Whether there is a run in which live settings can change. */
  get isUnderWay() {
    return this.step > 0 && (this.phase === "training" || this.phase === "paused");
  }

  /** Forgets the run so far; its networks are gone. */
  clearRun() {
    this.generation += 1;
    this.weights = null;
    this.judgement.clear();
    this.frames.nearest = null;
    this.series = new Series();
    this.timeline = new Timeline();
    this.marks = new Marks();
    this.log = [];
    this.logged = 0;
    this.latest = null;
    this.lookback = null;
    this.finished = null;
    this.step = 0;
    this.touch("run", "settings", "metrics", "timeline", "log", "digits", "weights");
    this.touch("judge", "nearest");
  }

  /** Epoch of the last step, from 0, and how many batches of it are done: the engine's own count. */
  get position() {
    const batches = this.run?.batches_per_epoch ?? 0;
    if (!batches || !this.step) return { epoch: 0, batch: 0 };
    const last = this.step - 1;
    return { epoch: Math.floor(last / batches), batch: (last % batches) + 1 };
  }

  /** A run begins from weights. @param {import("../engine/messages.js").WeightsInfo} weights */
  beginFrom(weights) {
    this.clearRun();
    this.weights = weights;
    this.step = weights.step;
  }

  /** The run went back to a checkpoint. @param {number} step */
  truncate(step) {
    this.series.truncate(step);
    this.timeline.truncate(step);
    this.judgement.truncate(step);
    this.marks.truncate(step);
    this.step = step;
    this.touch("run", "settings", "metrics", "timeline", "judge");
  }

  /** @param {Adjusted} event */
  #adjusted({ step, config, changes, batches_per_epoch, total_steps }) {
    if (this.run) this.run = { ...this.run, config, batches_per_epoch, total_steps };
    // More epochs: there is something left to do again.
    if (this.finished === "epochs" && this.step < total_steps) this.finished = null;
    this.marks.push({ step, changes });
    this.touch("run", "settings");
  }

  /** @param {Metrics[]} rows */
  #metrics(rows) {
    const latest = rows.at(-1);
    if (!latest) return;
    if (this.step === 0) this.touch("settings"); // from now on they can change in mid-run
    this.series.push(rows);
    this.latest = latest;
    this.step = latest.step;
    this.touch("metrics", "run");
  }

  /** @param {Frame} frame */
  #frame(frame) {
    // Only a new run draws its fixed latents at step 0 again.
    if (frame.kind === "fixed" && frame.step === 0 && this.step > 0) this.clearRun();
    this.frames[frame.kind] = frame;
    if (frame.kind !== "fixed") return this.touch(frame.kind);
    const isFirst = this.timeline.frames.length === 0;
    if (frame.milestone || isFirst) {
      this.timeline.push(frame);
      this.touch("timeline");
    }
    this.touch("digits");
  }

  /** @param {Extract<EngineEvent, { type: "warning" }>} event */
  #warning({ code, quantity, step, restored_step }) {
    const params = { quantity, step, restored_step };
    const message = `Training stopped at step ${step}: ${quantity} was no longer finite. The weights of step ${restored_step} were put back; a smaller learning rate usually helps.`;
    this.marks.pullBack(restored_step);
    this.truncate(restored_step);
    this.notify("warning", { code, message, params });
  }

  /** @param {string} line */
  #logLine(line) {
    this.log.push(line);
    this.logged += 1;
    if (this.log.length > MAX_LOG_LINES) this.log.splice(0, this.log.length - MAX_LOG_LINES);
    this.touch("log");
  }

  /**
   * Shows a notice, once: the same trouble again only moves it to the end.
   * @param {Notice["level"]} level
   * @param {Trouble} trouble
   * @param {Notice["action"]} [action]
   */
  notify(level, trouble, action) {
    const key = noticeKey(trouble);
    const others = this.notices.filter((notice) => noticeKey(notice.trouble) !== key);
    this.notices = [...others, { id: ++this.#noticeId, level, trouble, action }].slice(
      -MAX_NOTICES,
    );
    this.touch("notices");
  }

  /** @param {(notice: Notice) => boolean} matches */
  dismiss(matches) {
    this.notices = this.notices.filter((notice) => !matches(notice));
    this.touch("notices");
  }
}

/** @param {Trouble} trouble */
function noticeKey({ code, params }) {
  return code + JSON.stringify(params ?? {});
}
