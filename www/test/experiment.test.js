import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { Cures } from "../src/app/cures.js";
import { reduceEvent } from "../src/app/reduce-event.js";
import { Store } from "../src/app/store.js";
import { en } from "../src/app/strings.js";
import { cureFor, CURES } from "../src/features/presets/cures.js";
import { ExperimentState } from "../src/features/presets/experiment-state.js";
import { fullSettings } from "../src/features/presets/preset-settings.js";

/** The engine's presets, as scripts/generate-types.sh writes them. */
const SETTINGS = join(import.meta.dirname, "..", "..", "pkg", "types", "settings.json");
const { schema, presets } = JSON.parse(readFileSync(SETTINGS, "utf8"));

/** @param {string} name */
function configOf(name) {
  const { config } = presets.find((preset) => preset.name === name);
  return fullSettings(schema, config);
}

const evaluated = (step, modes, rejected = 100) => ({
  ...{ type: "evaluated", step, samples: 1000, rejected, modes, counts: [] },
  ...{ distance: 200 - step / 10, baseline: 4 },
});

describe("cures", () => {
  it("are known or known to be missing for every failure, and change live settings only", () => {
    const failures = presets.filter(({ kind }) => kind === "failure").map(({ name }) => name);
    expect(Object.keys(CURES).sort()).toEqual(failures.sort());
    const names = Object.values(CURES).flatMap((cure) => Object.keys(cure ?? {}));
    const live = schema.filter((setting) => setting.live).map(({ name }) => name);
    expect(names.filter((name) => !live.includes(name))).toEqual([]);
    for (const name of failures.filter((name) => !CURES[name])) {
      expect(en[`experiment.no_cure.${name}`], name).toBeTruthy();
    }
  });

  it("change what is to blame, and nothing where that has been changed by hand", () => {
    const config = configOf("mode_collapse");
    expect(cureFor("mode_collapse", schema, config)).toEqual([
      { name: "lr_g", from: "0.02", to: "0.002" },
      { name: "lr_d", from: "0.00005", to: "0.001" },
    ]);
    const mended = { ...config, lr_g: 0.002, lr_d: 0.001 };
    expect(cureFor("mode_collapse", schema, mended)).toEqual([]);
    expect(cureFor("diverges", schema, configOf("diverges"))).toEqual([]);
    expect(cureFor(null, schema, config)).toEqual([]);
  });

  it("have something to look for, in every experiment", () => {
    const missing = presets.filter(({ name }) => !en[`experiment.look.${name}`]);
    expect(missing).toEqual([]);
  });
});

describe("an experiment", () => {
  it("tells of a verdict that lasts, from the step on at which it was first so", () => {
    const state = new ExperimentState("mode_collapse");
    expect(state.stands(90, "early")).toBe(false);
    expect(state.stands(110, "collapsed")).toBe(false);
    expect(state.stands(120, "leaning")).toBe(false); // a jump
    expect(state.stands(130, "collapsed")).toBe(false);
    expect(state.stands(150, "collapsed")).toBe(true);
    expect(state.stands(170, "collapsed")).toBe(false); // it has been told
    expect(state.happened).toEqual([{ step: 130, standing: "collapsed" }]);
  });

  it("does not leave a verdict standing that is over, though those after it take turns", () => {
    const state = new ExperimentState("mode_collapse");
    for (const step of [100, 110, 120]) state.stands(step, "collapsed");
    const after = [130, 140, 150, 160, 170].map((step, i) =>
      state.stands(step, i % 2 ? "appraiser" : "leaning"),
    );
    expect(after).toEqual([false, false, false, false, true]);
    expect(state.happened.at(-1)).toEqual({ step: 170, standing: "leaning" });
  });

  it("tells of classes that come and go, and of none where nothing can be read", () => {
    const state = new ExperimentState("fast");
    expect(state.finds(evaluated(250, 4), false)).toBe(false);
    expect(state.finds(evaluated(500, 6), true)).toBe(true);
    expect(state.finds(evaluated(750, 7), true)).toBe(false);
    expect(state.finds(evaluated(1000, 10), true)).toBe(true);
    expect(state.finds(evaluated(1250, 10), false)).toBe(true);
    expect(state.happened.map(({ step, found }) => [step, found.modes])).toEqual([
      [500, 6],
      [1000, 10],
      [1250, 0],
    ]);
  });

  it("forgets what came after the step that its run went back to", () => {
    const state = new ExperimentState("diverges");
    state.finds(evaluated(250, 5), true);
    state.beginCure({ step: 300, before: { frame: {}, found: null }, after: null });
    state.truncate(280);
    expect([state.happened.length, state.cure]).toEqual([1, null]);
  });

  it("is known by its settings, whatever the seed, and not in a run from weights", () => {
    const store = Object.assign(new Store(), { schema, presets });
    const begin = (event, config) => {
      reduceEvent(store, { type: "begun", step: 0, from_checkpoint: false, ...event });
      reduceEvent(store, { type: "configured", config });
      return store.experiment.name;
    };
    const config = configOf("mode_collapse");
    expect(begin({}, { ...config, seed: 7 })).toBe("mode_collapse");
    expect(begin({}, { ...config, z_dim: 7 })).toBeNull();
    store.arriving = { kind: "file", name: "x", report: {} };
    expect(begin({ step: 9, from_checkpoint: true }, config)).toBeNull();
  });
});

