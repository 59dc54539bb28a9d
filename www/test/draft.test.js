import { beforeEach, describe, expect, it, vi } from "vitest";
import { reduceEvent } from "../src/app/reduce-event.js";
import { Store } from "../src/app/store.js";
import { Draft } from "../src/features/settings/draft.js";

/** @type {any[]} */
const SCHEMA = [
  { name: "z_dim", group: "network", kind: "integer", default: "100", live: false, help: "" },
  { name: "loss", group: "game", kind: "choice", default: "bce", live: false, help: "" },
];
/** @type {any[]} */
const LIVE_SCHEMA = [
  ...SCHEMA,
  { name: "lr_d", group: "training", kind: "number", default: "0.001", live: true, help: "" },
  { name: "lr_g", group: "training", kind: "number", default: "0.002", live: true, help: "" },
];
const HINGE = { name: "hinge", kind: "recipe", cure: null, config: { loss: "hinge" } };

/** @param {string} name */
function outOfRange(name) {
  return { code: "setting_range", message: "", params: { name } };
}

/** A page whose engine accepts all settings but a z_dim of 0, before the first step. */
function playground() {
  const store = new Store();
  store.schema = SCHEMA;
  store.run = /** @type {any} */ ({ config: { z_dim: 8, loss: "bce" } });
  const read = ({ z_dim, loss }) => ({
    config: { z_dim: Number(z_dim), loss },
    problems: z_dim === "0" ? [outOfRange("z_dim")] : [],
  });
  return {
    store,
    edit: vi.fn(async (values) => read(values)),
    showInUrl: vi.fn(),
    configure: vi.fn(async (values) => {
      const { config, problems } = read(values);
      if (problems.length > 0) return { done: false, problems };
      store.run = /** @type {any} */ ({ config });
      return { done: true, problems };
    }),
    trainSoon: vi.fn(),
  };
}

describe("Draft", () => {
  /** @type {any} */
  let host;
  /** @type {Draft} */
  let draft;
  /** @type {import("../src/features/settings/draft-state.js").DraftState} */
  let state;
  beforeEach(() => {
    host = playground();
    draft = new Draft(host);
    state = host.store.draft;
  });

  it("begins as the run is, and shows in the link what is changed", async () => {
    expect(state.values).toEqual({ z_dim: "8", loss: "bce" });
    const onChange = vi.fn();
    host.store.subscribe(["settings"], onChange);
    await draft.set("z_dim", "12");
    expect([state.isChanged, state.value("z_dim")]).toEqual([true, "12"]);
    expect(host.showInUrl).toHaveBeenCalledWith({ z_dim: 12, loss: "bce" });
    expect(onChange).toHaveBeenCalled();
    expect(host.configure).not.toHaveBeenCalled();
  });

  it("keeps what the engine refuses, with the reason, out of the link", async () => {
    await draft.set("z_dim", "0");
    expect(state.problems.map(({ params }) => params.name)).toEqual(["z_dim"]);
    expect(await draft.start()).toBe(false);
    expect(state.problems).toHaveLength(1);
    expect(host.showInUrl).not.toHaveBeenCalled();
    await draft.set("z_dim", "9");
    expect(state.problems).toEqual([]);
  });

  it("is empty again when its run has begun, which is trained, and stays when that fails", async () => {
    await draft.set("z_dim", "12");
    host.configure.mockResolvedValueOnce({ done: false, problems: [] });
    expect(await draft.start()).toBe(false);
    expect(state.isChanged).toBe(true);
    expect(host.trainSoon).not.toHaveBeenCalled();
    expect(await draft.start()).toBe(true);
    expect([state.isChanged, state.value("z_dim")]).toEqual([false, "12"]);
    expect(host.trainSoon).toHaveBeenCalledTimes(1); // it is trained at once
  });

  it("takes a preset whole, whatever was changed before, and trains it", async () => {
    await draft.set("z_dim", "0");
    expect(await draft.usePreset(HINGE)).toBe(true);
    expect(host.configure).toHaveBeenCalledWith({ z_dim: "100", loss: "hinge" }, "presets");
    expect(host.trainSoon).toHaveBeenCalledTimes(1);
    expect([state.isChanged, state.problems]).toEqual([false, []]);
  });

  it("shows a preset that the engine refuses as a draft, and trains nothing", async () => {
    const impossible = { ...HINGE, config: { z_dim: "0" } };
    expect(await draft.usePreset(impossible)).toBe(false);
    expect(state.values).toEqual({ z_dim: "0", loss: "bce" });
    expect(state.problems).toHaveLength(1);
    expect(host.trainSoon).not.toHaveBeenCalled();
  });

  it("crosses to the engine once an edit, and once a new run, with all settings as text", async () => {
    await draft.set("z_dim", "12");
    expect(host.edit.mock.calls).toEqual([[{ z_dim: "12", loss: "bce" }]]);
    await draft.start();
    expect(host.edit).toHaveBeenCalledTimes(1);
    expect(host.configure.mock.calls).toEqual([[{ z_dim: "12", loss: "bce" }, "settings"]]);
  });

  it("goes back to the usual values", async () => {
    await draft.useDefaults();
    expect(state.values).toEqual({ z_dim: "100", loss: "bce" });
  });

  it("does nothing while there is no engine to ask", async () => {
    host.edit.mockResolvedValue(undefined);
    await draft.set("z_dim", "12");
    expect(state.changes).toEqual({ z_dim: "12" });
    expect(host.showInUrl).not.toHaveBeenCalled();
    host.configure.mockResolvedValue({ done: false, problems: [] });
    expect(await draft.usePreset(HINGE)).toBe(false);
    expect(host.trainSoon).not.toHaveBeenCalled();
  });
});

