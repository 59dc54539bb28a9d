/** @typedef {import("../../shared/page.js").Store} Store */
/** @typedef {import("./database.js").SavedRun} SavedRun */

/** Fewer steps than these are soon trained again. */
const MAX_LOST_STEPS = 50;

/**
 * Whether a saved run that was restored stays as it was when the run that goes on from it is saved. It does where the
 * learner has named it, where it was kept in this way before, and where more than 50 steps lie between the two. Then
 * the one that goes on is an entry of its own, so that each restored state is kept once, however often it is taken up.
 * @param {Pick<SavedRun, "name" | "kept" | "step">} restored
 * @param {number} step of the save
 */
export function isToStay({ name, kept, step: before }, step) {
  if (step === before) return false;
  return Boolean(name) || Boolean(kept) || Math.abs(step - before) > MAX_LOST_STEPS;
}

/** The saved state that the learner has chosen to restore, until the first save after it. */
export class Restored {
  /** @type {{ id: string, step: number, generation: number } | null} */
  #chosen = null;

  /** @param {Store} store @param {SavedRun | undefined} run none where the run under way was only gone back to */
  choose({ generation }, run) {
    this.#chosen = run ? { id: run.id, step: run.step, generation } : null;
  }

  /**
   * @param {Store} store
   * @param {number} step of the save that is about to be made
   * @returns {string | undefined} the id of the run that this save must not replace
   */
  leftBy({ runs, generation }, step) {
    const chosen = this.#chosen;
    if (!chosen || chosen.generation !== generation || runs.current.id !== chosen.id) return;
    if (step === chosen.step) return;
    this.#chosen = null;
    const former = runs.all.find(({ id }) => id === chosen.id);
    return former && isToStay(former, step) ? former.id : undefined;
  }
}
