/** @import { Latent } from "#pkg/types/index.js" */

/** @typedef {"a" | "b" | "c"} PointName */

/** The names of the points, in their order. @type {readonly PointName[]} */
export const POINTS = ["a", "b", "c"];

/** Where they are before the learner has chosen any. @type {Readonly<Record<PointName, Latent>>} */
const FIRST = {
  a: { from: "seed", seed: 7 },
  b: { from: "seed", seed: 23 },
  c: { from: "seed", seed: 42 },
};

/** The three points of latent space that the learner has chosen: walks, the map and arithmetic go by them. */
export class LatentsState {
  /** @type {Record<PointName, Latent>} */
  points = { ...FIRST };

  /**
   * @param {PointName} name
   * @param {Latent} latent
   */
  choose(name, latent) {
    this.points = { ...this.points, [name]: latent };
  }

  /**
   * Forgets what a run with other networks has no place for: latents of another length, and classes that its forger is
   * not told.
   * @param {number} length of its latents
   * @param {boolean} isConditional
   */
  fit(length, isConditional) {
    for (const name of POINTS) {
      const point = this.points[name];
      const isOfLength = point.from !== "given" || point.values.length === length;
      const hasClass = point.from !== "sheet" && point.class !== undefined;
      const fits =
        isOfLength &&
        (!hasClass || isConditional) &&
        !(point.from === "given" && !hasClass && isConditional);
      if (!fits) this.choose(name, FIRST[name]);
    }
  }
}
