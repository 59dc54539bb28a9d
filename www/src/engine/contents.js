import { metadataOf, tensorNamesOf } from "./weights.js";

/** @import { WeightsContents } from "./protocol.js" */

const APPRAISER = "discriminator.";
/** How the names of an optimiser's numbers begin in a file of the playground. */
const OPTIMISER = "optimizer.generator.";

/**
 * What a file of weights held besides its generator. Only the engine finds networks in files of other programs, so what
 * it makes of the file is looked at beside the file itself.
 * @param {Uint8Array} file
 * @param {Uint8Array} found its networks as the engine found them, as a safetensors file of the playground
 * @returns {WeightsContents}
 */
export function contentsOf(file, found) {
  return {
    hasDiscriminator: tensorNamesOf(found).some((name) => name.startsWith(APPRAISER)),
    hasOptimizers: namesIn(file).includes(OPTIMISER),
    isStepKnown: metadataOf(file).step !== undefined || Number(metadataOf(found).step) > 0,
  };
}

/**
 * A text that holds all names of tensors in a file, as they stand in it. PyTorch does not compress the pickle that they
 * are in.
 * @param {Uint8Array} file
 */
function namesIn(file) {
  const names = tensorNamesOf(file);
  return names.length ? names.join("\n") : new TextDecoder("latin1").decode(file);
}
