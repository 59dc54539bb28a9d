import { describe, expect, it } from "vitest";
import { reduceEvent } from "../src/app/reduce-event.js";
import { Store } from "../src/app/store.js";
import { factsOf } from "../src/features/runs/facts.js";
import { historyOf, sizeOf } from "../src/features/runs/history.js";
import { differences, runTitle } from "../src/features/runs/run-name.js";
import { useStrings } from "../src/shared/i18n/index.js";
import { en, zh } from "../src/app/strings.js";

const SCHEMA = [
  { name: "dataset", kind: "choice", default: "mnist" },
  { name: "lr_g", kind: "number", default: "0.002" },
  { name: "lr_d", kind: "number", default: "0.001" },
  { name: "seed", kind: "integer", default: "42" },
];
const PRESETS = [{ name: "mode_collapse", kind: "failure", config: { lr_g: "0.02" } }];
const COLLAPSE = {
  dataset: "mnist",
  image_size: 32,
  lr_g: 0.02,
  lr_d: 0.001,
  seed: 7,
  loss: "bce",
};
const SIZE = { columns: 1, rows: 1, tile: 2, width: 2, height: 2, channels: 1 };

const row = (step) => ({
  step,
  epoch: 0,
  batch: step,
  loss_d: step,
  loss_g: 2,
  d_real: 0.9,
  d_fake_before: 0.1,
});
const frame = (step) => ({
  ...{ type: "frame", kind: "fixed", milestone: true, step, epoch: 0, spread: 1, ...SIZE },
  pixels: new Uint8Array(4).fill(step),
});
const evaluated = (step, distance) => ({
  ...{
    type: "evaluated",
    step,
    samples: 100,
    rejected: 5,
    modes: 9,
    counts: [],
    distance,
    baseline: 4,
  },
});

/** A run of 500 steps with its sheets, measurements and a change of settings. */
function trained() {
  const store = new Store();
  store.schema = SCHEMA;
  store.presets = PRESETS;
  const hear = (...events) => events.forEach((event) => reduceEvent(store, event));
  hear({ type: "begun", step: 0, from_checkpoint: false });
  hear({ type: "configured", config: COLLAPSE });
  hear(frame(0), { type: "metrics", rows: Array.from({ length: 500 }, (_, i) => row(i + 1)) });
  hear(evaluated(250, 30), frame(250), evaluated(500, 50), frame(500));
  hear({
    type: "adjusted",
    step: 500,
    config: COLLAPSE,
    changes: [{ name: "lr_d", from: "1", to: "2" }],
  });
  store.spent.ms = 8000;
  return { store, hear };
}

describe("a run's history", () => {
  it("survives being stored: curves, sheets, measurements, marks and time are there again", () => {
    const { store, hear } = trained();
    const curves = store.series.curves(["loss_d", "d_real"]);
    const history = structuredClone(historyOf(store)); // as IndexedDB does
    hear({ type: "begun", step: 0, from_checkpoint: false });
    expect(store.series.length).toBe(0);
    store.returning = { id: "a", history };
    store.arriving = { kind: "run", name: "a", report: {} };
    hear(
      { type: "begun", step: 500, from_checkpoint: true },
      { type: "configured", config: COLLAPSE },
    );
    expect(store.series.curves(["loss_d", "d_real"])).toEqual(curves);
    expect(store.timeline.frames.map(({ step }) => step)).toEqual([0, 250, 500]);
    expect(store.timeline.frames[1].pixels[0]).toBe(250);
    expect(store.evaluation.all.map(({ distance }) => distance)).toEqual([30, 50]);
    expect(store.marks.all.map(({ step }) => step)).toEqual([500]);
    expect(store.experiment.name).toBe("mode_collapse");
    expect([store.begunAt, store.spent.ms, store.latest.step]).toEqual([0, 8000, 500]);
    hear({ type: "metrics", rows: [row(501)] }); // and goes on
    expect(store.series.curves([])[0].at(-1)).toBe(501);
  });

  it("is not taken for that of another run", () => {
    const { store, hear } = trained();
    store.returning = { id: "a", history: historyOf(store) };
    store.arriving = { kind: "run", name: "b", report: {} };
    hear({ type: "begun", step: 500, from_checkpoint: true });
    expect([store.series.length, store.begunAt]).toEqual([0, 500]);
  });

  it("ends where its checkpoint does", () => {
    const { store, hear } = trained();
    store.returning = { id: "a", history: historyOf(store) };
    store.arriving = { kind: "run", name: "a", report: {} };
    hear({ type: "begun", step: 300, from_checkpoint: true });
    expect(store.series.curves([])[0].at(-1)).toBe(300);
    expect([store.timeline.frames.length, store.evaluation.latest.step]).toEqual([2, 250]);
  });

  it("is as large as its pictures", () => {
    expect(sizeOf(historyOf(trained().store))).toBe(4 * 4);
    expect(sizeOf(undefined)).toBe(0);
  });
});

describe("what a list says of a run", () => {
  it("has what was found last, and at its best", () => {
    const { store } = trained();
    expect(factsOf(store, false)).toMatchObject({
      ...{ step: 500, trained: 500, seconds: 8, experiment: "mode_collapse" },
      results: { step: 500, distance: 50, best: { step: 250, distance: 30 } },
    });
    expect(factsOf(new Store(), false)).toBeNull();
  });

  it("calls it by its experiment and what differs from that, or by its own name", () => {
    useStrings({ en, zh });
    const { store } = trained();
    const facts = { ...factsOf(store, false), config: { ...COLLAPSE, lr_d: 0.0005 } };
    expect(runTitle(facts)).toBe(en["preset.mode_collapse.title"]);
    expect(differences(facts, store)).toMatch(/0\.0005, .*7$/);
    expect(runTitle({ ...facts, name: "Mine" })).toBe("Mine");
    const own = { ...facts, ownImages: true, ownFile: "leaves-idx3-ubyte" };
    expect(runTitle(own)).toBe("leaves-idx3-ubyte 32 px");
    expect(differences(own, store)).toContain("0.0005");
    expect(runTitle({ ...own, ownFile: null })).toBe("Own images 32 px");
    const plain = { dataset: "mnist", imageSize: 32, ownImages: false };
    expect(runTitle(plain)).toBe("MNIST 32 px");
    expect(differences(plain, store)).toBe(""); // of an earlier version
  });
});
