import { afterEach, describe, expect, it, vi } from "vitest";
import { Tabs } from "../src/features/runs/tabs.js";

/** The browser's locks, which all tabs share. */
function fakeLocks() {
  const held = new Set();
  return {
    async request(name, { ifAvailable }, callback) {
      expect(ifAvailable).toBe(true);
      if (held.has(name)) return callback(null);
      held.add(name);
      await callback({ name });
      held.delete(name);
    },
  };
}

describe("Tabs", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("lets one tab at a time take a run", async () => {
    vi.stubGlobal("navigator", { locks: fakeLocks() });
    const [first, second] = [new Tabs(), new Tabs()];
    expect(await first.take("a")).toBe(true);
    expect(await first.take("a")).toBe(true); // it has it already
    expect(await second.take("a")).toBe(false);
    expect(await second.take("b")).toBe(true);
    expect(await first.take("b")).toBe(false); // and has given up a
    expect(await second.take("a")).toBe(true);
  });

  it("lets any tab take a run where the browser has no locks, or refuses them", async () => {
    vi.stubGlobal("navigator", {});
    expect(await new Tabs().take("a")).toBe(true);
    vi.stubGlobal("navigator", { locks: { request: () => Promise.reject(new Error("no")) } });
    expect(await new Tabs().take("a")).toBe(true);
  });

  it("hears of what another tab has changed", async () => {
    const [first, second] = [new Tabs(), new Tabs()];
    const heard = await new Promise((resolve) => {
      first.listen(() => resolve("a change"));
      second.listen(() => {});
      second.tellChange();
    });
    expect(heard).toBe("a change");
  });
});