/**
 * A run at step 312, whose engine applies live settings above 0 at once and answers in the order in which it is asked.
 */
function runUnderWay() {
  const store = new Store();
  store.schema = LIVE_SCHEMA;
  const config = { z_dim: 8, loss: "bce", lr_d: 0.002, lr_g: 0.002 };
  store.run = /** @type {any} */ ({ config });
  [store.step, store.phase] = [312, "training"];
  /** @param {Record<string, any>} live */
  const adjust = (live) => {
    const from = /** @type {Record<string, any>} */ (store.run?.config);
    const changed = Object.keys(live).filter((name) => live[name] !== from[name]);
    if (changed.length === 0 || !store.isUnderWay) return;
    const changes = changed.map((name) => ({ name, from: `${from[name]}`, to: `${live[name]}` }));
    const adjusted = { type: "adjusted", step: store.step, config: { ...from, ...live }, changes };
    const totals = { batches_per_epoch: 937, total_steps: 18740 };
    reduceEvent(store, /** @type {any} */ ({ ...adjusted, ...totals }));
  };
  const edit = vi.fn(async ({ z_dim, loss, lr_d, lr_g }) => {
    const live = Object.entries({ lr_d: Number(lr_d), lr_g: Number(lr_g) });
    adjust(Object.fromEntries(live.filter(([, value]) => value > 0)));
    return {
      config: { z_dim: Number(z_dim), loss, ...Object.fromEntries(live) },
      problems: live.filter(([, value]) => !(value > 0)).map(([name]) => outOfRange(name)),
    };
  });
  const host = /** @type {any} */ ({ ...playground(), store, edit });
  return { host, store, state: store.draft, draft: new Draft(host) };
}

