/** @typedef {import("../../shared/hash.js").Values} Values */

/** Side of the kernels, as in DCGAN; of those behind a nearest-neighbour upsampling; and of the innermost feature map. */
const [KERNEL, RESIZED_KERNEL, CORE] = [4, 3, 4];
const CLASSES = 10;

/**
 * Multiply-adds of one image's way through each network: for every layer its weights times the pixels that they are
 * applied at. The widths are those of src/model/{generator,discriminator}.rs. Norms, activations and optimisers are left
 * out: they grow with the pixels, and the layers with pixels times channels.
 * @param {Values} config
 */
export function multiplyAdds(config) {
  const [side, f, width] = ["image_size", "features_g", "features_d"].map((name) => +config[name]);
  const isConditional = config.conditional === "on";
  const inputs = Number(config.z_dim) + (isConditional ? CLASSES : 0);
  const logits = isConditional ? 1 + CLASSES : 1;
  if (config.architecture === "dense") {
    return {
      generator: inputs * 16 * f + 16 * f * 32 * f + 32 * f * side * side,
      discriminator: side * side * 32 * width + 32 * width * 16 * width + 16 * width * logits,
    };
  }
  const stages = Math.log2(side) - 3; // between the innermost feature map and the outermost layer
  const doubling = config.upsample === "resize" ? 4 * RESIZED_KERNEL ** 2 : KERNEL ** 2; // for a pixel that is doubled
  let generator = inputs * (f << (stages + 1)) * CORE ** 2;
  let discriminator =
    (side / 2) ** 2 * KERNEL ** 2 * width + (width << stages) * CORE ** 2 * logits;
  for (let stage = 0; stage <= stages; stage++) {
    const pixels = (CORE << stage) ** 2;
    const outputs = stage === stages ? 1 : f << (stages - stage);
    generator += pixels * doubling * (f << (stages + 1 - stage)) * outputs;
    if (stage === stages) continue;
    // From inside out, too: the layer before this feature map.
    discriminator +=
      pixels * KERNEL ** 2 * (width << (stages - 1 - stage)) * (width << (stages - stage));
  }
  return { generator, discriminator };
}

/**
 * The multiply-adds of a whole run for each image of its set. A way forward counts once; a way back counts twice, for the
 * gradients of the weights and of what the layer got, or once where only the latter are needed. An update of the
 * discriminator draws forgeries and judges both batches there and back; its penalty writes the way to the images and back
 * out, and goes it back (`Discriminator::image_gradient`). One of the generator goes through both networks; the first
 * one of a step uses the forgeries that are there. Batch size times steps is images times epochs.
 * @param {Values} config
 */
export function workOfRun(config) {
  const { generator, discriminator } = multiplyAdds(config);
  const [d, g, epochs] = ["d_steps", "g_steps", "epochs"].map((name) => +config[name]);
  const penalty = config.penalty === "none" ? 0 : 4;
  const ofGenerator = d + (g - 1) + 2 * g;
  const ofDiscriminator = d * (2 * 3 + penalty) + g * 2;
  return epochs * (ofGenerator * generator + ofDiscriminator * discriminator);
}

/**
 * How many times as much work a run of some settings is as one of the usual settings, by multiply-adds; a step of small
 * networks also takes time that does not depend on them.
 * @param {Values} config
 * @param {Values} usual
 */
export function relativeWork(config, usual) {
  return workOfRun(config) / workOfRun(usual);
}
