/**
 * The memory of all typed arrays in a value, at whatever depth: to be transferred instead of copied.
 * @param {unknown} value
 * @returns {ArrayBuffer[]}
 */
export function buffersOf(value) {
  if (typeof value !== "object" || value === null) return [];
  if (ArrayBuffer.isView(value)) return [/** @type {ArrayBuffer} */ (value.buffer)];
  return Object.values(value).flatMap(buffersOf);
}
