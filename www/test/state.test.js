import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { reduceEvent } from "../src/app/reduce-event.js";
import { Store } from "../src/app/store.js";
import { pointAt, stripPoints, swing, WALK_POINTS } from "../src/features/interpolation/walk.js";
import { Series } from "../src/features/losses/series.js";
import { Rate } from "../src/features/status/rate.js";
import { Timeline } from "../src/features/timeline/timeline-state.js";
import { parseSeed } from "../src/shared/seed.js";

/** @param {number} step */
function row(step) {
  const grads = { grad_norm_d: 7, grad_norm_g: 9 };
  return {
    step,
    epoch: 0,
    batch: step - 1,
    loss_d: step,
    loss_g: 2,
    d_real: 0.9,
    d_fake_before: 0.1,
    d_fake_after: 0.1,
    ...grads,
  };
}

/** @param {number} step */
function frame(step, milestone = true) {
  const size = { columns: 1, rows: 1, tile: 1, width: 1, height: 1, channels: 1 };
  return {
    type: "frame",
    kind: "fixed",
    milestone,
    step,
    epoch: 0,
    ...size,
    pixels: new Uint8Array(1),
  };
}

describe("Series", () => {
  it("keeps a long run in bounded memory, each point the mean of its steps", () => {
    const series = new Series();
    for (let step = 1; step <= 100_000; step++) series.push([row(step)]);
    expect(series.length).toBeLessThan(20_480);
    expect(series.length).toBeGreaterThan(10_000);
    const [steps, lossD, lossG] = series.curves(["loss_d", "loss_g"]);
    expect(steps[0]).toBe((1 + series.stride) / 2); // mean of steps 1 ... stride
    expect(lossD).toEqual(steps); // loss_d = step in this run
    expect(new Set(lossG)).toEqual(new Set([2]));
  });

  it("forgets what came after a checkpoint", () => {
    const series = new Series();
    series.push([1, 2, 3, 4, 5].map(row));
    series.truncate(3);
    expect(series.curves([])[0]).toEqual([1, 2, 3]);
  });

  it("keeps every step of a run of 20,000", () => {
    const series = new Series();
    for (let step = 1; step <= 20_000; step++) series.push([row(step)]);
    expect([series.length, series.stride]).toEqual([20_000, 1]);
  });
});

describe("Timeline", () => {
  it("thins out evenly, but keeps the first and the last sheet", () => {
    const timeline = new Timeline();
    for (let step = 0; step <= 50_000; step += 250) timeline.push(frame(step));
    const steps = timeline.frames.map((one) => one.step);
    expect(steps.length).toBeLessThanOrEqual(40);
    expect(steps[0]).toBe(0);
    expect(steps.at(-1)).toBe(50_000);
    expect(steps).toEqual([...new Set(steps)].sort((a, b) => a - b));
  });

  it("replaces a sheet of the same step", () => {
    const timeline = new Timeline();
    timeline.push(frame(0));
    timeline.push(frame(0));
    expect(timeline.frames).toHaveLength(1);
  });
});

describe("Rate", () => {
  it("counts the time between slices, too, and forgets old ones", () => {
    const rate = new Rate();
    expect(rate.perSecond()).toBe(0);
    for (let at = 100; at <= 20_000; at += 100) rate.push({ steps: 1, elapsed_ms: 80, at_ms: at });
    expect(rate.perSecond()).toBeCloseTo(10, 0);
    for (let at = 20_050; at <= 40_000; at += 50)
      rate.push({ steps: 1, elapsed_ms: 50, at_ms: at });
    expect(rate.perSecond()).toBeCloseTo(20, 0);
  });
});

