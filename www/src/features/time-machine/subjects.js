import { POINTS } from "../latents/latents-state.js";

/** @import { Command, Finding, Latent } from "#pkg/types/index.js" */
/** @typedef {import("../../shared/page.js").Store} Store */
/** @typedef {Extract<Finding, { what: "latent" }>} FoundLatent */
/** @typedef {(command: Extract<Command, { type: "latent" }>) => Promise<FoundLatent | undefined>} Find */

/** Pictures in a row, as on the sheet itself. */
export const COLUMNS = 8;
/** Rows of the sheet's pictures; one with the three points follows. */
export const SHEET_ROWS = 2;
/** How many of the sheet's pictures are drawn. */
export const SHEET = COLUMNS * SHEET_ROWS;

/**
 * What is drawn at every moment: the numbers of all latents, one after the other, and the class of each where there are
 * classes. The key is another one where these are others.
 * @typedef {{ latents: number[], classes: number[], key: string }} Found
 */

/** The latents that are followed through time. The engine is asked for the numbers of each one once. */
export class Subjects {
  #generation = -1;
  /** By what they were asked for with. @type {Map<string, FoundLatent>} */
  #found = new Map();

  /**
   * @param {Find} find
   * @param {Pick<Store, "generation" | "latents">} store
   * @returns {Promise<Found | undefined>} nothing where it failed, or where another run has begun
   */
  async find(find, { generation, latents: { points } }) {
    const sheet = Array.from({ length: SHEET }, (_, index) => {
      return /** @type {Latent} */ ({ from: "sheet", index });
    });
    const wanted = [...sheet, ...POINTS.map((name) => points[name])];
    // Another run has other latents of the same names.
    const known = generation === this.#generation ? this.#found : new Map();
    const all = await Promise.all(
      wanted.map(async (latent) => {
        const found = known.get(keyOf(latent)) ?? (await find({ type: "latent", latent }));
        return found && /** @type {const} */ ([keyOf(latent), found]);
      }),
    );
    const pairs = all.filter((pair) => pair !== undefined);
    if (pairs.length < wanted.length) return undefined;
    this.#generation = generation;
    this.#found = new Map(pairs);
    return {
      latents: pairs.flatMap(([, { latent }]) => Array.from(latent)),
      classes: pairs.flatMap(([, found]) => found.class ?? []),
      key: `${generation} ${wanted.map(keyOf).join(" ")}`,
    };
  }
}

/** @param {Latent} latent */
function keyOf(latent) {
  if (latent.from !== "given") return JSON.stringify(latent);
  return JSON.stringify({ ...latent, values: Array.from(latent.values) });
}
