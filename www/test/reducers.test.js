import { describe, expect, it, vi } from "vitest";
import { Inbox } from "../src/app/inbox.js";
import { reduceEvent } from "../src/app/reduce-event.js";
import { reduceMessage } from "../src/app/reduce-message.js";
import { Store } from "../src/app/store.js";

const WEIGHTS = { kind: "shipped", name: "mnist-32", report: { distance: 6 } };

/** @param {number} step */
function frame(step, kind = "fixed") {
  return { type: "frame", kind, milestone: true, step, epoch: 0 };
}

/** @param {number} step */
function metrics(step) {
  return { type: "metrics", rows: [{ step, loss_d: 1, loss_g: 1, d_real: 1, d_fake_before: 0 }] };
}

/** @param {number} step */
function evaluated(step) {
  return { type: "evaluated", step, samples: 10, counts: [10], distance: 5, baseline: 1 };
}

/**
 * @param {Store} store
 * @param {object[]} events
 */
function hear(store, ...events) {
  for (const event of events) reduceEvent(store, /** @type {any} */ (event));
}

/** A store with a run of two steps, its pictures, its evaluation and its mark. */
function trained() {
  const store = new Store();
  hear(store, { type: "begun", step: 0, from_checkpoint: false }, frame(0), metrics(1), frame(1));
  hear(
    store,
    evaluated(1),
    { type: "log", line: "a", entry: "a" },
    metrics(2),
    evaluated(2),
    frame(2),
  );
  store.marks.push({ step: 2, changes: [{ name: "lr_d", from: "1", to: "2" }] });
  hear(store, { type: "nearest", step: 2, epoch: 0, fakes: {}, nearest: {} });
  return store;
}

describe("a device", () => {
  it("whose engine is no longer on the server: a reload is offered", () => {
    const store = new Store();
    const trouble = {
      code: "engine_missing",
      message: "gone",
      params: { url: "u", status: "404" },
    };
    const verdict = { device: "cpu", code: "module_failed", params: { trouble } };
    reduceMessage(store, /** @type {any} */ ({ kind: "device", verdict }));
    expect(store.notices).toMatchObject([{ level: "warning", trouble, action: "reload" }]);
  });
});

describe("begun", () => {
  it("forgets the former run, and nothing but it", () => {
    const store = trained();
    store.lookback = store.timeline.frames[0];
    const { generation } = store;
    store.evaluation.dataset = "mnist";
    hear(store, { type: "begun", step: 0, from_checkpoint: false });
    expect([store.step, store.log.length, store.logged, store.series.length]).toEqual([0, 0, 0, 0]);
    expect([store.timeline.frames, store.marks.all]).toEqual([[], []]);
    expect([store.evaluation.latest, store.evaluation.nearest, store.lookback]).toEqual([
      null,
      null,
      null,
    ]);
    expect(store.generation).toBe(generation + 1);
    expect(store.frames.fixed).not.toBeNull(); // on show until the new run's is there
    expect(store.evaluation.dataset).toBe("mnist");
  });

  it("is what a new run is known by, not the step of a picture", () => {
    const store = trained();
    hear(store, frame(0));
    expect([store.step, store.series.length]).toEqual([2, 2]);
  });

  it("keeps the weights that were loaded for it, with the step at which they stand", () => {
    const store = trained();
    reduceMessage(store, /** @type {any} */ ({ kind: "loaded", weights: WEIGHTS }));
    expect([store.weights, store.step]).toEqual([null, 2]); // its events are still to come
    hear(store, { type: "begun", step: 18_740, from_checkpoint: true });
    expect(store.weights).toEqual({ ...WEIGHTS, step: 18_740 });
    expect([store.step, store.series.length]).toEqual([18_740, 0]);
    hear(store, frame(18_740));
    expect(store.timeline.frames).toHaveLength(1);
  });

  it("takes weights for one run only", () => {
    const store = new Store();
    reduceMessage(store, /** @type {any} */ ({ kind: "loaded", weights: WEIGHTS }));
    hear(store, { type: "begun", step: 7, from_checkpoint: true });
    hear(store, { type: "begun", step: 0, from_checkpoint: false });
    expect([store.weights, store.step]).toEqual([null, 0]);
  });
});

describe("restored", () => {
  it("undoes what came after the checkpoint, and keeps the run", () => {
    const store = trained();
    const { generation } = store;
    hear(store, { type: "restored", step: 1 });
    expect([store.step, store.series.length, store.generation]).toEqual([1, 1, generation]);
    expect(store.timeline.frames.map(({ step }) => step)).toEqual([0, 1]);
    expect([store.evaluation.latest?.step, store.marks.all]).toEqual([1, []]);
    expect(store.log).toEqual(["a"]);
  });
});

