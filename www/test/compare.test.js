import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { RunQueue } from "../src/app/run-queue.js";
import { Store } from "../src/app/store.js";
import { Comparison } from "../src/features/compare/comparison-state.js";
import { tableAsCsv } from "../src/features/compare/csv.js";
import { overlaid, pointsOf } from "../src/features/compare/overlay.js";
import { estimate, parseSeeds, planned, timeLeft } from "../src/features/compare/plan.js";
import { rowsOf, seedGroups, settingsThatDiffer } from "../src/features/compare/rows.js";
import { Series } from "../src/features/losses/series.js";

const SCHEMA = [
  { name: "loss", kind: "choice", default: "bce" },
  { name: "lr_g", kind: "number", default: "0.002" },
  { name: "seed", kind: "integer", default: "42" },
];

/** A saved run. */
function run(id, config, more = {}) {
  const results = { step: 500, modes: 9, samples: 100, rejected: 1, baseline: 4, distance: 20 };
  return {
    ...{ id, step: 500, trained: 500, seconds: 25, savedAt: 1, ownImages: false },
    ...{ dataset: "mnist", imageSize: 32, experiment: null },
    config: { loss: "bce", lr_g: 0.002, seed: 1, ...config },
    results: { ...results, best: { step: 250, distance: 10 } },
    ...more,
  };
}

/** @param {number} distance */
const at = (distance) => ({ results: { ...run("x").results, distance } });

describe("the table", () => {
  it("has the run under way once, before the saved ones, and only if it was trained", () => {
    const store = new Store();
    store.schema = SCHEMA;
    store.runs.all = [run("b", {}, { name: "Mine" }), run("a", {})];
    expect(rowsOf(store, false).map(({ id }) => id)).toEqual(["b", "a"]);
    store.run = { config: { loss: "hinge", dataset: "mnist", image_size: 32 } };
    store.step = 30;
    expect(rowsOf(store, false)[0]).toMatchObject({ id: "now", step: 30, isLive: true });
    store.runs.current = { id: "b", generation: store.generation };
    expect(rowsOf(store, false).map(({ id, isLive, name }) => [id, isLive, name])).toEqual([
      ["b", true, "Mine"],
      ["a", false, undefined],
    ]);
  });

  it("labels runs by the settings in which they differ from each other", () => {
    const configs = [
      { loss: "bce", lr_g: 0.002, seed: 1 },
      { loss: "bce", lr_g: "2e-3", seed: 2 },
    ];
    expect(settingsThatDiffer(SCHEMA, [...configs, undefined]).map(({ name }) => name)).toEqual([
      "seed",
    ]);
    expect(settingsThatDiffer(SCHEMA, [configs[0]])).toEqual([]);
    expect(settingsThatDiffer(SCHEMA, [])).toEqual([]);
  });

  it("gives mean and deviation of runs that differ by their seed alone", () => {
    const rows = [
      run("a", { seed: 1 }, at(10)),
      run("b", { seed: 2, lr_g: "2e-3" }, at(14)),
      run("c", { seed: 3 }, at(18)),
      run("d", { seed: 3, loss: "hinge" }, at(99)),
      run("e", { seed: 4 }, { ...at(99), trained: 100 }), // not as long
      run("f", { seed: 5 }, { ...at(99), step: 520 }), // measured before its end
      run("g", {}, { config: undefined }),
    ];
    const [group, ...others] = seedGroups(SCHEMA, rows);
    expect(others).toEqual([]);
    expect(group.rows.map(({ id }) => id)).toEqual(["a", "b", "c"]);
    expect([group.mean, group.deviation, group.least, group.most]).toEqual([14, 4, 10, 18]);
    expect(seedGroups(SCHEMA, [run("a", {}), run("b", {})])).toEqual([]); // the same seed twice
    const [withCopy] = seedGroups(SCHEMA, [...rows, run("copy", rows[0].config, at(10))]);
    expect([withCopy.rows.length, withCopy.mean]).toEqual([3, 14]);
  });

  it("is written as CSV that spreadsheets read, and that cannot calculate", () => {
    const rows = [
      run("a", { loss: "hinge" }, { name: 'Large, "wide"' }),
      run("b", {}, { name: "=1+1", results: null, seconds: 0 }),
    ];
    const [head, first, second, end] = tableAsCsv(rows, SCHEMA).split("\r\n");
    expect(head).toBe(
      "name,file,experiment,step,trained_steps,distance,distance_step,real_data_baseline,best_distance,best_step,classes,rejected,samples,seconds,steps_per_second,seed,loss",
    );
    expect(first).toBe('"Large, ""wide""",,,500,500,20,500,4,10,250,9,1,100,25,20,1,hinge');
    expect(second).toBe("'=1+1,,,500,500,,,,,,,,,0,,1,bce");
    expect(end).toBe("");
  });
});

