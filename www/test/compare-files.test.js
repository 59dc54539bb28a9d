import { describe, expect, it, vi } from "vitest";
import { fileRow, take } from "../src/features/compare/file-rows.js";
import { measured } from "../src/features/export/measured.js";

vi.mock("../src/features/export/workshop.js", () => ({ inWorker: vi.fn() }));

const evaluation = {
  ...{ step: 60, samples: 100, distance: 12, baseline: 4, counts: Array(10).fill(10) },
  ...{ rejected: 0, modes: 10, confidence: 0.9, sure: 0.8 },
};

/** An experiment file's text. */
function text(more = {}) {
  const curve = [0.5, 0.4];
  return JSON.stringify({
    ...{ format: "gan-playground-experiment", version: 1, link: "x", step: 60, seed: 3 },
    ...{ settings: { seed: 3, dataset: "mnist", image_size: 32 }, own_images: false },
    weights: { safetensors: "AAAA" },
    marks: [],
    measurements: {
      stride: 2,
      series: { step: [41.5, 43.5], loss_d: curve },
      evaluations: [evaluation],
    },
    ...more,
  });
}
const file = (name) => /** @type {File} */ ({ name });

describe("a row from an experiment file", () => {
  it("has the file's name, its last and best distance, and the steps of its own", () => {
    const { row, history, shipped } = fileRow(
      file("pupil 7.json"),
      measured(text(), "pupil 7.json"),
    );
    expect(row).toMatchObject({ name: "pupil 7", file: "pupil 7.json", step: 60, trained: 20 });
    expect(row.results).toMatchObject({
      distance: 12,
      modes: 10,
      best: { step: 60, distance: 12 },
    });
    expect(history.series.columns.loss_d).toEqual(Float64Array.from([0.5, 0.4]));
    expect([shipped, JSON.stringify(history).includes("AAAA")]).toEqual([null, false]);
  });

  it("is there once for the same text, whatever the file is called; what is wrong is named", () => {
    const brought = { rows: [], reading: { done: 0, count: 4 }, stopped: null, refused: [] };
    take(brought, file("a.json"), { measured: measured(text(), "a.json") });
    take(brought, file("b.json"), { measured: measured(text(), "b.json") });
    take(brought, file("c.json"), { measured: measured(text({ seed: 4 }), "c.json") });
    take(brought, file("d.json"), {
      trouble: { code: "experiment_damaged", message: "", params: {} },
    });
    expect(brought.rows.map(({ row }) => row.name)).toEqual(["a", "c"]);
    expect(brought.refused.map(({ code }) => code)).toEqual([
      "compare_twice",
      "experiment_damaged",
    ]);
    expect(brought.refused[0].params).toEqual({ file: "b.json", other: "a.json" });
    expect(brought.reading).toEqual({ done: 4, count: 4 });
  });
});
