import { POINTS } from "../latents/latents-state.js";
import { combine } from "../latents/vectors.js";
import { latentAt, nearest, planeAlong, planeThrough, sharesAt, toPlace, toSpot } from "./plane.js";

/** What stands where on the map, and which latent the learner has before them. */

/** @import { Finding } from "#pkg/types/index.js" */
/** @typedef {import("../latents/latents-state.js").PointName} PointName */
/** @typedef {import("../latents/numbers.js").Points} Points */
/** @typedef {import("./plane.js").Pair} Pair */
/** @typedef {import("./plane.js").Plane} Plane */
/** @typedef {Extract<Finding, { what: "principal_directions" }>} Directions */
/** @typedef {"abc" | PointName} Kind the plane through all points, or along two principal directions around one */

/** @type {readonly Kind[]} */
export const KINDS = ["abc", ...POINTS];

/**
 * @typedef {object} Scene
 * @property {Kind} kind
 * @property {Plane} plane
 * @property {Marked[]} marked
 */
/**
 * A chosen point on the map; one that does not lie in the plane stands at its nearest place.
 * @typedef {{ name: PointName, spot: Pair, isOn: boolean }} Marked
 */
/**
 * Where the marker is: at a chosen point, until the learner moves it to a spot.
 * @typedef {{ at: PointName | undefined, spot: Pair }} Marker
 */

/** A point that is so close to the plane, by the map's reach, lies in it. */
const IN_PLANE = 1e-3;

/**
 * One of the directions; a latent of one number has but one, and the others lead nowhere.
 * @param {Directions} directions
 * @param {number} i
 */
function directionAt({ directions, length }, i) {
  const found = directions.subarray(i * length, (i + 1) * length);
  return found.length ? found : new Float32Array(length);
}

/**
 * @param {Kind} kind
 * @param {Points} points
 * @param {Directions} directions
 * @returns {Scene}
 */
export function sceneOf(kind, points, directions) {
  const { a, b, c } = points;
  const plane =
    kind === "abc"
      ? planeThrough(a.values, b.values, c.values)
      : planeAlong(points[kind].values, [directionAt(directions, 0), directionAt(directions, 1)]);
  const marked = POINTS.map((name) => {
    const { place, distance } = nearest(plane, points[name].values);
    return { name, spot: toSpot(plane, place), isOn: distance <= IN_PLANE * plane.reach };
  });
  return { kind, plane, marked };
}

/** @param {Scene} scene @param {Marker} marker @returns {Pair} */
export function spotOf({ marked }, { at, spot }) {
  const own = marked.find(({ name }) => name === at)?.spot ?? spot;
  const [left, top] = own.map((share) => Math.min(1, Math.max(0, share))); // a point may lie beyond the edges
  return [left, top];
}

/**
 * The latent at the marker, moved along the principal directions.
 * @param {Scene} scene
 * @param {Marker} marker
 * @param {{ points: Points, directions: Directions }} basis
 * @param {readonly number[]} amounts in standard deviations of each direction
 */
export function latentOf({ plane }, { at, spot }, { points, directions }, amounts) {
  const start = at ? points[at].values : latentAt(plane, toPlace(plane, spot));
  const count = directions.deviations.length;
  const moved = amounts.slice(0, count).map((amount, i) => {
    return /** @type {[number, Float32Array]} */ ([amount, directionAt(directions, i)]);
  });
  return combine([[1, start], ...moved]);
}

/**
 * The shares of A, B and C that make up a spot of the plane through them.
 * @param {Scene} scene
 * @param {Pair} spot
 */
export function sharesOf({ plane, marked }, spot) {
  const corners = marked.map((point) => toPlace(plane, point.spot));
  return sharesAt(toPlace(plane, spot), /** @type {[Pair, Pair, Pair]} */ (corners));
}
