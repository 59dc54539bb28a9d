import { TroubleError } from "../../shared/trouble.js";

/** How files of weights end: the playground's, and PyTorch's. */
const WEIGHT_ENDINGS = [".safetensors", ".pth", ".pt", ".ckpt"];
/** Names of single pictures, which have to be put together before a GAN can learn from them. */
const PICTURE = /\.(png|jpe?g|gif|bmp|webp|tiff?|avif|heic|svg)$/;

/**
 * Whether a dropped or chosen file can be weights, by its name; the engine checks what is inside.
 * @param {File} file
 */
export function requireWeights(file) {
  const name = file.name.toLowerCase();
  if (WEIGHT_ENDINGS.some((ending) => name.endsWith(ending))) return;
  const message = `The file ${file.name} is no weights file (${WEIGHT_ENDINGS.join(", ")}). Images of your own are taken as IDX files.`;
  const code = PICTURE.test(name) ? "not_weights_picture" : "not_weights";
  throw new TroubleError(code, message, { name: file.name, advice: "pictures" });
}
