import { beforeEach, describe, expect, it, vi } from "vitest";
import { Store } from "../src/app/store.js";
import { Draft } from "../src/features/settings/draft.js";

/** @type {import("../src/engine/messages.js").Setting[]} */
const SCHEMA = [
  { name: "z_dim", group: "network", kind: "integer", default: "100", live: false, help: "" },
  { name: "loss", group: "game", kind: "choice", default: "bce", live: false, help: "" },
];
/** @type {import("../src/engine/messages.js").Setting[]} */
const LIVE_SCHEMA = [
  ...SCHEMA,
  { name: "lr_d", group: "training", kind: "number", default: "0.001", live: true, help: "" },
  { name: "lr_g", group: "training", kind: "number", default: "0.002", live: true, help: "" },
];
const HINGE = { name: "hinge", kind: "recipe", cure: null, config: { loss: "hinge" } };

/** A playground whose engine accepts all settings but a z_dim of 0. */
function playground() {
  const store = new Store();
  store.schema = SCHEMA;
  store.run = /** @type {any} */ ({ config: { z_dim: 8, loss: "bce" } });
  const problem = { code: "setting_range", message: "", params: { name: "z_dim" } };
  return {
    store,
    parse: vi.fn(async (values) => ({
      config: { z_dim: Number(values.z_dim), loss: values.loss },
      problems: values.z_dim === "0" ? [problem] : [],
    })),
    showInUrl: vi.fn(),
    adjust: vi.fn(async () => true),
    configure: vi.fn(async (config) => {
      store.run = /** @type {any} */ ({ config });
      return true;
    }),
    trainSoon: vi.fn(),
  };
}

describe("Draft", () => {
  /** @type {ReturnType<typeof playground>} */
  let host;
  /** @type {Draft} */
  let draft;
  beforeEach(() => {
    host = playground();
    draft = new Draft(host);
  });

  it("begins as the run is, and shows in the link what is changed", async () => {
    expect(draft.values()).toEqual({ z_dim: "8", loss: "bce" });
    const onChange = vi.fn();
    host.store.subscribe(["settings"], onChange);
    await draft.set("z_dim", "12");
    expect([draft.isChanged, draft.value("z_dim")]).toEqual([true, "12"]);
    expect(host.showInUrl).toHaveBeenCalledWith({ z_dim: 12, loss: "bce" });
    expect(onChange).toHaveBeenCalled();
    expect(host.configure).not.toHaveBeenCalled();
  });

  it("keeps what the engine refuses, with the reason, out of the link", async () => {
    await draft.set("z_dim", "0");
    expect(draft.problems.map(({ params }) => params.name)).toEqual(["z_dim"]);
    expect(host.showInUrl).not.toHaveBeenCalled();
    expect(await draft.start()).toBe(false);
    expect(host.configure).not.toHaveBeenCalled();
    await draft.set("z_dim", "9");
    expect(draft.problems).toEqual([]);
  });

  it("is empty again when its run has begun, and stays when that fails", async () => {
    await draft.set("z_dim", "12");
    host.configure.mockResolvedValueOnce(false);
    expect(await draft.start()).toBe(false);
    expect(draft.isChanged).toBe(true);
    expect(await draft.start()).toBe(true);
    expect([draft.isChanged, draft.value("z_dim")]).toEqual([false, "12"]);
    expect(host.trainSoon).not.toHaveBeenCalled();
  });

  it("takes a preset whole, whatever was changed before, and trains it", async () => {
    await draft.set("z_dim", "0");
    expect(await draft.usePreset(HINGE)).toBe(true);
    expect(host.configure).toHaveBeenCalledWith({ z_dim: 100, loss: "hinge" });
    expect(host.trainSoon).toHaveBeenCalledTimes(1);
    expect([draft.isChanged, draft.problems]).toEqual([false, []]);
  });

  it("shows a preset that the engine refuses as a draft, and trains nothing", async () => {
    const impossible = { ...HINGE, config: { z_dim: "0" } };
    expect(await draft.usePreset(impossible)).toBe(false);
    expect(draft.values()).toEqual({ z_dim: "0", loss: "bce" });
    expect(draft.problems).toHaveLength(1);
    expect(host.trainSoon).not.toHaveBeenCalled();
  });

  it("goes back to the usual values", async () => {
    await draft.useDefaults();
    expect(draft.values()).toEqual({ z_dim: "100", loss: "bce" });
  });

  it("does nothing while there is no engine to ask", async () => {
    host.parse.mockResolvedValue(undefined);
    expect(await draft.usePreset(HINGE)).toBe(false);
    expect(host.configure).not.toHaveBeenCalled();
  });
});

