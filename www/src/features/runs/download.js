/** What a file of a run on the learner's own images is called by. */
export const OWN_IMAGES = "own";

/**
 * @param {string} dataset
 * @param {number} imageSize
 * @param {number} step
 */
export function weightsFileName(dataset, imageSize, step) {
  return `${dataset}-${imageSize}-step-${step}.safetensors`;
}
