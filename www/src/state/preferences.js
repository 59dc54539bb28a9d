/**
 * What the learner prefers, kept between visits. Storage may be forbidden (private windows, file
 * policies); then a preference lives as long as the page.
 */

/** @typedef {"auto" | "light" | "dark"} Theme */

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

const darkQuery = globalThis.matchMedia?.("(prefers-color-scheme: dark)");

/** @returns {Theme} */
export function themePreference() {
  const theme = readPreference("theme");
  return theme === "light" || theme === "dark" ? theme : "auto";
}

/** Puts the theme in force on the document. */
export function applyTheme() {
  const preference = themePreference();
  const automatic = darkQuery?.matches ? "dark" : "light";
  document.documentElement.dataset.theme = preference === "auto" ? automatic : preference;
}

/** @param {() => void} onChange when "auto" and the system switches */
export function followSystemTheme(onChange) {
  darkQuery?.addEventListener("change", onChange);
}
