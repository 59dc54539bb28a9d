import { describe, expect, it } from "vitest";
import { toShares } from "../src/features/inside/diverging.js";
import { measure, shapeInWords } from "../src/features/inside/layers.js";
import { nextPhase } from "../src/features/inside/phases.js";
import { placeAt, placeByKey, placeOf, within } from "../src/shared/places.js";
import { marksOf, mean, opinion } from "../src/features/inside/verdicts.js";

const GRID = { columns: 8, rows: 10 };

describe("places on the sheet", () => {
  it.each([
    ["ArrowRight", 0, 1],
    ["ArrowRight", 7, 7],
    ["ArrowLeft", 8, 8],
    ["ArrowLeft", 9, 8],
    ["ArrowUp", 7, 7],
    ["ArrowUp", 8, 0],
    ["ArrowDown", 8, 16],
    ["ArrowDown", 75, 75],
    ["Home", 13, 8],
    ["End", 8, 15],
    ["Tab", 8, undefined],
  ])("%s leads from %i to %s", (key, from, to) => {
    expect(placeByKey(key, from, GRID)).toBe(to);
  });

  it("Home and End with Ctrl lead to the ends of the sheet", () => {
    expect([placeByKey("Home", 13, GRID, true), placeByKey("End", 13, GRID, true)]).toEqual([
      0, 79,
    ]);
  });

  it("have the points of the sheet, its edges included", () => {
    expect([placeAt(0, 0, GRID), placeAt(0.2, 0.25, GRID), placeAt(1, 1, GRID)]).toEqual([
      0, 17, 79,
    ]);
  });

  it("are counted from 1, and stay within a smaller sheet", () => {
    expect(placeOf(17, GRID)).toEqual({ row: 3, column: 2 });
    expect(within(79, { columns: 8, rows: 8 })).toBe(63);
  });
});

describe("verdicts", () => {
  it("have names by their probabilities", () => {
    const names = [0, 0.1, 0.5, 0.6, 0.9, 1].map(opinion);
    expect(names).toEqual(["forged", "rather_forged", "undecided", "rather_real", "real", "real"]);
  });

  it("are marked by their place among the others; only a probability says who is believed", () => {
    const logits = new Float32Array([-1, 3, 1]);
    const probabilities = new Float32Array([0.27, 0.95, 0.73]);
    expect(marksOf({ logits, probabilities: null })).toEqual([
      { share: 0, isBelieved: false },
      { share: 1, isBelieved: false },
      { share: 0.5, isBelieved: false },
    ]);
    expect(marksOf({ logits, probabilities }).map((mark) => mark.isBelieved)).toEqual([
      false,
      true,
      true,
    ]);
    expect(mean(logits)).toBe(1);
  });

  it("that are all the same have marks of the same length", () => {
    const all = marksOf({ logits: new Float32Array([2, 2]), probabilities: null });
    expect(all.map(({ share }) => share)).toEqual([0.5, 0.5]);
  });
});

describe("numbers around 0", () => {
  it("are shares of the one that is furthest away", () => {
    const { shares, strongest } = toShares(new Float32Array([-4, 0, 2]));
    expect([...shares, strongest]).toEqual([-1, 0, 0.5, 4]);
  });

  it("that are all 0 stay so", () => {
    const { shares, strongest } = toShares(new Float32Array(2));
    expect([...shares, strongest]).toEqual([0, 0, 0]);
  });
});

describe("the next phase", () => {
  const config = {};
  const standing = { step: 4, generation: 1, config };
  const last = (/** @type {string | null} */ next) => ({ report: { next }, standing });

  it("is the engine's, as long as the run stands where it stood", () => {
    expect(nextPhase(last("judge_fakes"), { ...standing })).toBe("judge_fakes");
  });

  it("is the first one of a step in a run that went on, was changed, or is another", () => {
    const next = last("judge_fakes");
    expect(nextPhase(undefined, standing)).toBe("draw");
    expect(nextPhase(last(null), { ...standing, step: 5 })).toBe("draw");
    expect(nextPhase(next, { ...standing, step: 5 })).toBe("draw");
    expect(nextPhase(next, { ...standing, config: {} })).toBe("draw");
    expect(nextPhase(next, { ...standing, generation: 2 })).toBe("draw");
  });
});

it("a scale far below 1 is not written as 0", () => {
  expect([0, 0.012, -0.5, 0.000012, -0.00031].map(measure)).toEqual([
    "0.000",
    "0.012",
    "-0.500",
    "1.2E-5",
    "-3.1E-4",
  ]);
});

it("a shape is written as channels, height and width", () => {
  expect(shapeInWords([1024, 4, 4])).toBe("1,024 × 4 × 4");
});
