import { describe, expect, it } from "vitest";
import { markOf, verdicts } from "../src/features/compare/verdict.js";

const SCHEMA = [
  { name: "lr_g", kind: "number", default: "0.002" },
  { name: "seed", kind: "integer", default: "42" },
];

/** A run of 500 steps with this distance at its end. */
function run(id, lr_g, seed, distance, more = {}) {
  const results = { step: 500, samples: 1000, distance };
  const config = { lr_g, seed };
  return {
    id,
    step: 500,
    trained: 500,
    dataset: "mnist",
    ownImages: false,
    config,
    results,
    ...more,
  };
}

describe("the verdict on distances", () => {
  it("names the settings that are lower by more than seeds explain", () => {
    const rows = [
      run("a", 0.002, 1, 10),
      run("b", 0.002, 2, 11),
      run("c", 0.01, 1, 100),
      run("d", 0.01, 2, 110),
    ];
    const [verdict, ...others] = verdicts(SCHEMA, rows);
    expect(others).toEqual([]);
    expect(verdict).toMatchObject({ kind: "best", tied: [] });
    expect(verdict.lowest.rows.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(rows.map((row) => markOf([verdict], row))).toEqual(["best", "best", null, null]);
  });

  it("names none where the seeds of one of them lie further apart", () => {
    // ln 10 and ln 20: s = 0.490, v = 1; t s sqrt(1/2 + 1) = 12.71 * 0.490 * 1.225 = 7.63 > ln 30 - ln 14.1.
    const rows = [run("a", 0.002, 1, 10), run("b", 0.002, 2, 20), run("c", 0.01, 1, 30)];
    const [verdict] = verdicts(SCHEMA, rows);
    expect(verdict.kind).toBe("chance");
    expect(rows.map((row) => markOf([verdict], row))).toEqual(["lowest", "lowest", "tied"]);
  });

  it("draws the line where Fisher's least significant difference does", () => {
    // ln d = 0 and 0.02: s = 0.01414, v = 1; 12.71 * 0.01414 * sqrt(1.5) = 0.2201 above the mean of 0.01.
    const seeds = [run("a", 0.002, 1, 1), run("b", 0.002, 2, Math.exp(0.02))];
    const kindAt = (log) => verdicts(SCHEMA, [...seeds, run("c", 0.01, 1, Math.exp(log))])[0].kind;
    expect(kindAt(0.01 + 0.219)).toBe("chance");
    expect(kindAt(0.01 + 0.222)).toBe("best");
  });

  it("does not know of chance without a second seed, nor from a copy of a run", () => {
    const rows = [run("a", 0.002, 1, 10), run("copy", 0.002, 1, 10), run("c", 0.01, 1, 30)];
    const [verdict] = verdicts(SCHEMA, rows);
    expect(verdict.kind).toBe("unknown");
    expect(markOf([verdict], rows[1])).toBe("lowest");
  });

  it("compares none but what was measured alike, and says nothing of one alone", () => {
    expect(verdicts(SCHEMA, [run("a", 0.002, 1, 10)])).toEqual([]);
    const other = run("b", 0.002, 1, 5, { dataset: "fashion-mnist" });
    const none = run("c", 0.002, 3, 5, { results: null });
    expect(verdicts(SCHEMA, [run("a", 0.002, 1, 10), other, none])).toEqual([]);
  });
});