describe("Draft of a run under way", () => {
  it("applies a live setting at once, and nothing waits", async () => {
    const { host, store, state, draft } = runUnderWay();
    await draft.set("lr_d", "1e-4");
    expect(host.edit).toHaveBeenCalledExactlyOnceWith({
      z_dim: "8",
      loss: "bce",
      lr_d: "1e-4",
      lr_g: "0.002",
    });
    expect(store.run?.config.lr_d).toBe(1e-4);
    expect([state.isChanged, state.value("lr_d")]).toEqual([false, "0.0001"]);
    const changes = [{ name: "lr_d", from: "0.002", to: "0.0001" }];
    expect(state.applied).toEqual({ step: 312, changes });
    expect(host.showInUrl).toHaveBeenLastCalledWith(undefined); // as it runs
    expect(host.configure).not.toHaveBeenCalled();
  });

  it("keeps what needs a new run for it, and applies the rest to the run as it is", async () => {
    const { host, store, state, draft } = runUnderWay();
    await draft.set("z_dim", "12");
    expect(store.marks.all).toEqual([]);
    await draft.set("lr_d", "0.5");
    expect(store.run?.config).toEqual({ z_dim: 8, loss: "bce", lr_d: 0.5, lr_g: 0.002 });
    expect(state.changes).toEqual({ z_dim: "12" });
    expect([state.isPending("z_dim"), state.isPending("lr_d")]).toEqual([true, false]);
    // The link is that of the run to come.
    const next = { z_dim: 12, loss: "bce", lr_d: 0.5, lr_g: 0.002 };
    expect(host.showInUrl).toHaveBeenLastCalledWith(next);
  });

  it("applies nothing that is wrong, and does not let it keep others waiting", async () => {
    const { store, state, draft } = runUnderWay();
    await draft.set("lr_g", "0");
    expect([store.marks.all, state.applied]).toEqual([[], null]);
    expect(state.problems.map(({ params }) => params.name)).toEqual(["lr_g"]);
    await draft.set("lr_d", "0.5");
    expect(store.run?.config).toEqual({ z_dim: 8, loss: "bce", lr_d: 0.5, lr_g: 0.002 });
    expect(state.changes).toEqual({ lr_g: "0" });
  });

  it("does not undo one change by the next, however fast they come", async () => {
    const { store, state, draft } = runUnderWay();
    await Promise.all([
      draft.set("lr_d", "0.5"),
      draft.set("lr_g", "0.25"),
      draft.set("lr_d", "1"),
    ]);
    expect(store.run?.config).toMatchObject({ lr_d: 1, lr_g: 0.25 });
    expect(state.changes).toEqual({});
  });

  it("can be put back to what it was while the change is on its way", async () => {
    const { host, store, state, draft } = runUnderWay();
    const obey = /** @type {any} */ (host.edit.getMockImplementation());
    /** @type {Promise<void> | undefined} */
    let back;
    host.edit.mockImplementationOnce((to) => {
      back = draft.set("lr_d", "0.002");
      return obey(to);
    });
    await draft.set("lr_d", "0.5");
    await back;
    expect(host.edit).toHaveBeenCalledTimes(2);
    expect(store.run?.config.lr_d).toBe(0.002);
    expect(state.changes).toEqual({});
  });

  it("goes back to the usual values: the live ones at once, the others with a new run", async () => {
    const { store, state, draft } = runUnderWay();
    await draft.useDefaults();
    expect(store.run?.config).toEqual({ z_dim: 8, loss: "bce", lr_d: 0.001, lr_g: 0.002 });
    expect(state.changes).toEqual({ z_dim: "100" });
  });

  it("keeps a change that the engine could not take, as one for a new run", async () => {
    const { host, state, draft } = runUnderWay();
    host.edit.mockResolvedValueOnce(undefined);
    await draft.set("lr_d", "0.5");
    expect([state.isPending("lr_d"), state.applied]).toEqual([true, null]);
  });

  it("says no more of what was applied when another run begins", async () => {
    const { store, state, draft } = runUnderWay();
    await draft.set("lr_d", "0.5");
    store.clearRun();
    expect(state.applied).toBeNull();
  });

  it("is about live settings only while there is a run that was trained", async () => {
    const { store, state, draft } = runUnderWay();
    expect([state.isLive("lr_d"), state.isLive("z_dim")]).toEqual([true, false]);
    store.step = 0;
    expect(state.isLive("lr_d")).toBe(false);
    await draft.set("lr_d", "0.5");
    expect(store.marks.all).toEqual([]);
    expect(state.isChanged).toBe(true);
  });
});