describe("curing", () => {
  /** A collapsed run, and the page's parts that a cure needs. */
  function collapsed() {
    const store = Object.assign(new Store(), { schema, presets });
    const hear = (...events) => events.forEach((event) => reduceEvent(store, event));
    hear({ type: "begun", step: 0, from_checkpoint: false });
    hear({ type: "configured", config: configOf("mode_collapse") });
    store.evaluation.dataset = "mnist";
    hear({
      type: "metrics",
      rows: [{ step: 150, loss_d: 1, loss_g: 1, d_real: 0.5, d_fake_before: 0.9 }],
    });
    hear(frame(150), evaluated(140, 0, 1000), { type: "state", state: "training" });
    const setAll = vi.fn(async () =>
      hear({
        type: "adjusted",
        step: 150,
        config: {},
        changes: [{ name: "lr_g", from: "1", to: "2" }],
      }),
    );
    const needs = {
      store,
      draft: { setAll },
      calls: { send: vi.fn() },
      training: { train: vi.fn() },
    };
    const goTo = (step) => (store.step = step);
    return { store, hear, needs, goTo, cures: new Cures(needs) };
  }
  const frame = (step) => ({ type: "frame", kind: "fixed", step, spread: 0.1, milestone: false });

  it("pins the sheet before, asks for judgements, and pins the first sheet of most classes", async () => {
    const { store, hear, needs, goTo, cures } = collapsed();
    await cures.begin();
    expect(needs.draft.setAll).toHaveBeenCalledWith({ lr_g: "0.002", lr_d: "0.001" });
    expect(store.experiment.cure).toMatchObject({
      step: 150,
      before: { frame: { step: 150 }, found: { step: 140 } },
      after: null,
    });
    const asked = () => {
      cures.follow();
      return needs.calls.send.mock.calls.length;
    };
    expect([190, 205, 215, 260].map((step) => (goTo(step), asked()))).toEqual([0, 1, 1, 1]);
    hear(frame(260), evaluated(205, 2, 400));
    expect(store.experiment.cure.after).toBeNull();
    expect(asked()).toBe(2);
    hear(frame(300), evaluated(260, 9));
    expect(store.experiment.cure.after).toMatchObject({
      frame: { step: 300 },
      found: { modes: 9 },
    });
    goTo(400);
    expect(asked()).toBe(2); // there is nothing left to judge
  });

  it("trains on where it was paused, and does nothing where the settings were not taken", async () => {
    const { store, hear, needs, cures } = collapsed();
    hear({ type: "state", state: "paused" });
    await cures.begin();
    expect(needs.training.train).toHaveBeenCalled();
    const other = collapsed();
    other.needs.draft.setAll.mockImplementation(async () => {});
    await other.cures.begin();
    expect([other.store.experiment.cure, store.experiment.cure?.step]).toEqual([null, 150]);
  });
});
