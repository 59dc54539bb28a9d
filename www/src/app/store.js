import { Comparison } from "../features/compare/comparison-state.js";
import { Evaluation } from "../features/evaluation/evaluation-state.js";
import { ExportState } from "../features/export/export-state.js";
import { InsideState } from "../features/inside/inside-state.js";
import { LatentsState } from "../features/latents/latents-state.js";
import { Series } from "../features/losses/series.js";
import { ExperimentState } from "../features/presets/experiment-state.js";
import { Runs } from "../features/runs/runs-state.js";
import { Spent } from "../features/runs/spent.js";
import { DraftState } from "../features/settings/draft-state.js";
import { Marks } from "../features/settings/marks.js";
import { Rate } from "../features/status/rate.js";
import { Timeline } from "../features/timeline/timeline-state.js";
import { Announcer } from "./announcer.js";

/** @import { EngineEvent, Finish, Frame, LogEntry, Preset, Row, Setting, State } from "#pkg/types/index.js" */
/** @import { DeviceVerdict, ProgressMessage, Trouble, WeightsInfo } from "../engine/protocol.js" */
/** @typedef {Omit<Extract<EngineEvent, { type: "configured" }>, "type">} Run */
/** @typedef {Omit<Extract<EngineEvent, { type: "dataset" }>, "type">} Dataset */
/** @typedef {{ from: number, until: number | undefined }} Task from one step to another; undefined = the run's end */
/** @typedef {"run" | "metrics" | "digits" | "real" | "interpolation" | "timeline" | "log"
 *   | "settings" | "device" | "notices" | "locale" | "theme" | "weights" | "evaluation" | "nearest"
 *   | "runs" | "written" | "room" | "export" | "experiment" | "compare" | "inside" | "latents" | "question"} Topic */

/**
 * @typedef {object} Notice
 * @property {number} id
 * @property {"error" | "warning" | "info"} level
 * @property {Trouble} trouble
 * @property {"retry" | "restart" | "reload" | "undo" | undefined} action what a button on it offers
 * @property {string | undefined} source the control that it came from, where there is one
 */

const MAX_NOTICES = 8;

/**
 * Everything the page shows, and who wants to know about which part of it. Its fields are written by the reducers of
 * the worker's messages and by the app's commands; views only read them.
 * @extends {Announcer<Topic>}
 */
export class Store extends Announcer {
  /** @type {State | "error"} */
  phase = "loading";
  /** @type {ProgressMessage | null} */
  progress = null;
  /** @type {Setting[]} */
  schema = [];
  /** @type {Preset[]} */
  presets = [];
  /** @type {Run | null} */
  run = null;
  /** @type {Dataset | null} */
  dataset = null;
  /** @type {Row | null} */
  latest = null;
  step = 0;
  /** The step that the run's own training began at: 0, or that of the weights that it began from. */
  begunAt = 0;
  spent = new Spent();
  /** @type {Task | null} what was last told to be trained; null before a run is trained at all */
  task = null;
  /** @type {Finish | null} why training stopped by itself */
  finished = null;
  /** @type {Record<Frame["kind"], Frame | null>} */
  frames = { fixed: null, real: null, interpolation: null, written: null };
  /** Rises with every new run, so that others can tell two runs apart. */
  generation = 0;
  /** @type {(WeightsInfo & { step: number }) | null} what the run began from; null = from scratch */
  weights = null;
  /** @type {WeightsInfo | null} weights that the engine has loaded; the run that they begin is announced next */
  arriving = null;
  /** @type {{ id: string, history: import("../features/runs/history.js").History | undefined } | null} the saved run that
   * is being taken up, with what it has shown so far */
  returning = null;
  loadingWeights = false;
  /** @type {import("../features/weights/loaded.js").Loaded | null} the learner's file that was loaded last */
  loaded = null;
  /** @type {Frame | null} the milestone that the learner looks back at; null = live */
  lookback = null;
  /** @type {LogEntry[]} */
  log = [];
  /** Number of lines ever logged, so that the log view can tell which are new. */
  logged = 0;
  /** @type {DeviceVerdict | null} */
  device = null;
  /** @type {Notice[]} */
  notices = [];
  series = new Series();
  timeline = new Timeline();
  rate = new Rate();
  evaluation = new Evaluation();
  marks = new Marks();
  experiment = new ExperimentState();
  /** @type {string | null} the file with the learner's own images */
  ownFile = null;
  comparison = new Comparison();
  runs = new Runs();
  inside = new InsideState();
  latents = new LatentsState();
  exports = new ExportState();
  draft = new DraftState(this);
  /** @type {import("../shared/hash.js").RoomName} the room that is shown */
  room = "train";
  #noticeId = 0;

