import { describe, expect, it } from "vitest";
import * as compareStrings from "../src/app/compare-strings.js";
import { en, zh } from "../src/app/strings.js";
import { toldApart } from "../src/features/compare/row-labels.js";
import { addStrings, useStrings } from "../src/shared/i18n/index.js";

useStrings({ en, zh });
addStrings(compareStrings);

const SCHEMA = [
  { name: "loss", kind: "choice", default: "bce" },
  { name: "lr_g", kind: "number", default: "0.002" },
  { name: "seed", kind: "integer", default: "42" },
];

/** A saved run. */
function run(id, config, more = {}) {
  return {
    ...{ id, step: 500, savedAt: 1, ownImages: false, dataset: "mnist", imageSize: 32 },
    config: { loss: "bce", lr_g: 0.002, seed: 1, ...config },
    ...more,
  };
}

describe("runs that would read the same", () => {
  const labels = (...rows) => {
    const told = toldApart(
      rows.map((row) => ({ row, label: "" })),
      SCHEMA,
    );
    return told.map(({ label }) => label);
  };
  const named = (id, config, more) => run(id, config, { name: "Mine", ...more });

  it("are told apart by their settings, the seed among them, else by their steps", () => {
    expect(labels(named("a", {}), named("b", { seed: 2 }))).toEqual(["Seed 1", "Seed 2"]);
    const steps = labels(named("a", {}), named("b", {}, { step: 900 }));
    expect(steps).toEqual(["step 500", "step 900"]);
    expect(labels(named("a", {}), named("b", {}, { isLive: true }))).toEqual([
      "step 500",
      "on the page",
    ]);
  });

  it("are told apart by when they were saved, and be it within a minute", () => {
    const [early, late] = labels(named("a", {}), named("b", {}, { savedAt: 3_600_001 }));
    expect(early).not.toBe(late);
    expect(early).toMatch(/1970|1969/);
    expect(labels(named("a", {}), named("b", {}))).toEqual(["no. 1", "no. 2"]);
  });

  it("and only those: other names stay as they are", () => {
    expect(labels(named("a", {}), run("b", {}), run("c", { seed: 5 }))).toEqual([
      "",
      "Seed 1",
      "Seed 5",
    ]);
  });
});
