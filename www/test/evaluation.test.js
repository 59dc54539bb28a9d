import { describe, expect, it } from "vitest";
import { Evaluation, isUnreadable, shares } from "../src/features/evaluation/evaluation-state.js";

const evaluated = (step, distance = 10) => ({
  type: "evaluated",
  step,
  samples: 1000,
  counts: [500, 400, 0, 0, 0, 0, 0, 0, 0, 0],
  rejected: 100,
  modes: 2,
  confidence: 0.9,
  sure: 0.7,
  distance,
  baseline: 1,
});

describe("Evaluation", () => {
  it("draws the distance over the steps, above the baseline", () => {
    const evaluation = new Evaluation();
    [evaluated(0, 300), evaluated(250, 40)].forEach((one) => evaluation.push(one));
    expect(evaluation.data()).toEqual([
      [0, 250],
      [300, 40],
      [1, 1],
    ]);
    expect([evaluation.latest?.distance, evaluation.before?.distance]).toEqual([40, 300]);
  });

  it("replaces a evaluation of the same step", () => {
    const evaluation = new Evaluation();
    [evaluated(250, 40), evaluated(250, 41)].forEach((one) => evaluation.push(one));
    evaluation.push(evaluated(500, 30));
    expect(evaluation.data()[1]).toEqual([41, 30]);
  });

  it("draws the baseline as a line from the first evaluation on", () => {
    const evaluation = new Evaluation();
    evaluation.push(evaluated(5000, 6));
    expect(evaluation.data()).toEqual([
      [5000, 5250],
      [6, null],
      [1, 1],
    ]);
  });

  it("forgets what came after a checkpoint, and all of a former run", () => {
    const evaluation = new Evaluation();
    evaluation.dataset = "mnist";
    [0, 250, 500].forEach((step) => evaluation.push(evaluated(step)));
    evaluation.truncate(300);
    expect(evaluation.data()[0]).toEqual([0, 250]);
    expect(evaluation.latest?.step).toBe(250);
    evaluation.clear();
    expect(evaluation.data()[0]).toEqual([]);
    expect(evaluation.latest).toBeNull();
    expect(evaluation.dataset).toBe("mnist");
  });

  it("stays bounded in a long run, and keeps the newest", () => {
    const evaluation = new Evaluation();
    for (let step = 0; step <= 500_000; step += 250) evaluation.push(evaluated(step));
    expect(evaluation.data()[0].length).toBeLessThanOrEqual(400);
    expect(evaluation.latest?.step).toBe(500_000);
  });
});

describe("the nearest images", () => {
  it("are forgotten with their run", () => {
    const evaluation = new Evaluation();
    const search = evaluation.beginSearch();
    evaluation.nearest = /** @type {any} */ ({ step: 5 });
    evaluation.clear();
    expect([evaluation.nearest, evaluation.isSearching]).toEqual([null, false]);
    // The end of a search that was given up ends no other one.
    const next = evaluation.beginSearch();
    evaluation.endSearch(search);
    expect(evaluation.isSearching).toBe(true);
    evaluation.endSearch(next);
    expect(evaluation.isSearching).toBe(false);
  });
});

describe("shares", () => {
  it("are parts of all pictures, those of no class included", () => {
    expect(shares(evaluated(0))).toEqual([0.5, 0.4, 0, 0, 0, 0, 0, 0, 0, 0, 0.1]);
    const none = { ...evaluated(0), samples: 0, counts: Array(10).fill(0), rejected: 0 };
    expect(shares(none)).toEqual(Array(11).fill(0));
  });

  it("say nothing once more than half of the pictures are rejected", () => {
    expect(isUnreadable({ samples: 1000, rejected: 500 })).toBe(false);
    expect(isUnreadable({ samples: 1000, rejected: 501 })).toBe(true);
  });
});
