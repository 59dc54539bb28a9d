/** Sums, lengths and bases in latent space. A latent is a list of `z_dim` numbers. */

/** @typedef {ArrayLike<number>} Vector */

/** What is shorter, next to the vectors that it came from, is a rounding error. */
const NEGLIGIBLE = 1e-5;

/**
 * The sum of multiples of vectors.
 * @param {[number, Vector][]} terms at least one
 */
export function combine(terms) {
  const sum = new Float32Array(terms[0][1].length);
  for (const [factor, vector] of terms) {
    for (let i = 0; i < sum.length; i++) sum[i] += factor * vector[i];
  }
  return sum;
}

/** @param {Vector} a @param {Vector} b */
export function dot(a, b) {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** @param {Vector} vector */
export function length(vector) {
  return Math.sqrt(dot(vector, vector));
}

/**
 * The vector of that length in the same direction; 0 has none and stays.
 * @param {Vector} vector
 * @param {number} wanted
 */
export function atLength(vector, wanted) {
  const now = length(vector);
  return combine([[now > 0 ? wanted / now : 1, vector]]);
}

/**
 * What is left of a vector when its parts along others are taken away (Gram-Schmidt), at length 1. Of one that lies
 * along the others nothing is left: then it is the first axis of the space that does not.
 * @param {Vector} vector
 * @param {Vector[]} units orthonormal
 * @returns {Float32Array} 0 where the space has no direction more
 */
export function unitBeside(vector, units) {
  const own = [vector, ...axesOf(vector.length)];
  for (const candidate of own) {
    const rest = units.reduce(
      (left, unit) =>
        combine([
          [1, left],
          [-dot(left, unit), unit],
        ]),
      combine([[1, candidate]]),
    );
    if (length(rest) > NEGLIGIBLE * Math.max(1, length(candidate))) return atLength(rest, 1);
  }
  return new Float32Array(vector.length);
}

/** @param {number} size */
function* axesOf(size) {
  for (let i = 0; i < size; i++) {
    const axis = new Float32Array(size);
    axis[i] = 1;
    yield axis;
  }
}

/**
 * How long latents are that the forger learned from: mean and standard deviation, by the second moment of their length.
 * @param {number} size numbers in a latent, `z_dim`
 * @param {"normal" | "uniform"} prior of each number: N(0, 1) or U(-1, 1)
 */
export function usualLength(size, prior) {
  // Mean and variance of the square of one number.
  const [mean, variance] = prior === "uniform" ? [1 / 3, 4 / 45] : [1, 2];
  const usual = Math.sqrt(size * mean);
  return { mean: usual, deviation: Math.sqrt(size * variance) / (2 * usual) };
}

/** Beyond so many standard deviations a length is far out of the usual: 1 latent of 400 is. */
const FAR_DEVIATIONS = 3;

/**
 * @param {number} actual
 * @param {{ mean: number, deviation: number }} usual
 * @returns {"short" | "usual" | "long"}
 */
export function compareLength(actual, { mean, deviation }) {
  const off = (actual - mean) / deviation;
  if (Math.abs(off) <= FAR_DEVIATIONS) return "usual";
  return off < 0 ? "short" : "long";
}