describe("curves of several runs", () => {
  it("stand over all steps that any of them has", () => {
    const [a, b] = [
      { steps: [1, 3], values: [10, 30] },
      { steps: [2, 3], values: [200, 300] },
    ];
    expect(overlaid([a, b])).toEqual([
      [1, 2, 3],
      [10, null, 30],
      [null, 200, 300],
    ]);
    expect(overlaid([a, { steps: [], values: [] }])[2]).toEqual([null, null]);
  });

  it("are the smoothed losses, or the distances where they were measured", () => {
    const series = new Series();
    series.push(
      [1, 2].map((step) => ({ step, loss_d: 5, loss_g: 1, d_real: 1, d_fake_before: 0 })),
    );
    const history = { series: series.toData(), evaluations: [{ step: 2, distance: 7 }] };
    expect(pointsOf("loss_d", history)).toEqual({ steps: [1, 2], values: [5, 5] });
    expect(pointsOf("distance", history)).toEqual({ steps: [2], values: [7] });
  });
});

describe("the choice", () => {
  it("is of four at most, and loses what is no longer there", () => {
    const comparison = new Comparison();
    for (const id of ["a", "b", "c", "d", "e"]) comparison.toggle(id);
    expect(comparison.chosen).toEqual(["a", "b", "c", "d"]);
    comparison.toggle("b");
    comparison.histories.set("a", {});
    comparison.retain(["c", "d"]);
    expect([comparison.chosen, comparison.histories.size]).toEqual([["c", "d"], 0]);
  });
});

describe("a plan", () => {
  it("reads seeds as they are typed in any country", () => {
    expect(parseSeeds("1, 2;3".replace(";", "，"))).toEqual([1, 2, 3]);
    expect(parseSeeds(" 7 7 ")).toEqual([7]);
    expect(parseSeeds("")).toEqual([]);
    for (const wrong of ["1.5", "-1", "one", "4294967296"]) expect(parseSeeds(wrong)).toBeNull();
  });

  it("is each of the settings with each of the seeds, and none of them twice", () => {
    const rows = [run("a", { seed: 1 }), run("b", { seed: 2 }), run("c", { lr_g: 0.01, seed: 1 })];
    const seen = (items) => items.map(({ settings }) => [settings.lr_g, settings.seed]);
    expect(seen(planned(rows, [5, 6], SCHEMA))).toEqual([
      ["0.002", "5"],
      ["0.002", "6"],
      ["0.01", "5"],
      ["0.01", "6"],
    ]);
    expect(seen(planned(rows, [], SCHEMA))).toEqual([
      ["0.002", "1"],
      ["0.002", "2"],
      ["0.01", "1"],
    ]);
    expect(planned([run("d", {}, { config: undefined })], [1], SCHEMA)).toEqual([]);
  });

  it("takes as long as such runs took, or else the others", () => {
    const items = [{ perSecond: 20 }, { perSecond: 0 }];
    expect(estimate(items, 500, 10)).toBe(25 + 50);
    expect(estimate(items, 500, 0)).toBeNull();
    const queue = { items, steps: 500, index: 0, state: "running" };
    expect(timeLeft(queue, 400, 0)).toBe(100 / 20 + 500 / 20);
    expect(timeLeft(queue, 400, 5)).toBe(100 / 5 + 500 / 5);
    expect(timeLeft({ ...queue, index: 2 }, 0, 5)).toBe(0);
  });
});

