import { beforeAll, expect, test } from "vitest";
import { Store } from "../src/app/store.js";
import { en, zh } from "../src/app/strings.js";
import { caption, unusual } from "../src/features/export/about.js";
import { measurementsCsv } from "../src/features/export/measurements.js";
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

test("tables of a run on own images name no others", () => {
  const store = new Store();
  const config = { dataset: "fashion-mnist", seed: 7 };
  const schema = [{ name: "dataset", kind: "choice", default: "mnist" }];
  Object.assign(store, { run: { config }, schema, dataset: { name: null }, ownFile: "leaves" });
  expect(unusual(store)).toBe("");
  const head = measurementsCsv(store, LINK);
  expect(head).toContain("dataset=own images (leaves)");
  expect(head).toContain("trained on own images (leaves), which the link does not hold");
  expect(head).not.toContain("mnist");
});
