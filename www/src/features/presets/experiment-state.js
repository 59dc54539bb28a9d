/** @import { Frame } from "#pkg/types/index.js" */
/** @typedef {import("../players/standing.js").Standing} Standing */
/** @typedef {import("../players/standing.js").Evaluated} Evaluated */

/**
 * Something that was measured: how the game stands, or what the classifier finds.
 * @typedef {{ step: number, standing: Standing } | { step: number, found: Evaluated } | { step: number, cured: true }} Happening
 */

/** @typedef {{ frame: Frame, found: Evaluated | null }} Pinned a sheet, and what the classifier found in it */
/** @typedef {{ step: number, before: Pinned, after: Pinned | null }} Cure after: the first sheet of most classes */
/** @typedef {{ name: string | null, happened: Happening[], cure: Cure | null }} ExperimentData */

/** A verdict that lasts for fewer steps is none: the losses jump. */
const HELD_STEPS = 20;
/** A verdict that has not come back for so many is over. */
const OVER_STEPS = 40;
/** So many of the last happenings are told. */
const MAX_HAPPENINGS = 8;
/** So many classes more or less are worth telling. */
const TOLD_MODES = 2;

/** The experiment that runs, and what has happened in it: only what was measured. */
export class ExperimentState {
  /** @type {string | null} the preset's name */
  name = null;
  /** @type {Happening[]} in the order of their steps */
  happened = [];
  /** @type {Cure | null} */
  cure = null;
  /** Whether the pictures are being measured for a cure that is to begin. */
  isPreparing = false;
  /** @type {{ step: number, standing: Standing } | null} the verdict as it is, and since when */
  #current = null;
  /** @type {number | null} the step from which on the verdict told last is no longer the case */
  #awaySince = null;

  /** @param {string | null} [name] */
  constructor(name = null) {
    this.name = name;
  }

  /** @returns {ExperimentData} */
  toData() {
    const { name, happened, cure } = this;
    return { name, happened: [...happened], cure };
  }

  /** @param {ExperimentData} data */
  static from({ name, happened, cure }) {
    return Object.assign(new ExperimentState(name), { happened, cure });
  }

  /**
   * Takes note of how the game stands.
   * @param {number} step
   * @param {Standing} standing
   * @returns {boolean} whether that is something to tell
   */
  stands(step, standing) {
    if (this.#current?.standing !== standing) this.#current = { step, standing };
    const last = this.happened.findLast((one) => "standing" in one);
    const isNew = standing !== last?.standing && standing !== "early";
    this.#awaySince = last && isNew ? (this.#awaySince ?? step) : null;
    const isHeld = step - this.#current.step >= HELD_STEPS;
    // Among several that take turns, none lasts; but the one told last is over.
    const isOver = step - (this.#awaySince ?? step) >= OVER_STEPS;
    if (!isNew || !(isHeld || isOver)) return false;
    this.#awaySince = null;
    this.#tell({ ...this.#current });
    return true;
  }

  /**
   * Takes note of what the classifier finds.
   * @param {Evaluated} found
   * @param {boolean} isReadable whether it finds digits at all
   * @returns {boolean} whether that is something to tell
   */
  finds(found, isReadable) {
    const last = this.happened.findLast((one) => "found" in one)?.found;
    const modes = isReadable ? found.modes : 0;
    const told = last ? last.modes : 0;
    if (Math.abs(modes - told) < TOLD_MODES) return false;
    this.#tell({ step: found.step, found: { ...found, modes } });
    return true;
  }

  /** @param {Cure} cure */
  beginCure(cure) {
    this.cure = cure;
    this.#tell({ step: cure.step, cured: true });
  }

  /** The cure has worked. @param {Pinned} after */
  endCure(after) {
    if (this.cure) this.cure = { ...this.cure, after };
  }

  /** Forgets what came after a step. @param {number} step */
  truncate(step) {
    this.happened = this.happened.filter((one) => one.step <= step);
    this.#current = null;
    this.#awaySince = null;
    if (this.cure && this.cure.step > step) this.cure = null;
  }

  /** A verdict is noticed later than it began. @param {Happening} happening */
  #tell(happening) {
    const all = [...this.happened, happening].sort((a, b) => a.step - b.step);
    this.happened = all.slice(-MAX_HAPPENINGS);
  }
}