  /** Whether there is a run in which live settings can change. */
  get isUnderWay() {
    return this.step > 0 && (this.phase === "training" || this.phase === "paused");
  }

  /** Epoch of the last step, from 1, and how many batches of it are done: the engine's own count. */
  get position() {
    const { batches_per_epoch: batches = 0, epochs_from = 0 } = this.run ?? {};
    const done = this.step - epochs_from;
    if (!batches || done <= 0) return { epoch: 1, batch: 0 };
    return { epoch: Math.ceil(done / batches), batch: ((done - 1) % batches) + 1 };
  }

  /** Whether the images at hand are others than those that the weights in use learned from. */
  get isWeightsData() {
    const { weights, run } = this;
    return weights === null || !run?.epochs_from || run.epochs_from < weights.step;
  }

  /** @param {Store["phase"]} phase */
  setPhase(phase) {
    if (phase === "training" && phase !== this.phase) {
      this.rate.reset();
      this.finished = null;
    }
    if (phase === "ready") this.rate.reset();
    if (phase !== "training") this.spent.pause();
    if (phase !== "loading") this.progress = null;
    this.phase = phase;
    this.touch("run", "settings");
  }

  /** Forgets the run so far: its networks are gone. */
  clearRun() {
    this.generation += 1;
    this.weights = null;
    this.evaluation.clear();
    this.series = new Series();
    this.timeline = new Timeline();
    this.marks = new Marks();
    this.experiment = new ExperimentState();
    this.log = [];
    this.logged = 0;
    this.latest = null;
    this.lookback = null;
    this.finished = null;
    this.task = null;
    this.exports.program = null; // of other networks
    this.dismiss(({ trouble }) => trouble.code === "own_images_needed");
    this.rate.reset();
    this.step = 0;
    this.begunAt = 0;
    this.spent = new Spent();
    this.touch("run", "settings", "metrics", "timeline", "log", "digits", "weights");
    this.touch("evaluation", "nearest", "experiment");
  }

  /** Forgets what came after a step: the run went back to it. @param {number} step */
  truncate(step) {
    this.series.truncate(step);
    this.timeline.truncate(step);
    this.evaluation.truncate(step);
    this.marks.truncate(step);
    this.experiment.truncate(step);
    this.step = step;
    this.touch("run", "settings", "metrics", "timeline", "evaluation", "experiment");
  }

  /**
   * Takes over what was measured of the run in use when it was kept as a file.
   * @param {import("../features/settings/marks.js").Mark[]} marks
   * @param {import("../features/export/experiment-file.js").Experiment["measurements"]} measurements
   */
  adopt(marks, { stride, series, evaluations }) {
    this.series.adopt(stride, series);
    this.series.truncate(this.step);
    this.marks.adopt(marks);
    for (const evaluated of evaluations) {
      this.evaluation.push(/** @type {NonNullable<Evaluation["latest"]>} */ (evaluated));
    }
    this.touch("metrics", "settings", "evaluation");
  }

  /** What the learner's own or other images replace: nothing that was measured on the former ones holds of them. */
  forgetData() {
    this.evaluation.clear();
    this.task = null;
    this.finished = null;
    this.rate.reset();
    this.touch("evaluation", "nearest", "weights", "run");
  }

  /**
   * Shows a notice. It takes the place of the last one from the same control, or of the same one.
   * @param {Notice["level"]} level
   * @param {Trouble} trouble
   * @param {{ action?: Notice["action"], source?: string }} [about]
   */
  notify(level, trouble, { action, source } = {}) {
    const key = noticeKey({ trouble, source });
    const others = this.notices.filter((notice) => noticeKey(notice) !== key);
    this.notices = [...others, { id: ++this.#noticeId, level, trouble, action, source }].slice(
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

/** @param {Pick<Notice, "trouble" | "source">} notice */
function noticeKey({ trouble: { code, params }, source }) {
  return source ?? code + JSON.stringify(params ?? {});
}
