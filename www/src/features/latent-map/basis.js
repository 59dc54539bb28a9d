import { isConditional } from "../classes/classes.js";

/** @import { Command, Frame } from "#pkg/types/index.js" */
/** @typedef {import("../../shared/page.js").Playground} Playground */
/** @typedef {import("../latents/numbers.js").Points} Points */
/** @typedef {import("./scene.js").Directions} Directions */

/**
 * What the map is drawn from.
 * @typedef {object} Basis
 * @property {Points} points
 * @property {Directions} directions
 * @property {number | undefined} class that all is drawn of, where the generator is told one
 * @property {Frame} frame a sign of the networks, that all is drawn by
 * @property {Frame} foundAt a sign of the networks whose directions these are
 * @property {number} generation
 */

/** How many principal directions have a slider. */
export const SLIDERS = 8;
/** The same for all, so that the same networks always have the same directions. */
const SEED = 1;

/**
 * Finds what the map is drawn from: the same object as long as that is the same.
 * @param {Playground} app
 * @param {(command: Extract<Command, { type: "principal_directions" }>) => Promise<Directions | undefined>} find
 * @param {object} how
 * @param {number | undefined} how.chosenClass that of A where there is none
 * @param {boolean} how.isPatient whether the directions of earlier networks will do
 * @param {Basis | undefined} how.last what was found of this run before
 * @returns {Promise<Basis | undefined>} nothing where the engine failed or another run has begun meanwhile
 */
export async function learn({ store, latents }, find, { chosenClass, isPatient, last }) {
  const { generation, run, frames } = store;
  const frame = frames.fixed;
  const points = await latents.numbers();
  if (!points || !run || !frame) return undefined;
  const told = isConditional(run) ? (chosenClass ?? points.a.class ?? 0) : undefined;
  const known = last?.class === told && (isPatient || last?.foundAt === frame) ? last : undefined;
  if (known?.frame === frame && known.points === points) return known;
  const directions = known ? known.directions : await find(directionsOf(points, told));
  const foundAt = known ? known.foundAt : frame;
  return directions && { points, directions, class: told, frame, foundAt, generation };
}

/**
 * @param {Points} points
 * @param {number | undefined} told
 * @returns {Extract<Command, { type: "principal_directions" }>}
 */
function directionsOf({ a }, told) {
  const count = Math.min(SLIDERS, a.values.length);
  const ofClass = told !== undefined && { class: told };
  return { type: "principal_directions", count, seed: SEED, ...ofClass };
}
