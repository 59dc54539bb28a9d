import { settingNumber } from "../../shared/format.js";
import {
  equals,
  fraction,
  hat,
  name,
  number,
  power,
  root,
  row,
  sign,
  squared,
  sub,
} from "./notation.js";

/** @import { Config } from "#pkg/types" */
/** @typedef {import("./notation.js").Math} Math */

const becomes = sign("←");
const gradient = name("g");
const weights = name("θ");
const first = name("m");
const second = name("v");
const epsilon = power(number("10"), row(sign("−"), number("8")));

/** A moving average that keeps this share of itself. @param {Math} average @param {number} share @param {Math} of */
function moving(average, share, of) {
  const [kept, taken] = [share, 1 - share].map((part) => number(settingNumber(part)));
  return [average, becomes, kept, average, sign("+"), taken, of];
}

/** @param {Math} average @param {number} share what it lacks in its first steps, when it began at 0 */
function corrected(average, share) {
  const lacking = [number("1"), sign("−"), power(number(settingNumber(share)), name("t"))];
  return [hat(average), equals, fraction(average, row(...lacking))];
}

/** @param {string} rate @param {Math} direction */
const step = (rate, direction) => [weights, becomes, weights, sign("−"), number(rate), direction];

/**
 * How gradients become steps of a network's weights (src/train/optimizer.rs), a row a formula.
 * @param {Config} config
 * @param {number} learningRate of this network, after its decay
 * @returns {Math[][]}
 */
export function update({ optimizer, beta_1, beta_2 }, learningRate) {
  const rate = settingNumber(learningRate);
  if (optimizer === "sgd") {
    const momentum = number(settingNumber(beta_1));
    return [[first, becomes, momentum, first, sign("+"), gradient], step(rate, first)];
  }
  const squares = moving(second, beta_2, squared(gradient));
  if (optimizer === "rmsprop") {
    return [squares, step(rate, fraction(gradient, [root(second), sign("+"), epsilon]))];
  }
  const scale = [root(hat(second)), sign("+"), epsilon];
  // Without a first moment Adam is the gradient over its usual size.
  if (beta_1 === 0) {
    return [squares, corrected(second, beta_2), step(rate, fraction(gradient, scale))];
  }
  return [
    moving(first, beta_1, gradient),
    squares,
    [...corrected(first, beta_1), sign(","), ...corrected(second, beta_2)],
    step(rate, fraction(hat(first), scale)),
  ];
}

/** The gradient, and how long it was in the last step. @param {string} loss @param {string} length */
export function gradientOf(loss, length) {
  const of = sub(name("L"), name(loss));
  const slope = [gradient, equals, sub(name("∇"), weights), of];
  return [...slope, sign(","), sign("‖"), gradient, sign("‖"), equals, number(length)];
}
