/**
 * A colour, or another variable, of the style sheet, as canvas needs it.
 * @param {string} name
 */
export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