describe("a queue", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  /** An engine that begins and trains runs as it is told, and the page's parts around it. */
  function page() {
    const store = new Store();
    store.run = { config: { seed: 42 } };
    store.evaluation.dataset = "mnist";
    store.phase = "paused";
    store.step = 300;
    const did = [];
    const begin = () => {
      store.clearRun();
      store.setPhase("ready");
    };
    const finish = (step) => {
      store.step = step;
      store.finished = "until";
      store.setPhase("paused");
      store.evaluation.push({ step, distance: 1 });
      store.touch("evaluation");
    };
    const needs = {
      store,
      calls: {
        isDead: false,
        configure: async ({ seed }) => {
          did.push(`seed ${seed}`);
          begin();
          return { done: true, problems: [] };
        },
      },
      lifecycle: { keep: async () => did.push("keep") },
      training: {
        trainUntil: async (step) => {
          did.push(`until ${step}`);
          store.setPhase("training");
        },
        pause: async () => store.setPhase("paused"),
        freeTarget: vi.fn(),
      },
      runs: {
        currentId: "former",
        settled: async () => {},
        isKept: () => true,
        restore: async (id) => {
          did.push(`back to ${id}`);
          begin();
          return true;
        },
      },
      weights: { checkpoint: undefined, use: vi.fn() },
    };
    const items = [1, 2].map((seed) => ({ settings: { seed: String(seed) }, perSecond: 10 }));
    const pass = () => vi.advanceTimersByTimeAsync(500);
    return { store, did, needs, items, finish, begin, pass, queue: new RunQueue(needs) };
  }

  it("trains one run after another, each to its end, and puts back the one before", async () => {
    const { store, did, needs, items, finish, pass, queue } = page();
    const ended = queue.start(items, 200);
    await pass();
    expect(did).toEqual(["keep", "seed 1", "until 200"]);
    expect(store.comparison.isBusy).toBe(true);
    store.setPhase("paused"); // by hand: the queue waits
    await pass();
    store.setPhase("training");
    finish(200);
    await pass();
    expect(did.slice(3)).toEqual(["seed 2", "until 200"]);
    expect(store.comparison.queue.index).toBe(1);
    finish(200);
    await pass();
    await ended;
    expect(did.at(-1)).toBe("back to former");
    expect(store.comparison.queue).toMatchObject({ state: "done", index: 2 });
    expect(needs.training.freeTarget).toHaveBeenCalled();
  });

  it("waits for the measurement of the last step, which belongs to the run", async () => {
    const { store, did, items, finish, pass, queue } = page();
    void queue.start(items, 200);
    await pass();
    store.evaluation.dataset = "mnist";
    finish(200);
    store.evaluation.truncate(0);
    await pass();
    expect(did).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(60_000); // one that never comes does not hold it
    expect(did).toHaveLength(5);
  });

  it("is stopped between steps, and puts back the run before", async () => {
    const { store, did, items, pass, queue } = page();
    const ended = queue.start(items, 200);
    await pass();
    await queue.stop();
    await pass();
    await ended;
    expect(did).toEqual(["keep", "seed 1", "until 200", "back to former"]);
    expect(store.comparison.queue).toMatchObject({ state: "stopped", index: 0 });
  });

  it("ends where somebody has begun another run, and leaves that alone", async () => {
    const { store, did, items, begin, pass, queue } = page();
    const ended = queue.start(items, 200);
    await pass();
    begin();
    await pass();
    await ended;
    expect(did).toHaveLength(3);
    expect(store.comparison.queue.state).toBe("left");
  });

  it("ends where the settings are refused", async () => {
    const { store, did, needs, items, pass, queue } = page();
    needs.calls.configure = async () => ({ done: false, problems: [] });
    const ended = queue.start(items, 200);
    await pass();
    await ended;
    expect(did).toEqual(["keep", "back to former"]);
    expect(store.comparison.queue.state).toBe("stopped");
  });
});
