/**
 * The walk between two latents, the chosen points A and B: which pictures to ask the engine for, and which one belongs to a slider's
 * position. The engine draws all points of a walk in one pass.
 */

/** @import { Command, Latent } from "#pkg/types/index.js" */

/** One picture for every 1/32 of the way: nobody sees finer steps. */
export const WALK_POINTS = 33;
/** How many of them the strip shows. */
export const STRIP_POINTS = 11;

/**
 * @typedef {object} Walk
 * @property {Latent} from
 * @property {Latent} to
 * @property {"lerp" | "slerp"} path
 */

/**
 * @param {Walk} walk
 * @returns {Extract<Command, { type: "interpolate" }>}
 */
export function walkCommand({ from, to, path }) {
  return { type: "interpolate", from, to, path, points: WALK_POINTS };
}

/** @param {number} t from 0 to 1 */
export function pointAt(t) {
  return Math.round(Math.min(1, Math.max(0, t)) * (WALK_POINTS - 1));
}

/** The points that the strip shows, ends included. */
export function stripPoints() {
  return Array.from({ length: STRIP_POINTS }, (_, i) => pointAt(i / (STRIP_POINTS - 1)));
}

/**
 * Position of a pendulum that swings from 0 to 1 and back.
 * @param {number} elapsedMs
 * @param {number} periodMs there and back
 */
export function swing(elapsedMs, periodMs) {
  const phase = (elapsedMs / periodMs) % 1;
  return phase < 0.5 ? 2 * phase : 2 - 2 * phase;
}
