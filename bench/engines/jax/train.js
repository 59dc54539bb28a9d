/** The lesson's training step in jax-js: one jitted function from state to state. */
import { init, defaultDevice, jit, nn, numpy as np, tree, valueAndGrad, vjp } from "@jax-js/jax";
import { Batches } from "../digits.js";
import { ADAM_EPSILON, BETA_1, BETA_2, LEARNING_RATE } from "../lesson.js";
import { freshStatistics, generate, judge, newDiscriminator, newGenerator } from "./network.js";

/** @typedef {import("@jax-js/jax").Array} Tensor */
/** @typedef {any} State weights, running statistics and Adam's moments of both networks: a tree of arrays */

/** @param {Tensor} logits mean of `-log D(x)` */
const callReal = (logits) => np.mean(nn.softplus(logits.neg()));
/** @param {Tensor} logits mean of `-log(1 - D(x))` */
const callFake = (logits) => np.mean(nn.softplus(logits));

/**
 * Adam (Kingma & Ba 2015) over a tree of weights.
 * @param {{ weights: any, first: any, second: any }} net
 * @param {any} gradients
 * @param {number} rate
 * @param {Tensor} time steps so far, this one included
 */
function adam({ weights, first, second }, gradients, rate, time) {
  const bias1 = np.subtract(1, np.power(BETA_1, time.ref));
  const bias2 = np.subtract(1, np.power(BETA_2, time));
  const m = tree.map((m, g) => m.mul(BETA_1).add(g.mul(1 - BETA_1)), first, tree.ref(gradients));
  const v = tree.map((v, g) => v.mul(BETA_2).add(np.square(g).mul(1 - BETA_2)), second, gradients);
  const update = (/** @type {Tensor} */ w, /** @type {Tensor} */ m, /** @type {Tensor} */ v) => {
    const spread = np.sqrt(v.div(bias2.ref)).add(ADAM_EPSILON);
    return w.sub(m.div(bias1.ref).div(spread).mul(rate));
  };
  const moved = tree.map(update, weights, tree.ref(m), tree.ref(v));
  tree.dispose([bias1, bias2]);
  return { weights: moved, first: m, second: v };
}

/**
 * @param {State} state
 * @param {Tensor} real
 * @param {Tensor} z
 */
function step({ g, d, statisticsG, statisticsD, time }, real, z) {
  const now = time.add(1);
  const [fake, pullBack, latestG] = vjp(
    (weights) => generate(weights, statisticsG, z),
    [tree.ref(g.weights)],
    { hasAux: true },
  );

  const [[lossD, afterFake], gradientsD] = /** @type {any} */ (valueAndGrad)(
    (/** @type {any} */ weights, /** @type {Tensor} */ images, /** @type {Tensor} */ fakes) => {
      const [onReal, afterReal] = judge(tree.ref(weights), statisticsD, images);
      const [onFake, after] = judge(weights, afterReal, fakes);
      return [callReal(onReal).add(callFake(onFake)).mul(0.5), after];
    },
    { hasAux: true },
  )(tree.ref(d.weights), real, fake.ref);
  const newD = adam(d, gradientsD, LEARNING_RATE.d, now.ref);

  const [[lossG, latestD], gradientFake] = /** @type {any} */ (valueAndGrad)(
    (/** @type {Tensor} */ images, /** @type {any} */ weights) => {
      const [logits, after] = judge(weights, afterFake, images);
      return [callReal(logits), after];
    },
    { hasAux: true },
  )(fake, tree.ref(newD.weights));
  const [gradientsG] = pullBack(gradientFake);
  const newG = adam(g, gradientsG, LEARNING_RATE.g, now.ref);
  const state = { g: newG, d: newD, statisticsG: latestG, statisticsD: latestD, time: now };
  return [state, np.stack([lossD, lossG])];
}

/** @param {any} weights */
function withMoments(weights) {
  const zeros = () => tree.map((w) => np.zeros(w.shape), weights);
  return { weights, first: zeros(), second: zeros() };
}

/** @param {any} weights */
const count = (weights) => tree.leaves(weights).reduce((sum, leaf) => sum + leaf.size, 0);

/** @param {"wasm" | "webgpu"} device */
export async function use(device) {
  const devices = await init(device);
  if (!devices.includes(device)) throw new Error(`jax-js has no device ${device} here.`);
  defaultDevice(device);
}

/**
 * @param {import("../digits.js").Config} config
 * @param {Uint8Array} idx
 */
export async function create(config, idx) {
  const batches = new Batches(idx, config);
  const g = newGenerator(config, batches);
  const d = newDiscriminator(config, batches);
  const parameters = { g: count(g), d: count(d) };
  /** @type {State} */
  let state = {
    statisticsG: freshStatistics(g),
    statisticsD: freshStatistics(d),
    g: withMoments(g),
    d: withMoments(d),
    time: np.zeros([]),
  };
  const jitted = /** @type {any} */ (jit(/** @type {any} */ (step)));

  /** @param {number} steps @returns {Promise<number[][]>} D's and G's loss of each step */
  async function train(steps) {
    const losses = [];
    for (let at = 0; at < steps; at++) {
      const real = np.array(batches.images()).reshape([config.batch, 1, 32, 32]);
      const z = np.array(batches.latents()).reshape([config.batch, config.z, 1, 1]);
      let loss;
      [state, loss] = jitted(state, real, z);
      losses.push(loss);
    }
    // The one read-back.
    return np.stack(losses).jsAsync();
  }
  return { parameters, train };
}
