import { cureFor } from "../features/presets/cures.js";
import { when } from "./when.js";

/** @typedef {import("../features/settings/draft.js").Draft} Draft */
/** @typedef {import("./engine-calls.js").EngineCalls} EngineCalls */
/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./training.js").Training} Training */

/** A cure is judged more often than a run usually is: a measurement takes as long as about ten steps. */
const STEPS_BETWEEN_JUDGEMENTS = 50;
/** A measurement takes a few seconds; whoever wants a cure should not wait for one that does not come. */
const MAX_MEASURING_MS = 15_000;

/** @typedef {{ store: Store, draft: Pick<Draft, "setAll">, calls: Pick<EngineCalls, "send">, training: Pick<Training, "train"> }} Needs */

/** Cures the experiment that runs, by other settings of the same networks, and watches whether it works. */
export class Cures {
  #needs;
  /** The step at which a judgement was asked for last. */
  #askedAt = 0;

  /** @param {Needs} needs */
  constructor(needs) {
    this.#needs = needs;
  }

  /** Changes the settings that are to blame, and trains on. */
  async begin() {
    const { store, draft, training } = this.#needs;
    const { experiment, schema, run } = store;
    const changes = cureFor(experiment.name, schema, run?.config ?? {});
    if (!changes.length || experiment.isPreparing) return;
    await this.#prepare();
    const before = store.frames.fixed;
    if (!before || experiment !== store.experiment) return; // another run has begun meanwhile
    const { latest: mark } = store.marks;
    const found = this.#freshReading;
    await draft.setAll(Object.fromEntries(changes.map(({ name, to }) => [name, to])));
    const taken = store.marks.latest;
    if (!taken || taken === mark) return; // what stands in the way is said at its setting
    experiment.beginCure({ step: taken.step, before: { frame: before, found }, after: null });
    this.#askedAt = 0; // no judgement of this cure
    this.#announce();
    if (store.phase === "paused") await training.train();
  }

  /** Measures the pictures as they are before the cure, where that was not done lately. */
  async #prepare() {
    const { store, calls } = this.#needs;
    const { experiment } = store;
    if (this.#freshReading || !store.evaluation.dataset) return;
    experiment.isPreparing = true;
    this.#announce();
    const from = store.step;
    await calls.send({ type: "evaluate" }, "presets");
    const isThere = () =>
      (store.evaluation.latest?.step ?? 0) >= from || experiment !== store.experiment;
    await when(store, ["evaluation", "run"], isThere, MAX_MEASURING_MS);
    experiment.isPreparing = false;
    this.#announce();
  }

  /** What was found in the pictures, unless that was long ago. */
  get #freshReading() {
    const { step, evaluation } = this.#needs.store;
    const { latest } = evaluation;
    return latest && latest.step > step - STEPS_BETWEEN_JUDGEMENTS ? latest : null;
  }

  #announce() {
    this.#needs.store.touch("experiment");
    this.#needs.store.flush();
  }

  /** Asks for the next judgement of a cure; called whenever something has happened. */
  follow() {
    const { store, calls } = this.#needs;
    const { cure } = store.experiment;
    if (!cure || cure.after || store.phase !== "training" || !store.evaluation.dataset) return;
    const judgedAt = store.evaluation.latest?.step ?? 0;
    const isAnswered = judgedAt >= this.#askedAt || this.#askedAt > store.step;
    if (!isAnswered || store.step < Math.max(judgedAt, cure.step) + STEPS_BETWEEN_JUDGEMENTS)
      return;
    this.#askedAt = store.step;
    void calls.send({ type: "evaluate" }, "presets");
  }
}
