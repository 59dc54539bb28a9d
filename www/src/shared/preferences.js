/**
 * What the learner prefers, kept between visits. Storage may be forbidden (private windows, file
 * policies); then a preference lives as long as the page.
 */

/** @type {Map<string, string>} */
const fallback = new Map();

/** @param {string} name */
function key(name) {
  return `gan-playground.${name}`;
}

/** @param {string} name */
export function readPreference(name) {
  try {
    return localStorage.getItem(key(name)) ?? fallback.get(name);
  } catch {
    return fallback.get(name);
  }
}

/**
 * @param {string} name
 * @param {string} value
 */
export function writePreference(name, value) {
  fallback.set(name, value);
  try {
    localStorage.setItem(key(name), value);
  } catch {
    // kept in `fallback` for this visit
  }
}
