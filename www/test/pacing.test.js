import { describe, expect, it } from "vitest";
import { SlicePacer, TARGET_SLICE_MS } from "../src/engine/pacing.js";
import { SideJobPacer } from "../src/shared/pacing.js";

/** Trains on a machine of a given speed until the pacer settles; the lengths of its slices in ms. */
function slices(pacer, msPerStep, count) {
  return Array.from({ length: count }, () => {
    const elapsed = pacer.steps * msPerStep;
    pacer.record(pacer.steps, elapsed);
    return elapsed;
  });
}

describe("SlicePacer", () => {
  it("does one step at a time where a step takes longer than a slice", () => {
    const pacer = new SlicePacer();
    slices(pacer, 7000, 5);
    expect(pacer.steps).toBe(1);
  });

  it.each([0.5, 2, 9, 30])("settles at slices of 50 to 100 ms at %d ms a step", (msPerStep) => {
    const pacer = new SlicePacer();
    const last = slices(pacer, msPerStep, 40).at(-1);
    expect(last).toBeGreaterThan(TARGET_SLICE_MS * 0.6);
    expect(last).toBeLessThanOrEqual(100);
  });

  it("at most doubles, so that a fast first step does not freeze the controls", () => {
    const pacer = new SlicePacer();
    pacer.record(1, 0.01);
    expect(pacer.steps).toBe(2);
  });

  it("follows a machine that becomes slower", () => {
    const pacer = new SlicePacer();
    slices(pacer, 2, 30);
    expect(slices(pacer, 20, 20).at(-1)).toBeLessThanOrEqual(100);
  });

  it.each([
    [5, 15],
    [20, 10],
    [45, 10],
    [100, 5],
    [2000, 1],
  ])("lets a GPU of %d ms a step do %d before it reads measurements back", (msPerStep, steps) => {
    const pacer = new SlicePacer();
    pacer.reset("webgpu");
    slices(pacer, msPerStep, 40);
    expect(pacer.steps).toBe(steps);
  });

  it("ignores slices without steps and clocks that go backwards", () => {
    const pacer = new SlicePacer();
    pacer.record(0, 10);
    pacer.record(1, Number.NaN);
    pacer.record(1, -5);
    expect(pacer.steps).toBe(1);
  });
});

describe("SideJobPacer", () => {
  it("keeps its interval when the job is quick", () => {
    const pacer = new SideJobPacer(500);
    expect(pacer.due(0)).toBe(true);
    pacer.record(0, 10);
    expect(pacer.due(509)).toBe(false);
    expect(pacer.due(510)).toBe(true);
  });

  it("takes no more than a tenth of the time when the job is slow", () => {
    const pacer = new SideJobPacer(500);
    pacer.record(0, 3000);
    expect(pacer.due(29_999)).toBe(false);
    expect(pacer.due(30_000)).toBe(true);
  });
});
