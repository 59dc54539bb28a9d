/**
 * The lesson's networks in jax-js: layout [batch, channels, height, width], weights and running statistics as plain
 * trees. Arrays are moved into whatever takes them: `.ref` keeps one for another use.
 */
import { lax, nn, numpy as np } from "@jax-js/jax";
import { channels, LEAK, NORM_EPSILON, NORM_MOMENTUM, WEIGHT_STD } from "../lesson.js";

/** @typedef {import("@jax-js/jax").Array} Tensor */
/** @typedef {{ kernel: Tensor, scale?: Tensor, shift: Tensor }} Layer `shift` is the bias where there is no norm */
/** @typedef {{ mean: Tensor, variance: Tensor } | {}} Running statistics of one layer; none without a norm */

/**
 * @param {number[]} shape
 * @param {number} outputs
 * @param {boolean} hasNorm
 * @param {import("../digits.js").Batches} random
 * @returns {Layer}
 */
function layer(shape, outputs, hasNorm, random) {
  const size = shape.reduce((a, b) => a * b);
  const kernel = np.array(random.normals(size).map((value) => value * WEIGHT_STD)).reshape(shape);
  const shift = np.zeros([outputs]);
  if (!hasNorm) return { kernel, shift };
  return { kernel, shift, scale: np.array(random.normals(outputs).map((n) => 1 + n * WEIGHT_STD)) };
}

/** @param {Layer[]} layers @returns {Running[]} */
export function freshStatistics(layers) {
  return layers.map(({ scale }) =>
    scale ? { mean: np.zeros(scale.shape), variance: np.ones(scale.shape) } : {},
  );
}

/** @param {import("../digits.js").Config} config @param {import("../digits.js").Batches} random */
export function newGenerator(config, random) {
  const widths = channels(config).g;
  return widths
    .slice(1)
    .map((outputs, at) =>
      layer([widths[at], outputs, 4, 4], outputs, at < widths.length - 2, random),
    );
}

/** @param {import("../digits.js").Config} config @param {import("../digits.js").Batches} random */
export function newDiscriminator(config, random) {
  const widths = channels(config).d;
  return widths
    .slice(1)
    .map((outputs, at) =>
      layer([outputs, widths[at], 4, 4], outputs, at > 0 && at < widths.length - 2, random),
    );
}

/** @param {Tensor} vector `[channels]` for a picture `[batch, channels, height, width]` */
const perChannel = (vector) => vector.reshape([1, -1, 1, 1]);

/**
 * Batch norm by the batch's own statistics; without a norm, the bias.
 * @param {Tensor} x
 * @param {Layer} layer
 * @param {any} running
 * @returns {[Tensor, Running]}
 */
function normalise(x, { scale, shift }, running) {
  if (!scale) return [x.add(perChannel(shift)), {}];
  const axes = [0, 2, 3];
  const count = x.size / x.shape[1];
  const mean = np.mean(x.ref, axes, { keepdims: true });
  const centred = x.sub(mean.ref);
  const variance = np.mean(np.square(centred.ref), axes, { keepdims: true });
  const spread = np.reciprocal(np.sqrt(variance.ref.add(NORM_EPSILON)));
  const y = centred.mul(spread.mul(perChannel(scale))).add(perChannel(shift));
  const unbiased = variance.mul(count / (count - 1));
  return [
    y,
    { mean: remember(running.mean, mean), variance: remember(running.variance, unbiased) },
  ];
}

/** @param {Tensor} running @param {Tensor} latest */
function remember(running, latest) {
  const news = lax.stopGradient(latest.reshape([-1])).mul(NORM_MOMENTUM);
  return running.mul(1 - NORM_MOMENTUM).add(news);
}

/**
 * @param {Layer[]} layers
 * @param {Running[]} running
 * @param {Tensor} z `[batch, z, 1, 1]`
 * @returns {[Tensor, Running[]]} images `[batch, 1, 32, 32]`, and the new statistics
 */
export function generate(layers, running, z) {
  /** @type {Running[]} */
  const statistics = [];
  let x = z;
  layers.forEach((layer, at) => {
    const [stride, padding] = at === 0 ? [1, 0] : [2, 1];
    x = lax.convTranspose(
      x,
      layer.kernel,
      [stride, stride],
      [
        [padding, padding],
        [padding, padding],
      ],
      {
        transposeKernel: true,
      },
    );
    const [y, latest] = normalise(x, layer, running[at]);
    x = at < layers.length - 1 ? nn.relu(y) : np.tanh(y);
    statistics.push(latest);
  });
  return [x, statistics];
}

/**
 * @param {Layer[]} layers
 * @param {Running[]} running
 * @param {Tensor} images `[batch, 1, 32, 32]`
 * @returns {[Tensor, Running[]]} logits `[batch]`, and the new statistics
 */
export function judge(layers, running, images) {
  /** @type {Running[]} */
  const statistics = [];
  const last = layers.length - 1;
  let x = images;
  layers.forEach((layer, at) => {
    const [stride, padding] = at === last ? [1, 0] : [2, 1];
    x = lax.conv(
      x,
      layer.kernel,
      [stride, stride],
      [
        [padding, padding],
        [padding, padding],
      ],
    );
    const [y, latest] = normalise(x, layer, running[at]);
    x = at < last ? nn.leakyRelu(y, LEAK) : y;
    statistics.push(latest);
  });
  return [x.reshape([-1]), statistics];
}