describe("Store", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it("tells epoch, from 1, and batch from the step alone, as the engine counts them", () => {
    const store = new Store();
    expect(store.position).toEqual({ epoch: 1, batch: 0 });
    store.step = 5000;
    expect(store.position).toEqual({ epoch: 1, batch: 0 }); // no data yet
    const run = (/** @type {object} */ length) => /** @type {any} */ (length);
    store.run = run({ batches_per_epoch: 937, epochs_from: 0 });
    expect(store.position).toEqual({ epoch: 6, batch: 315 });
    store.step = 937;
    expect(store.position).toEqual({ epoch: 1, batch: 937 });
    // Four batches of images that came at step 5,000.
    store.run = run({ batches_per_epoch: 4, epochs_from: 5000 });
    const at = (/** @type {number} */ step) => Object.assign(store, { step }).position;
    expect([5000, 5001, 5004, 5005].map(at)).toEqual([
      { epoch: 1, batch: 0 },
      { epoch: 1, batch: 1 },
      { epoch: 1, batch: 4 },
      { epoch: 2, batch: 1 },
    ]);
    expect(at(4990)).toEqual({ epoch: 1, batch: 0 }); // gone back to before they came
  });

  it("knows no speed of a run that is over", () => {
    const store = new Store();
    const slice = { steps: 10, elapsed_ms: 100, at_ms: 1000 };
    const measured = () => {
      store.rate.push(slice);
      return store.rate;
    };
    expect(measured().perSecond()).toBe(100);
    store.clearRun();
    expect(store.rate.perSecond()).toBe(0);
    measured();
    store.setPhase("ready");
    expect(store.rate.perSecond()).toBe(0);
  });

  it("announces many changes once, and only to those concerned", () => {
    const store = new Store();
    const [metrics, log] = [vi.fn(), vi.fn()];
    store.subscribe(["metrics"], metrics);
    store.subscribe(["log"], log);
    for (let step = 1; step < 50; step++) {
      reduceEvent(store, { type: "metrics", rows: [row(step)] });
    }
    expect(metrics).not.toHaveBeenCalled();
    vi.advanceTimersByTime(200);
    expect(metrics).toHaveBeenCalledTimes(1);
    expect(log).not.toHaveBeenCalled();
    expect(store.step).toBe(49);
  });

  it("says what of another program's weights is not used, and keeps the run's measurements", () => {
    const store = new Store();
    reduceEvent(store, { type: "warning", code: "left_out", names: "critic.*" });
    expect(store.notices[0].trouble).toMatchObject({
      code: "left_out",
      message: expect.stringContaining("but not critic.*"),
      params: { names: "critic.*" },
    });
  });

  it("goes back to the restored step on a not_finite warning, and shows it", () => {
    const store = new Store();
    const rows = [1, 2, 3, 4].map(row);
    const warning = {
      type: "warning",
      code: "not_finite",
      quantity: "loss_d",
      step: 5,
      restored_step: 2,
    };
    for (const event of [{ type: "metrics", rows }, warning]) reduceEvent(store, event);
    expect(store.step).toBe(2);
    expect(store.series.length).toBe(2);
    expect(store.notices[0].trouble.params).toEqual({
      quantity: "loss_d",
      step: 5,
      restored_step: 2,
    });
  });

  it("shows the same trouble once", () => {
    const store = new Store();
    const trouble = { code: "dataset_missing", message: "", params: { url: "x" } };
    store.notify("error", trouble, { action: "retry" });
    store.notify("error", { ...trouble }, { action: "retry" });
    expect(store.notices).toHaveLength(1);
  });

  it("shows of each control only the last trouble", () => {
    const store = new Store();
    const trouble = (/** @type {string} */ code) => ({ code, message: "", params: {} });
    store.notify("error", trouble("not_idx"), { source: "own-images" });
    store.notify("error", trouble("not_weights"), { source: "weights-file" });
    store.notify("error", trouble("wrong_idx_kind"), { source: "own-images" });
    const shown = store.notices.map(({ source, trouble: { code } }) => [source, code]);
    expect(shown).toEqual([
      ["weights-file", "not_weights"],
      ["own-images", "wrong_idx_kind"],
    ]);
  });

  it("keeps a bounded log and counts on", () => {
    const store = new Store();
    const line = { type: "log", line: "x" };
    for (let i = 0; i < 1000; i++) reduceEvent(store, line);
    expect(store.log.length).toBe(400);
    expect(store.logged).toBe(1000);
  });
});

describe("the walk", () => {
  it("finds the picture for a slider's position", () => {
    expect([0, 0.5, 1, -1, 2].map(pointAt)).toEqual([0, 16, WALK_POINTS - 1, 0, WALK_POINTS - 1]);
    expect(stripPoints()).toHaveLength(11);
    expect([stripPoints()[0], stripPoints()[10]]).toEqual([0, WALK_POINTS - 1]);
  });

  it("takes whole 32-bit seeds only", () => {
    expect(["7", "4294967295"].map(parseSeed)).toEqual([7, 4294967295]);
    expect(["-1", "1.5", "4294967296", "", "x"].map(parseSeed)).toEqual(Array(5).fill(null));
  });

  it("swings there and back", () => {
    expect([0, 250, 500, 750, 1000].map((at) => swing(at, 1000))).toEqual([0, 0.5, 1, 0.5, 0]);
  });
});
