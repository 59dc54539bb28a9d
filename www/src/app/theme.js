import { readPreference } from "../shared/preferences.js";

/** @typedef {"auto" | "light" | "dark"} Theme */

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
