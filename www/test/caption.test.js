import { beforeAll, expect, test } from "vitest";
import { en, zh } from "../src/app/strings.js";
import { caption } from "../src/features/export/about.js";
import { useStrings } from "../src/shared/i18n/index.js";

const LINK = "https://example.org/#autoplay=1";

beforeAll(() => useStrings({ en, zh }));

/** @param {{ step: number }[]} marks */
function captionOf(marks) {
  const store = { run: { config: { seed: 42 } }, schema: [], marks: { all: marks } };
  return caption(/** @type {any} */ ({ store, link: LINK }), "The sheet", 1234);
}

test("a picture's caption says its step, its seed and its link", () => {
  expect(captionOf([])).toEqual([
    "The sheet",
    "Step 1,234, seed 42",
    "All settings as usual",
    LINK,
  ]);
});

test("a run on own images says that its link does not hold them", () => {
  const dataset = { name: null };
  const store = { run: { config: { seed: 42 } }, schema: [], marks: { all: [] }, dataset };
  const material = { store: { ...store, ownFile: "leaves" }, link: LINK };
  expect(caption(/** @type {any} */ (material), "The sheet", 1234).at(-2)).toContain("(leaves)");
});

test("a run whose settings were changed on the way is not what its link opens, and says so", () => {
  const texts = captionOf([{ step: 200 }, { step: 240 }]);
  expect(texts.at(-2)).toContain("changed on the way, last at step 240");
  expect(texts.at(-1)).toBe(LINK);
});
