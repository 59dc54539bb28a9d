/** The lesson's training step in TensorFlow.js, on whichever backend is set. */
import "@tensorflow/tfjs-core/dist/register_all_gradients.js";
import * as tf from "@tensorflow/tfjs-core";
import { Batches } from "../digits.js";
import { ADAM_EPSILON, BETA_1, BETA_2, LEARNING_RATE } from "../lesson.js";
import { Discriminator, Generator } from "./network.js";

/** @param {tf.Tensor} logits @returns {tf.Scalar} mean of `-log D(x)` */
const callReal = (logits) => tf.mean(tf.softplus(tf.neg(logits)));
/** @param {tf.Tensor} logits @returns {tf.Scalar} mean of `-log(1 - D(x))` */
const callFake = (logits) => tf.mean(tf.softplus(logits));

/** @param {number} rate */
const adam = (rate) => tf.train.adam(rate, BETA_1, BETA_2, ADAM_EPSILON);

class Trainer {
  /** @param {import("../digits.js").Config} config @param {Uint8Array} idx */
  constructor(config, idx) {
    this.config = config;
    this.batches = new Batches(idx, config);
    this.generator = new Generator(config, this.batches);
    this.discriminator = new Discriminator(config, this.batches);
    this.adamG = adam(LEARNING_RATE.g);
    this.adamD = adam(LEARNING_RATE.d);
  }

  get parameters() {
    return { g: this.generator.parameters, d: this.discriminator.parameters };
  }

  /**
   * One step; both losses stay on the device.
   *
   * D learns inside G's gradient tape, so that G's forward pass is taken once, as in the lesson; with one
   * `variableGrads` after the other it would be computed twice.
   * @returns {tf.Scalar[]} D's and G's
   */
  step() {
    return tf.tidy(() => {
      const { batch, z } = this.config;
      const real = tf.tensor4d(this.batches.images(), [batch, 32, 32, 1]);
      const latents = tf.tensor4d(this.batches.latents(), [batch, 1, 1, z]);
      /** @type {tf.Scalar[]} */
      const losses = [];
      const { value, grads } = tf.variableGrads(() => {
        const fake = this.generator.apply(latents);
        // Kept from the tape's clean-up; `train` disposes of it.
        losses.push(tf.keep(this.#trainDiscriminator(real, tf.clone(fake))));
        return callReal(this.discriminator.apply(fake));
      }, this.generator.variables);
      this.adamG.applyGradients(/** @type {any} */ (grads));
      return [...losses, value];
    });
  }

  /** @param {tf.Tensor4D} real @param {tf.Tensor4D} fake */
  #trainDiscriminator(real, fake) {
    const { value, grads } = tf.variableGrads(() => {
      const onReal = callReal(this.discriminator.apply(real));
      const onFake = callFake(this.discriminator.apply(fake));
      return tf.mul(tf.add(onReal, onFake), 0.5);
    }, this.discriminator.variables);
    this.adamD.applyGradients(/** @type {any} */ (grads));
    return value;
  }

  /** @param {number} steps @returns {Promise<number[][]>} D's and G's loss of each step */
  async train(steps) {
    /** @type {tf.Scalar[]} */
    const losses = [];
    for (let step = 0; step < steps; step++) losses.push(...this.step());
    const table = tf.tidy(() => tf.reshape(tf.stack(losses), [steps, 2]));
    // The one read-back.
    const values = /** @type {number[][]} */ (await table.array());
    tf.dispose([table, ...losses]);
    return values;
  }
}

/**
 * @param {import("../digits.js").Config} config
 * @param {Uint8Array} idx
 */
export async function create(config, idx) {
  const trainer = new Trainer(config, idx);
  return {
    parameters: trainer.parameters,
    train: (/** @type {number} */ steps) => trainer.train(steps),
    tensorBytes: () => tf.memory().numBytes,
  };
}
