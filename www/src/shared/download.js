/** The address must outlive the click that it is for. */
const REVOKE_AFTER_MS = 60_000;

/**
 * Hands a file to the learner.
 * @param {Blob} blob
 * @param {string} name
 */
export function downloadBlob(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), REVOKE_AFTER_MS);
}

/**
 * @param {Uint8Array | string} content
 * @param {string} name
 */
export function downloadBytes(content, name) {
  const part = /** @type {BlobPart} */ (content);
  downloadBlob(new Blob([part], { type: "application/octet-stream" }), name);
}
