import {
  equals,
  fraction,
  half,
  hat,
  mean,
  name,
  norm,
  number,
  round,
  row,
  sign,
  squared,
  sub,
} from "./notation.js";
import { settingNumber } from "../../shared/format.js";

/** @import { Config } from "#pkg/types" */
/** @typedef {import("./notation.js").Math} Math */

const x = name("x");
const z = name("z");
const fake = row(name("G"), round(z));
const ofReal = row(name("D"), round(x));
const ofFake = row(name("D"), round(fake));
/** Scores before any sigmoid: what the losses without probabilities are made of. */
const scoreReal = row(name("C"), round(x));
const scoreFake = row(name("C"), round(fake));

/** @param {Math} inside */
const log = (inside) => [name("log"), inside];
/** @param {Math} inside */
const oneMinus = (inside) => round(number("1"), sign("−"), inside);
/** @param {Math} inside what is left of it above zero */
const positive = (inside) => row(name("max"), round(number("0"), sign(","), inside));

/** @param {number} smoothing how far below 1 the target of real images lies */
function crossEntropy(smoothing) {
  const target = number(settingNumber(1 - smoothing));
  const onReal = smoothing
    ? [target, log(ofReal), sign("+"), number(settingNumber(smoothing)), log(oneMinus(ofReal))]
    : log(ofReal);
  return [
    ...[sign("−"), half, mean(x, onReal)],
    ...[sign("−"), half, mean(z, log(oneMinus(ofFake)))],
  ];
}

/** @param {number} smoothing */
function leastSquares(smoothing) {
  const target = number(settingNumber(1 - smoothing));
  return [
    ...[half, mean(x, squared(round(scoreReal, sign("−"), target))), sign("+")],
    ...[half, mean(z, squared(scoreFake))],
  ];
}

const hinge = [
  mean(x, positive([number("1"), sign("−"), scoreReal])),
  sign("+"),
  mean(z, positive([number("1"), sign("+"), scoreFake])),
];

const wasserstein = [mean(z, scoreFake), sign("−"), mean(x, scoreReal)];

/** The discriminator's loss without its penalty (src/train/loss.rs). @param {Config} config */
function adversarial({ loss, label_smoothing }) {
  switch (loss) {
    case "least_squares":
      return leastSquares(label_smoothing);
    case "hinge":
      return hinge;
    case "wasserstein":
      return wasserstein;
    default:
      return crossEntropy(label_smoothing);
  }
}

/** What the penalty adds (src/train/penalty.rs). @param {Config} config @returns {Math[]} */
function penalty({ penalty: kind, penalty_weight }) {
  const weight = number(settingNumber(penalty_weight));
  if (kind === "gradient") {
    const between = hat(x);
    const slope = norm(name("∇"), name("C"), round(between));
    const apart = squared(round(slope, sign("−"), number("1")));
    return [sign("+"), weight, sign("·"), mean(between, apart)];
  }
  if (kind === "r1") {
    const slope = squared(norm(name("∇"), name("C"), round(x)));
    return [sign("+"), fraction(weight, number("2")), mean(x, slope)];
  }
  return [];
}

/** @param {Config} config */
export function discriminatorLoss(config) {
  return [sub(name("L"), name("D")), equals, ...adversarial(config), ...penalty(config)];
}

/** @param {string} loss @returns {Math[]} */
function fooling(loss) {
  switch (loss) {
    case "minimax":
      return [mean(z, log(oneMinus(ofFake)))];
    case "least_squares":
      return [half, mean(z, squared(round(scoreFake, sign("−"), number("1"))))];
    case "hinge":
    case "wasserstein":
      return [sign("−"), mean(z, scoreFake)];
    default:
      return [sign("−"), mean(z, log(ofFake))];
  }
}

/** Mao et al. 2019, equations 2 and 3. @param {number} weight @returns {Math[]} */
function modeSeeking(weight) {
  if (weight === 0) return [];
  const [first, second] = ["1", "2"].map((at) => sub(z, number(at)));
  const images = norm(name("G"), round(first), sign("−"), name("G"), round(second));
  const latents = norm(first, sign("−"), second);
  return [sign("+"), number(settingNumber(weight)), sign("·"), fraction(latents, images)];
}

/** @param {Config} config */
export function generatorLoss({ loss, diversity }) {
  return [sub(name("L"), name("G")), equals, ...fooling(loss), ...modeSeeking(diversity)];
}
