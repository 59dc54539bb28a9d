import { readPreference } from "../shared/preferences.js";

/** @typedef {"auto" | "light" | "dark"} Theme */

const darkQuery = globalThis.matchMedia?.("(prefers-color-scheme: dark)");
/** Paper is light. */
const printQuery = globalThis.matchMedia?.("print");

/** @returns {Theme} */
export function themePreference() {
  const theme = readPreference("theme");
  return theme === "light" || theme === "dark" ? theme : "auto";
}

/** Puts the theme in force on the document. */
export function applyTheme() {
  const preference = themePreference();
  const automatic = darkQuery?.matches ? "dark" : "light";
  const wanted = preference === "auto" ? automatic : preference;
  document.documentElement.dataset.theme = printQuery?.matches ? "light" : wanted;
}

/** @param {() => void} onChange when "auto" and the system switches, and before and after the page is printed */
export function followSystemTheme(onChange) {
  darkQuery?.addEventListener("change", onChange);
  printQuery?.addEventListener("change", onChange);
}
