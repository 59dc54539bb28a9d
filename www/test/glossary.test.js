import { expect, it } from "vitest";
import { en, zh } from "../src/app/glossary-strings.js";
import { GROUPS } from "../src/features/glossary/terms.js";

const terms = GROUPS.flatMap((group) => group.terms);

it("explains each of its words once, in both languages, and has no text without a word", () => {
  expect(new Set(terms).size).toBe(terms.length);
  const wanted = [
    ...terms.flatMap((term) => [`word.${term}`, `word.${term}.text`]),
    ...GROUPS.map(({ group }) => `words.${group}`),
  ];
  for (const strings of [en, zh]) {
    expect(Object.keys(strings)).toEqual(expect.arrayContaining(wanted));
    const made = Object.keys(strings).filter((key) => key.startsWith("word."));
    expect(made.filter((key) => !wanted.includes(key))).toEqual([]);
  }
});
