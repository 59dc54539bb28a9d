import { beforeEach, describe, expect, it, vi } from "vitest";
import { Draft } from "../src/state/draft.js";
import { Store } from "../src/state/store.js";

/** @type {import("../src/engine/messages.js").Setting[]} */
const SCHEMA = [
  { name: "z_dim", group: "network", kind: "integer", default: "100", help: "" },
  { name: "loss", group: "game", kind: "choice", default: "bce", choices: ["bce"], help: "" },
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
