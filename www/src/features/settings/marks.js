/** @import { Change } from "#pkg/types/index.js" */

/** @typedef {{ step: number, changes: Change[] }} Mark settings that changed after a step */

/** Where in the run the learner changed live settings. By hand, so there are never many. */
export class Marks {
  /** @type {Mark[]} in the order of their steps */
  all = [];
  /** @type {Mark | null} what the last change was, by itself */
  latest = null;

  /** @param {Mark} mark */
  push(mark) {
    if (mark.changes.length === 0) return;
    this.latest = mark;
    this.#place([...this.all, mark]);
  }

  /** The marks of a run that is taken up again. @param {Mark[]} marks */
  restore(marks) {
    this.#place(marks);
  }

  /**
   * Forgets what came after a step: the run went back to a checkpoint, and to the settings it was saved with.
   * @param {number} step
   */
  truncate(step) {
    this.all = this.all.filter((mark) => mark.step <= step);
  }

  /**
   * The networks went back, but not the settings: these now hold from that step on.
   * @param {number} step
   */
  pullBack(step) {
    this.#place(this.all.map((mark) => ({ ...mark, step: Math.min(mark.step, step) })));
  }

  /** Takes over the marks of a run that was kept as a file. @param {Mark[]} marks */
  adopt(marks) {
    this.#place(marks);
  }

  /** Changes at the same step are one mark. @param {Mark[]} marks */
  #place(marks) {
    const steps = [...new Set(marks.map(({ step }) => step))];
    this.all = steps
      .map((step) => ({ step, changes: merge(marks.filter((mark) => mark.step === step)) }))
      .filter(({ changes }) => changes.length > 0);
  }
}

/**
 * From the first value of each setting to its last; one that is back where it was has not changed.
 * @param {Mark[]} marks
 */
function merge(marks) {
  /** @type {Map<string, Change>} */
  const merged = new Map();
  for (const { name, from, to } of marks.flatMap(({ changes }) => changes)) {
    merged.set(name, { name, from: merged.get(name)?.from ?? from, to });
  }
  return [...merged.values()].filter(({ from, to }) => from !== to);
}