/** A run at step 312, whose engine takes live settings above 0 and answers in the order it is asked. */
function runUnderWay() {
  const store = new Store();
  store.schema = LIVE_SCHEMA;
  const config = { z_dim: 8, loss: "bce", lr_d: 0.002, lr_g: 0.002 };
  store.run = /** @type {any} */ ({ config });
  [store.step, store.phase] = [312, "training"];
  const host = {
    ...playground(),
    store,
    parse: vi.fn(async ({ z_dim, loss, lr_d, lr_g }) => ({
      config: { z_dim: Number(z_dim), loss, lr_d: Number(lr_d), lr_g: Number(lr_g) },
      problems: Object.entries({ lr_d, lr_g })
        .filter(([, value]) => !(Number(value) > 0))
        .map(([name]) => ({ code: "setting_range", message: "", params: { name } })),
    })),
    adjust: vi.fn(async (/** @type {Record<string, any>} */ to) => {
      const from = /** @type {Record<string, any>} */ (store.run?.config);
      const changed = Object.keys(to).filter((name) => to[name] !== from[name]);
      const changes = changed.map((name) => ({ name, from: `${from[name]}`, to: `${to[name]}` }));
      const adjusted = { type: "adjusted", step: store.step, config: to, changes };
      const totals = { batches_per_epoch: 937, total_steps: 18740 };
      store.applyEvents(/** @type {any} */ ({ events: [{ ...adjusted, ...totals }] }));
      return true;
    }),
  };
  return { host, store, draft: new Draft(host) };
}

describe("Draft of a run under way", () => {
  it("applies a live setting at once, and nothing waits", async () => {
    const { host, store, draft } = runUnderWay();
    await draft.set("lr_d", "1e-4");
    expect(host.adjust).toHaveBeenCalledWith({ z_dim: 8, loss: "bce", lr_d: 1e-4, lr_g: 0.002 });
    expect(store.run?.config.lr_d).toBe(1e-4);
    expect([draft.isChanged, draft.value("lr_d")]).toEqual([false, "0.0001"]);
    const changes = [{ name: "lr_d", from: "0.002", to: "0.0001" }];
    expect(draft.applied).toEqual({ step: 312, changes });
    expect(host.showInUrl).toHaveBeenLastCalledWith(undefined); // as it runs
    expect(host.configure).not.toHaveBeenCalled();
  });

  it("keeps what needs a new run for it, and applies the rest to the run as it is", async () => {
    const { host, draft } = runUnderWay();
    await draft.set("z_dim", "12");
    expect(host.adjust).not.toHaveBeenCalled();
    await draft.set("lr_d", "0.5");
    expect(host.adjust).toHaveBeenCalledWith({ z_dim: 8, loss: "bce", lr_d: 0.5, lr_g: 0.002 });
    expect(draft.changes).toEqual({ z_dim: "12" });
    expect([draft.isPending("z_dim"), draft.isPending("lr_d")]).toEqual([true, false]);
    // The link is that of the run to come.
    const next = { z_dim: 12, loss: "bce", lr_d: 0.5, lr_g: 0.002 };
    expect(host.showInUrl).toHaveBeenLastCalledWith(next);
  });

  it("applies nothing that is wrong, and does not let it keep others waiting", async () => {
    const { host, draft } = runUnderWay();
    await draft.set("lr_g", "0");
    expect(host.adjust).not.toHaveBeenCalled();
    expect(draft.problems.map(({ params }) => params.name)).toEqual(["lr_g"]);
    await draft.set("lr_d", "0.5");
    expect(host.adjust).toHaveBeenCalledWith({ z_dim: 8, loss: "bce", lr_d: 0.5, lr_g: 0.002 });
    expect(draft.changes).toEqual({ lr_g: "0" });
  });

  it("does not undo one change by the next, however fast they come", async () => {
    const { store, draft } = runUnderWay();
    await Promise.all([
      draft.set("lr_d", "0.5"),
      draft.set("lr_g", "0.25"),
      draft.set("lr_d", "1"),
    ]);
    expect(store.run?.config).toMatchObject({ lr_d: 1, lr_g: 0.25 });
    expect(draft.changes).toEqual({});
  });

  it("can be put back to what it was while the change is on its way", async () => {
    const { host, store, draft } = runUnderWay();
    const obey = /** @type {any} */ (host.adjust.getMockImplementation());
    /** @type {Promise<void> | undefined} */
    let back;
    host.adjust.mockImplementationOnce((to) => {
      back = draft.set("lr_d", "0.002");
      return obey(to);
    });
    await draft.set("lr_d", "0.5");
    await back;
    expect(host.adjust).toHaveBeenCalledTimes(2);
    expect(store.run?.config.lr_d).toBe(0.002);
    expect(draft.changes).toEqual({});
  });

  it("goes back to the usual values: the live ones at once, the others with a new run", async () => {
    const { store, draft } = runUnderWay();
    await draft.useDefaults();
    expect(store.run?.config).toEqual({ z_dim: 8, loss: "bce", lr_d: 0.001, lr_g: 0.002 });
    expect(draft.changes).toEqual({ z_dim: "100" });
  });

  it("keeps a change that the engine refused, as one for a new run", async () => {
    const { host, draft } = runUnderWay();
    host.adjust.mockResolvedValueOnce(false);
    await draft.set("lr_d", "0.5");
    expect([draft.isPending("lr_d"), draft.applied]).toEqual([true, null]);
  });

  it("says no more of what was applied when another run begins", async () => {
    const { store, draft } = runUnderWay();
    await draft.set("lr_d", "0.5");
    store.clearRun();
    expect(draft.applied).toBeNull();
  });

  it("is about live settings only while there is a run that was trained", async () => {
    const { host, store, draft } = runUnderWay();
    expect([draft.isLive("lr_d"), draft.isLive("z_dim")]).toEqual([true, false]);
    store.step = 0;
    expect(draft.isLive("lr_d")).toBe(false);
    await draft.set("lr_d", "0.5");
    expect(host.adjust).not.toHaveBeenCalled();
    expect(draft.isChanged).toBe(true);
  });
});
