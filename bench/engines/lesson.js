/** The numbers of the lesson's networks and step, the same for all (src/model, src/train). */

export const LEAK = 0.2;
export const WEIGHT_STD = 0.02;
export const NORM_EPSILON = 1e-5;
/** PyTorch's: how much of a new batch statistic goes into the running one. */
export const NORM_MOMENTUM = 0.1;
export const LEARNING_RATE = { g: 2e-4, d: 2e-4 };
export const BETA_1 = 0.5;
export const BETA_2 = 0.999;
export const ADAM_EPSILON = 1e-8;

/**
 * Channels before and after each 4x4 convolution at 32 px; all but the last of G and all but the first and last of
 * D are followed by batch norm.
 * @param {import("./digits.js").Config} config
 */
export function channels({ features: f, z }) {
  return {
    g: [z, 8 * f, 4 * f, 2 * f, 1],
    d: [1, f, 2 * f, 4 * f, 1],
  };
}
