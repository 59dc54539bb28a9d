/**
 * uPlot formats numbers in the browser's language as soon as it is imported, and throws where that is no language:
 * WebKit calls it "C" on a system without a locale. Import this before uPlot, or the page stays blank there.
 * @param {{ readonly language: string }} navigator
 */
export function ensureValidLanguage(navigator) {
  try {
    Intl.getCanonicalLocales(navigator.language);
  } catch {
    Object.defineProperty(navigator, "language", { value: "en", configurable: true });
  }
}

// Node, which runs the unit tests, has none before version 21.
if (globalThis.navigator) ensureValidLanguage(globalThis.navigator);
