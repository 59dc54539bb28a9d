import { describe, expect, it } from "vitest";
import { Judgement, shares } from "../src/features/evaluation/judgement.js";

const judged = (step, distance = 10) => ({
  type: "judged",
  step,
  samples: 1000,
  counts: [500, 500, 0, 0, 0, 0, 0, 0, 0, 0],
  modes: 2,
  confidence: 0.9,
  sure: 0.7,
  distance,
  floor: 1,
});

describe("Judgement", () => {
  it("draws the distance over the steps, above the floor", () => {
    const judgement = new Judgement();
    [judged(0, 300), judged(250, 40)].forEach((one) => judgement.push(one));
    expect(judgement.data()).toEqual([
      [0, 250],
      [300, 40],
      [1, 1],
    ]);
    expect(judgement.latest?.distance).toBe(40);
  });

  it("replaces a census of the same step", () => {
    const judgement = new Judgement();
    [judged(250, 40), judged(250, 41)].forEach((one) => judgement.push(one));
    judgement.push(judged(500, 30));
    expect(judgement.data()[1]).toEqual([41, 30]);
  });

  it("draws the floor as a line from the first census on", () => {
    const judgement = new Judgement();
    judgement.push(judged(5000, 6));
    expect(judgement.data()).toEqual([
      [5000, 5250],
      [6, null],
      [1, 1],
    ]);
  });

  it("forgets what came after a checkpoint, and all of a former run", () => {
    const judgement = new Judgement();
    judgement.dataset = "mnist";
    [0, 250, 500].forEach((step) => judgement.push(judged(step)));
    judgement.truncate(300);
    expect(judgement.data()[0]).toEqual([0, 250]);
    expect(judgement.latest?.step).toBe(250);
    judgement.clear();
    expect(judgement.data()[0]).toEqual([]);
    expect(judgement.latest).toBeNull();
    expect(judgement.dataset).toBe("mnist");
  });

  it("stays bounded in a long run, and keeps the newest", () => {
    const judgement = new Judgement();
    for (let step = 0; step <= 500_000; step += 250) judgement.push(judged(step));
    expect(judgement.data()[0].length).toBeLessThanOrEqual(400);
    expect(judgement.latest?.step).toBe(500_000);
  });
});

describe("shares", () => {
  it("are parts of all pictures", () => {
    expect(shares(judged(0)).slice(0, 3)).toEqual([0.5, 0.5, 0]);
    expect(shares({ ...judged(0), samples: 0, counts: Array(10).fill(0) })).toEqual(
      Array(10).fill(0),
    );
  });
});
