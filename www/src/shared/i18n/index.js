import { LANGUAGES } from "../hash.js";
import { readPreference, writePreference } from "../preferences.js";

/** @typedef {import("../page.js").TextKey} Key */
/** @typedef {"en" | "zh"} Language */
/** @typedef {Record<Language, Record<string, string>>} Tables */

/** @type {Tables} */
let tables = { en: {}, zh: {} };
/** @type {Language} */
let current = "en";
/** Making one takes as long as hundreds of uses of it. @type {Map<string, Intl.NumberFormat>} */
const formats = new Map();

/** The texts to speak with: the page's, which puts them together. @param {Tables} all */
export function useStrings(all) {
  tables = all;
}

/** Texts that come later, with the part of the page that shows them. @param {Tables} more */
export function addStrings(more) {
  tables = { en: { ...tables.en, ...more.en }, zh: { ...tables.zh, ...more.zh } };
}

export function language() {
  return current;
}

/**
 * The language to begin with: the link's, else the one chosen before, else the browser's.
 * @param {string | undefined} fromUrl
 * @param {unknown} browserLanguages `navigator.languages`, which holds anything in some surroundings: a system's "C" or
 *   "zh_CN.UTF-8", or nothing at all
 * @returns {Language}
 */
export function initialLanguage(fromUrl, browserLanguages) {
  const browsers = Array.isArray(browserLanguages) ? browserLanguages : [browserLanguages];
  for (const tag of [fromUrl, readPreference("lang"), ...browsers]) {
    const [primary] = String(tag ?? "")
      .toLowerCase()
      .split(/[^a-z]/);
    if (LANGUAGES.includes(primary)) return /** @type {Language} */ (primary);
  }
  return "en";
}

/** @param {Language} next */
export function setLanguage(next) {
  current = next;
  document.documentElement.lang = next === "zh" ? "zh-Hans" : "en";
  document.title = t("app.title");
}

/** @param {Language} next what the learner chose, to be remembered */
export function rememberLanguage(next) {
  writePreference("lang", next);
  setLanguage(next);
}

/** The names of what a text leaves open. @param {string} template */
export function holesOf(template) {
  return [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
}

/**
 * @param {string} template
 * @param {Record<string, unknown>} params
 */
export function fill(template, params) {
  return template.replace(/\{(\w+)\}/g, (hole, name) => {
    const value = params[name];
    if (value === undefined || value === null) return hole;
    return Array.isArray(value) ? value.join(", ") : String(value);
  });
}

/**
 * @param {Key} key
 * @param {Record<string, unknown>} [params]
 */
export function t(key, params = {}) {
  return fill(tables[current][key], params);
}

/**
 * For keys made from the engine's codes and names, which may be newer than the page's tables.
 * @param {string} key
 * @param {string} fallback
 * @param {Record<string, unknown>} [params]
 */
export function tOr(key, fallback, params = {}) {
  const template = tables[current][key];
  return template === undefined ? fallback : fill(template, params);
}

/**
 * @param {number} value
 * @param {Intl.NumberFormatOptions} [options]
 */
export function formatNumber(value, options) {
  const key = current + JSON.stringify(options ?? {});
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(current === "zh" ? "zh-CN" : "en", options);
    formats.set(key, format);
  }
  return format.format(value);
}

/**
 * What stands between two sentences: Chinese ones end in a mark as wide as a character, and need no space.
 */
export function sentenceGap() {
  return current === "zh" ? "" : " ";
}

/** @param {number} ms */
export function formatDate(ms) {
  const options = /** @type {const} */ ({ dateStyle: "medium", timeStyle: "short" });
  return new Intl.DateTimeFormat(current === "zh" ? "zh-CN" : "en", options).format(ms);
}
