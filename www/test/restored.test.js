import { describe, expect, it } from "vitest";
import { Restored, isToStay } from "../src/features/runs/restored.js";

describe("a saved run that was restored", () => {
  it("stays where it has a name, was kept before, or more than 50 steps lie between", () => {
    expect(isToStay({ step: 500 }, 550)).toBe(false);
    expect(isToStay({ step: 500 }, 551)).toBe(true);
    expect(isToStay({ step: 500 }, 449)).toBe(true);
    expect(isToStay({ step: 500, name: "Good" }, 501)).toBe(true);
    expect(isToStay({ step: 500, kept: true }, 501)).toBe(true);
    expect(isToStay({ step: 500, name: "Good" }, 500)).toBe(false);
  });

  it("is left once, by the first save of other steps, and only where it was chosen", () => {
    const run = { id: "a", step: 500 };
    const store = { generation: 3, runs: { current: { id: "a" }, all: [run] } };
    const restored = new Restored();
    restored.choose(store, run);
    expect(restored.leftBy(store, 500)).toBeUndefined();
    expect(restored.leftBy(store, 600)).toBe("a");
    expect(restored.leftBy(store, 700)).toBeUndefined();
    restored.choose(store, undefined);
    expect(restored.leftBy(store, 600)).toBeUndefined();
    restored.choose(store, run);
    expect(restored.leftBy({ ...store, generation: 4 }, 600)).toBeUndefined(); // another run by now
  });
});
