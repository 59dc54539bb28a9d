/**
 * The arrow keys count whole numbers up and down, as they do in a field of the browser's for numbers; that would drop a
 * decimal comma without a word.
 * @param {KeyboardEvent} event
 * @param {number} min
 * @param {number} max
 */
export function stepByArrows(event, min, max) {
  const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
  const field = /** @type {HTMLInputElement} */ (event.target);
  const value = Number(field.value);
  if (!by || field.value === "" || !Number.isInteger(value)) return;
  event.preventDefault();
  const next = String(Math.min(max, Math.max(min, value + by)));
  if (next === field.value) return;
  field.value = next;
  field.dispatchEvent(new Event("change", { bubbles: true }));
}
