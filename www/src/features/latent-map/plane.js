import { combine, dot, length, unitBeside } from "../latents/vectors.js";

/** Planes through latent space, and the square part of one that the map shows. */

/** @typedef {import("../latents/vectors.js").Vector} Vector */
/** @typedef {readonly [number, number]} Pair */

/**
 * @typedef {object} Plane
 * @property {Vector} origin
 * @property {readonly [Vector, Vector]} axes to the right and upwards; what one unit of the map adds to a latent
 * @property {Pair} centre of the map, in units
 * @property {number} reach from there to each edge, in units
 */

/** The part of the map that the points take up, so that what lies beyond them is seen, too. */
const FILLED = 0.72;
/** How far the map reaches where its points are one and the same. */
const LEAST_REACH = 1;
/** How many standard deviations a map along principal directions reaches. */
const DEVIATIONS = 3;

/**
 * The plane through three points, with axes at right angles and of length 1, so that the map is true to distances.
 * @param {Vector} a where its origin is
 * @param {Vector} b in the direction of its first axis
 * @param {Vector} c
 * @returns {Plane}
 */
export function planeThrough(a, b, c) {
  const [toB, toC] = [b, c].map((point) => difference(point, a));
  const right = unitBeside(toB, []);
  const up = unitBeside(toC, [right]);
  const corners = [toB, toC].map((way) => [dot(way, right), dot(way, up)]);
  const spans = [0, 1].map((axis) => spanOf([0, ...corners.map((corner) => corner[axis])]));
  const [x, y] = spans.map(([low, high]) => (low + high) / 2);
  const widest = Math.max(...spans.map(([low, high]) => high - low));
  const reach = Math.max(widest / 2 / FILLED, LEAST_REACH);
  return { origin: a, axes: [right, up], centre: [x, y], reach };
}

/** @param {number[]} numbers */
function spanOf(numbers) {
  return [Math.min(...numbers), Math.max(...numbers)];
}

/**
 * The plane around a point along two directions, in standard deviations of each.
 * @param {Vector} origin
 * @param {readonly [Vector, Vector]} directions
 * @returns {Plane}
 */
export function planeAlong(origin, directions) {
  return { origin, axes: directions, centre: [0, 0], reach: DEVIATIONS };
}

/** @param {Vector} a @param {Vector} b */
function difference(a, b) {
  return combine([
    [1, a],
    [-1, b],
  ]);
}

/** The latent at a place of the plane. @param {Plane} plane @param {Pair} place in units */
export function latentAt({ origin, axes }, [x, y]) {
  return combine([
    [1, origin],
    [x, axes[0]],
    [y, axes[1]],
  ]);
}

/**
 * The place of the plane that is nearest to a latent, and how far that is.
 * @param {Plane} plane
 * @param {Vector} latent
 * @returns {{ place: Pair, distance: number }} in units, and in those of the latent
 */
export function nearest(plane, latent) {
  const way = difference(latent, plane.origin);
  const [right, up] = plane.axes;
  // Least squares in two unknowns; an axis of 0 moves nothing.
  const [p, q] = [dot(way, right), dot(way, up)];
  const [rr, ru, uu] = [dot(right, right), dot(right, up), dot(up, up)];
  const determinant = rr * uu - ru * ru;
  /** @type {Pair} */
  const place =
    determinant > 1e-9 * rr * uu
      ? [(p * uu - q * ru) / determinant, (q * rr - p * ru) / determinant]
      : [rr > 0 ? p / rr : 0, 0];
  return { place, distance: length(difference(latentAt(plane, place), latent)) };
}

/**
 * @param {Plane} plane
 * @param {Pair} spot shares of the map's width from the left and of its height from the top
 * @returns {Pair} in units
 */
export function toPlace({ centre, reach }, [left, top]) {
  return [centre[0] + (2 * left - 1) * reach, centre[1] + (1 - 2 * top) * reach];
}

/**
 * @param {Plane} plane
 * @param {Pair} place in units
 * @returns {Pair} shares of the map's width from the left and of its height from the top
 */
export function toSpot({ centre, reach }, [x, y]) {
  return [(1 + (x - centre[0]) / reach) / 2, (1 - (y - centre[1]) / reach) / 2];
}

/**
 * The latents in the middle of the map's cells, row by row from the top left.
 * @param {Plane} plane
 * @param {number} side cells in a row
 */
export function gridOf(plane, side) {
  return Array.from({ length: side * side }, (_, i) => {
    const [column, row] = [i % side, Math.floor(i / side)];
    return latentAt(plane, toPlace(plane, [(column + 0.5) / side, (row + 0.5) / side]));
  });
}

/**
 * The shares of three corners that make up a place: 1, 0 and 0 at the first of them, below 0 beyond the opposite side.
 * @param {Pair} place
 * @param {readonly [Pair, Pair, Pair]} corners
 * @returns {[number, number, number] | undefined} nothing where the corners lie on one line
 */
export function sharesAt([x, y], [[ax, ay], [bx, by], [cx, cy]]) {
  const area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
  if (Math.abs(area) < 1e-6) return undefined;
  const b = ((x - ax) * (cy - ay) - (cx - ax) * (y - ay)) / area;
  const c = ((bx - ax) * (y - ay) - (x - ax) * (by - ay)) / area;
  return [1 - b - c, b, c];
}
