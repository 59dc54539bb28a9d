/**
 * Links change on their way through mail and chat: `&` becomes `&amp;`, `=` becomes `%3D`, `#` becomes `?`, and the full
 * stop of a sentence joins the last value. What is meant is clear as long as it is a list of names and values.
 */

/** @typedef {[name: string, value: string]} Pair */
/** @typedef {{ hash: string, search: string, before: string, after: string }} Repaired */

/** `&` as HTML writes it, however often. */
const AMPERSANDS = /&(?:(?:amp|#0*38|#x0*26)(?:;|%3B))+/gi;
/** The end of an attribute or a tag that the link stood in. */
const MARKUP = /&(?:quot|apos|lt|gt|nbsp|#0*3[49]|#x0*2[27])(?:;|%3B|$).*$/is;
/** `=` at the end of a line, which mail puts where it breaks one. */
const SOFT_BREAK = /=(?:%0D)?%0A/gi;
/** `#` or `?` before the first name, once more or encoded. */
const LEAD = /^(?:[#?!/&\s]|%23|%3F|%20)+/i;
/** Zero-width characters and soft hyphens. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff]/g;
const TRAILING = /[\s.,;:!?)\]}>"'`*|”’“»›」』】》〉。，；：！？、）…]+$/u;
/** Where another name begins within a value: its `&` was encoded. */
const NEXT_NAME = /[&;#?]+(?:amp;)*(?=\w+=)/i;
/** How often a link may have been encoded. */
const MAX_DEPTH = 3;
/** Each turn makes the link shorter; longer tangles than this come from no mail. */
const MAX_TURNS = 100;
const NAME_OF_ADDRESS = "weights";
const NAME_OF_COUNT = "steps";
const NAME_OF_TEXT = "question";

/**
 * What a link's hash and query mean, if they are not in order as they stand.
 * @param {{ hash: string, search?: string }} location
 * @param {(name: string) => boolean} isKnown whether there is such a setting, or such an option of the page
 * @returns {Repaired | null} null when there is nothing to repair
 */
export function repairLink({ hash, search = "" }, isKnown) {
  const given = hash.replace(/^#/, "");
  const isMeant = (/** @type {Pair} */ [name]) => isKnown(name);
  const asked = pairsOf(search, isKnown);
  const misplaced = asked.filter(isMeant);
  const pairs = settled([...misplaced, ...pairsOf(given, isKnown)], isKnown);
  const isInOrder = JSON.stringify(pairs) === JSON.stringify([...new URLSearchParams(given)]);
  if (isInOrder || !pairs.some(isMeant)) return null;
  const others = new URLSearchParams(asked.filter((pair) => !isMeant(pair))).toString();
  return {
    hash: asText(pairs),
    search: misplaced.length ? others && `?${others}` : search,
    before: (misplaced.length ? search : "") + hash,
    after: pairs.map(([name, value]) => `${name}=${value}`).join("&"),
  };
}

/** @param {Pair[]} pairs */
function asText(pairs) {
  return new URLSearchParams(pairs).toString();
}

/**
 * Repairs until nothing changes any more: what one repair brings to light may need another.
 * @param {Pair[]} pairs
 * @param {(name: string) => boolean} isKnown
 */
function settled(pairs, isKnown) {
  for (let turn = 0; turn < MAX_TURNS; turn++) {
    const again = pairsOf(asText(pairs), isKnown);
    if (asText(again) === asText(pairs)) break;
    pairs = again;
  }
  return pairs;
}

/**
 * @param {string} text
 * @param {(name: string) => boolean} isKnown
 * @param {number} [depth]
 * @returns {Pair[]}
 */
function pairsOf(text, isKnown, depth = 0) {
  const pairs = [...new URLSearchParams(untangle(text))].flatMap(([name, value]) => {
    // All of the link was encoded, and now is a name without a value.
    const isEncoded = !value && /=|%3D/i.test(name) && depth < MAX_DEPTH;
    if (isEncoded) return pairsOf(name, isKnown, depth + 1);
    return apart([name, value], isKnown);
  });
  const isQuoted = pairs.length > 0 && pairs.every(([, value]) => /^3D./i.test(value));
  return pairs
    .map(([name, value]) => /** @type {Pair} */ ([name, isQuoted ? value.slice(2) : value]))
    .map(([name, value]) => /** @type {Pair} */ ([name, cleanValue(name, value)]))
    .filter(([name]) => name);
}

/** @param {string} text */
function untangle(text) {
  return text
    .replace(LEAD, "")
    .replace(SOFT_BREAK, "")
    .replace(AMPERSANDS, "&")
    .replace(MARKUP, "")
    .replace(/＆|%EF%BC%86/gi, "&")
    .replace(/＝|%EF%BC%9D/gi, "=");
}

/**
 * One pair, and those that its value ran into.
 * @param {Pair} pair
 * @param {(name: string) => boolean} isKnown
 * @returns {Pair[]}
 */
function apart([name, value], isKnown) {
  const own = cleanName(name, isKnown);
  // An address may hold names and values of its own, and a text anything.
  if (own === NAME_OF_ADDRESS || own === NAME_OF_TEXT) return [[own, value]];
  const [first, ...others] = value.split(NEXT_NAME);
  const further = others.map((text) => {
    const [next, ...rest] = text.split("=");
    return /** @type {Pair} */ ([cleanName(next, isKnown), rest.join("=")]);
  });
  return [[own, first], ...further];
}

/**
 * @param {string} name
 * @param {(name: string) => boolean} isKnown
 */
function cleanName(name, isKnown) {
  const bare = name
    .normalize("NFKC")
    .replace(INVISIBLE, "")
    .replace(/[\s\\"'“‘<([*]/g, "");
  const usual = bare.toLowerCase().replaceAll("-", "_");
  return isKnown(usual) ? usual : bare;
}

/**
 * @param {string} name
 * @param {string} value
 */
function cleanValue(name, value) {
  const text = value.replace(INVISIBLE, "").trim();
  if (name === NAME_OF_TEXT) return text;
  if (name === NAME_OF_ADDRESS) return withoutTrail(text);
  const plain = text.normalize("NFKC").replace(/(\d)e (\d)/i, "$1e+$2"); // a plus means a space
  const count = plain.replace(TRAILING, "").replace(/[,.'’_\s](?=\d{3}(?!\d))/g, "");
  if (name === NAME_OF_COUNT && /^\d+$/.test(count)) return count;
  const [word] = plain.split(/[\s<>"]/); // the sentence, or its markup, went on
  return withoutTrail(withPoint(word).replace(/(?<=\de)[−–]/i, "-"));
}

/** Without what belongs to the sentence around the link. @param {string} text */
function withoutTrail(text) {
  const [trail] = TRAILING.exec(text) ?? [""];
  const isBracketed = trail.startsWith(")") && text.includes("(");
  return isBracketed ? text : text.slice(0, text.length - trail.length);
}

/** With a decimal point for a decimal comma; 1,000 could be either, and stays. @param {string} text */
function withPoint(text) {
  const number = text.replace(TRAILING, "");
  if (!/^[-+]?\d*,\d+(e\S+)?$/i.test(number) || /^[-+]?[1-9]\d{0,2},\d{3}$/.test(number)) {
    return text;
  }
  return text.replace(",", ".");
}
