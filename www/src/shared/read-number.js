/**
 * What a learner means by a number typed in any country's way: "0,002" is 0.002, and so is "０．００２".
 * Where a comma may stand for a decimal point or for thousands, the text stays as it is, and is refused.
 * @param {string} typed
 * @param {"integer" | "number"} kind
 * @returns {string} as the engine reads numbers
 */
export function readNumber(typed, kind) {
  const text = typed
    .normalize("NFKC")
    .replaceAll(/[\s'’_]/g, "")
    .replaceAll("、", ",");
  const grouped = /^([+-]?[1-9]\d{0,2})((?:([,.])\d{3})(?:\3\d{3})*)$/.exec(text);
  // No integer has decimals, so that its separators are of thousands.
  if (grouped && kind === "integer") return text.replaceAll(/[,.]/g, "");
  // One point is a point; one comma before three digits may be either.
  if (grouped && (grouped[3] === "," || grouped[2].length > 4)) return typed;
  const decimal = /^[+-]?\d*,\d+(e[+-]?\d+)?$/i.test(text);
  return decimal ? text.replace(",", ".") : text;
}
