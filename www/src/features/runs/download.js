/** What a file of a run on the learner's own images is called by. */
export const OWN_IMAGES = "own";

/** The address must outlive the click that it is for. */
const REVOKE_AFTER_MS = 60_000;

/**
 * Hands bytes to the learner as a file.
 * @param {Uint8Array} bytes
 * @param {string} name
 */
export function downloadBytes(bytes, name) {
  const blob = new Blob([/** @type {BlobPart} */ (bytes)], { type: "application/octet-stream" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), REVOKE_AFTER_MS);
}

/**
 * @param {string} dataset
 * @param {number} imageSize
 * @param {number} step
 */
export function weightsFileName(dataset, imageSize, step) {
  return `${dataset}-${imageSize}-step-${step}.safetensors`;
}