describe("nearest", () => {
  it("comes with the fakes that it belongs to", () => {
    const store = new Store();
    const [fakes, nearest] = [{ columns: 8 }, { columns: 8 }];
    hear(store, { type: "nearest", step: 5, epoch: 0, fakes, nearest });
    expect(store.evaluation.nearest).toEqual({ step: 5, fakes, nearest });
    expect(store.evaluation.nearest?.fakes).toBe(fakes);
  });

  it("is forgotten when other images are loaded, with all that was measured on the former ones", () => {
    const store = trained();
    hear(store, { type: "dataset", id: 1, name: "mnist" });
    expect(store.evaluation.nearest).not.toBeNull(); // the first to come: those of the run
    hear(store, frame(2, "real"), { type: "dataset", id: 1, name: "mnist" });
    expect(store.evaluation.latest?.step).toBe(2); // the same again, on another device
    store.task = { from: 0, until: 2 };
    hear(store, { type: "dataset", id: 2, name: null });
    expect([store.evaluation.nearest, store.frames.real]).toEqual([null, null]);
    expect([store.evaluation.latest, store.evaluation.data()[0], store.task]).toEqual([
      null,
      [],
      null,
    ]);
    expect(store.dataset?.name).toBeNull();
    hear(store, evaluated(3)); // was begun before
    expect(store.evaluation.latest).toBeNull();
  });
});

describe("weights", () => {
  it("count as those of the images at hand unless these came after them", () => {
    const store = new Store();
    expect(store.isWeightsData).toBe(true);
    store.weights = /** @type {any} */ ({ ...WEIGHTS, step: 5000 });
    const length = (/** @type {number} */ epochs_from) => /** @type {any} */ ({ epochs_from });
    for (const [from, expected] of /** @type {const} */ ([
      [0, true],
      [4000, true],
      [5000, false],
      [5080, false],
    ])) {
      store.run = length(from);
      expect(store.isWeightsData, String(from)).toBe(expected);
    }
  });
});

describe("the worker's messages", () => {
  it("say which classifier is there, or why there is none", () => {
    const store = new Store();
    const trouble = { code: "classifier_missing", message: "", params: {} };
    const none = { kind: "classifier", dataset: null, trouble };
    reduceMessage(store, /** @type {any} */ (none));
    expect(store.evaluation).toMatchObject({ dataset: null, trouble });
    reduceMessage(store, { kind: "classifier", dataset: "mnist" });
    expect(store.evaluation).toMatchObject({ dataset: "mnist", trouble: null });
  });

  it("stop the page where images are missing, and offer another try", () => {
    const store = new Store();
    const trouble = { code: "dataset_missing", message: "", params: {} };
    reduceMessage(store, { kind: "trouble", trouble, retry: true });
    expect([store.phase, store.notices[0].action]).toEqual(["error", "retry"]);
  });

  it("reach those who do more about them once they are in the store", () => {
    const store = new Store();
    const onRun = vi.fn(() => store.run?.config);
    const reactions = { onRun, onEvents: vi.fn(), onCheckpoint: vi.fn(), onCrash: vi.fn() };
    const inbox = new Inbox(store, /** @type {any} */ (reactions));
    const begun = { type: "begun", step: 0, from_checkpoint: false };
    const configured = { type: "configured", config: { lr_d: 1 } };
    inbox.receive(/** @type {any} */ ({ kind: "events", events: [begun, configured] }));
    expect(onRun).toHaveBeenCalledExactlyOnceWith(begun);
    expect(onRun).toHaveReturnedWith({ lr_d: 1 }); // what the link is made from
    expect(reactions.onEvents).toHaveBeenCalledTimes(1);
    inbox.receive({ kind: "crash", trouble: { code: "crash" } });
    expect(reactions.onCrash).toHaveBeenCalledWith({ code: "crash" });
  });
});

describe("images", () => {
  const dataset = { type: "dataset", name: null, images: 40, class_counts: null, notes: [] };
  const configured = (/** @type {number} */ batch_size) => ({
    type: "configured",
    batch_size,
    config: { batch_size: 64, d_steps: 1 },
  });

  it("that do not fill a batch are told, until there are enough", () => {
    const store = new Store();
    hear(store, dataset, configured(40));
    const [notice] = store.notices;
    expect(notice.trouble.code).toBe("batches_shrank");
    expect(notice.trouble.params).toEqual({ images: 40, batch_size: 64, d_steps: 1, taken: 40 });
    hear(store, configured(40));
    expect(store.notices).toHaveLength(1);
    hear(store, { ...dataset, images: 600 }, configured(64));
    expect(store.notices).toEqual([]);
  });
});
