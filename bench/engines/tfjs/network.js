/** The lesson's networks in TensorFlow.js: its layout is [batch, height, width, channels]. */
import * as tf from "@tensorflow/tfjs-core";
import { channels, LEAK, NORM_EPSILON, NORM_MOMENTUM, WEIGHT_STD } from "../lesson.js";

/** @typedef {import("../digits.js").Batches} Batches */

/**
 * Batch norm's training formula with its gradient in closed form (Ioffe & Szegedy 2015): TF.js's own goes through
 * the mean and the variance one by one, which takes more kernels.
 */
const normalise = tf.customGrad((...args) => {
  const [x, scale, shift, mean, variance] = /** @type {tf.Tensor[]} */ (args);
  const save = /** @type {(tensors: tf.Tensor[]) => void} */ (/** @type {unknown} */ (args[5]));
  const spread = tf.rsqrt(tf.add(variance, NORM_EPSILON)); // [channels]
  const hat = tf.mul(tf.sub(x, mean), spread); // [batch, side, side, channels]
  save([hat, scale, spread]);
  return { value: tf.add(tf.mul(hat, scale), shift), gradFunc: normaliseGradient };
});

/**
 * @param {tf.Tensor} dy
 * @param {tf.Tensor[]} saved
 */
function normaliseGradient(dy, [hat, scale, spread]) {
  const axes = [0, 1, 2];
  const dScale = tf.sum(tf.mul(dy, hat), axes);
  const dShift = tf.sum(dy, axes);
  const count = hat.size / spread.size;
  const centred = tf.sub(dy, tf.div(tf.add(dShift, tf.mul(hat, dScale)), count));
  const dx = tf.mul(centred, tf.mul(scale, spread));
  // The mean and the variance are x's own: their part of the gradient is in dx.
  return [dx, dScale, dShift, tf.zerosLike(spread), tf.zerosLike(spread)];
}

class BatchNorm {
  /** @param {Float32Array} scale */
  constructor(scale) {
    this.scale = tf.variable(tf.tensor1d(scale));
    this.shift = tf.variable(tf.zeros([scale.length]));
    this.mean = tf.variable(tf.zeros([scale.length]), false);
    this.variance = tf.variable(tf.ones([scale.length]), false);
  }

  /** @param {tf.Tensor4D} x */
  apply(x) {
    const { mean, variance } = tf.moments(x, [0, 1, 2]);
    const count = x.size / x.shape[3];
    this.#remember(this.mean, mean);
    this.#remember(this.variance, tf.mul(variance, count / (count - 1)));
    return /** @type {tf.Tensor4D} */ (normalise(x, this.scale, this.shift, mean, variance));
  }

  /** @param {tf.Variable} running @param {tf.Tensor} latest */
  #remember(running, latest) {
    running.assign(tf.add(tf.mul(running, 1 - NORM_MOMENTUM), tf.mul(latest, NORM_MOMENTUM)));
  }
}

class Network {
  /** @type {tf.Variable<tf.Rank.R4>[]} */
  kernels = [];
  /** @type {(BatchNorm | undefined)[]} */
  norms = [];
  /** @type {(tf.Variable | undefined)[]} */
  biases = [];

  get variables() {
    const norms = this.norms.flatMap((norm) => (norm ? [norm.scale, norm.shift] : []));
    return [...this.kernels, ...norms, ...this.biases.filter((bias) => bias !== undefined)];
  }

  get parameters() {
    return this.variables.reduce((sum, variable) => sum + variable.size, 0);
  }

  /**
   * @param {[number, number, number, number]} shape
   * @param {number} outputs
   * @param {boolean} hasNorm
   * @param {Batches} random
   */
  add(shape, outputs, hasNorm, random) {
    const size = shape.reduce((a, b) => a * b);
    const kernel = random.normals(size).map((value) => value * WEIGHT_STD);
    this.kernels.push(tf.variable(tf.tensor4d(kernel, shape)));
    const scale = random.normals(outputs).map((value) => 1 + value * WEIGHT_STD);
    this.norms.push(hasNorm ? new BatchNorm(scale) : undefined);
    this.biases.push(hasNorm ? undefined : tf.variable(tf.zeros([outputs])));
  }
}

export class Generator extends Network {
  /** @param {import("../digits.js").Config} config @param {Batches} random */
  constructor(config, random) {
    super();
    const widths = channels(config).g;
    widths.slice(1).forEach((outputs, at) => {
      this.add([4, 4, outputs, widths[at]], outputs, at < widths.length - 2, random);
    });
  }

  /** @param {tf.Tensor4D} z `[batch, 1, 1, z]` to images `[batch, 32, 32, 1]` */
  apply(z) {
    let x = z;
    this.kernels.forEach((kernel, at) => {
      const side = 4 << at;
      /** @type {[number, number, number, number]} */
      const shape = [x.shape[0], side, side, kernel.shape[2]];
      x =
        at === 0
          ? tf.conv2dTranspose(x, kernel, shape, 1, "valid")
          : tf.conv2dTranspose(x, kernel, shape, 2, "same");
      const norm = this.norms[at];
      const bias = this.biases[at];
      x = norm ? tf.relu(norm.apply(x)) : tf.tanh(bias ? tf.add(x, bias) : x);
    });
    return x;
  }
}

export class Discriminator extends Network {
  /** @param {import("../digits.js").Config} config @param {Batches} random */
  constructor(config, random) {
    super();
    const widths = channels(config).d;
    widths.slice(1).forEach((outputs, at) => {
      this.add([4, 4, widths[at], outputs], outputs, at > 0 && at < widths.length - 2, random);
    });
  }

  /** @param {tf.Tensor4D} images `[batch, 32, 32, 1]` to logits `[batch]` */
  apply(images) {
    const last = this.kernels.length - 1;
    let x = images;
    this.kernels.forEach((kernel, at) => {
      x = at === last ? tf.conv2d(x, kernel, 1, "valid") : tf.conv2d(x, kernel, 2, "same");
      const norm = this.norms[at];
      const bias = this.biases[at];
      x = norm ? norm.apply(x) : bias ? tf.add(x, bias) : x;
      if (at < last) x = tf.leakyRelu(x, LEAK);
    });
    return tf.reshape(x, [images.shape[0]]);
  }
}
