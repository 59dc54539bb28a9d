/**
 * Some surroundings give `navigator.language` a value that is no language tag: a system's "C" or "en-US@posix", an empty
 * text, or nothing. `Intl` throws at it, and uPlot hands it to `Intl` as it is loaded. Such a value is replaced by the
 * first good one of `navigator.languages`, or by English. To be imported before uPlot.
 */

/** @param {unknown} tag */
function isLanguageTag(tag) {
  try {
    return Intl.getCanonicalLocales(/** @type {string} */ (tag)).length === 1;
  } catch {
    return false;
  }
}

/** @param {{ language?: unknown, languages?: unknown }} browser */
export function repairLanguage(browser) {
  if (isLanguageTag(browser.language)) return;
  const all = Array.isArray(browser.languages) ? browser.languages : [];
  const value = all.find((tag) => typeof tag === "string" && isLanguageTag(tag)) ?? "en";
  Object.defineProperty(browser, "language", { value, configurable: true });
}

if (globalThis.navigator) repairLanguage(navigator);
