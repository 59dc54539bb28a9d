/** @typedef {import("../../shared/page.js").Store} Store */

export const CLASSES = 10;
/** The engine writes numbers of at most so many digits. */
export const MAX_DIGITS = 12;

/**
 * Whether the generator of a run is told which class to draw.
 * @param {Store["run"]} run
 */
export function isConditional(run) {
  return run?.config.conditional === "on";
}

/**
 * The digits of a text, and what to say about the rest of it.
 * @param {string} text
 * @returns {{ classes: number[], note: "empty" | "cut" | "ignored" | null }}
 */
export function parseNumber(text) {
  // Chinese keyboards may type digits of full width.
  const typed = text.normalize("NFKC");
  const digits = typed.replace(/\D/g, "");
  return {
    classes: [...digits.slice(0, MAX_DIGITS)].map(Number),
    note: noteOn(typed, digits),
  };
}

/**
 * @param {string} typed
 * @param {string} digits
 * @returns {"empty" | "cut" | "ignored" | null}
 */
function noteOn(typed, digits) {
  if (!digits) return "empty";
  if (digits.length > MAX_DIGITS) return "cut";
  return /[^\d\s]/.test(typed) ? "ignored" : null;
}
