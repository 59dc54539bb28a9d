import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { oldMeasurement, standing } from "../src/features/players/standing.js";
import { ENDS_AS } from "../src/features/presets/preset-settings.js";

/** Runs of 500 steps; tests/presets.rs records them. */
const FOLDER = join(import.meta.dirname, "recorded");
/** The engine's presets, as scripts/generate-types.sh writes them. */
const SETTINGS = join(import.meta.dirname, "..", "..", "pkg", "types", "settings.json");

/** @param {string} name */
function recorded(name) {
  return JSON.parse(readFileSync(join(FOLDER, `${name}.json`), "utf8"));
}

/** A run that is as a GAN should be. */
const GOOD = recorded("defaults");
const EVEN = { ...GOOD, real: 0.52, fake: 0.48 };

describe("the verdict on recorded runs", () => {
  it("is that of the experiment's card, for every failure", () => {
    const seen = Object.keys(ENDS_AS).map((name) => [name, standing(recorded(name))]);
    expect(Object.fromEntries(seen)).toEqual(ENDS_AS);
  });

  it("has one for every failure among the engine's presets", () => {
    const { presets } = JSON.parse(readFileSync(SETTINGS, "utf8"));
    const failures = presets.filter(({ kind }) => kind === "failure").map(({ name }) => name);
    expect(Object.keys(ENDS_AS).sort()).toEqual(failures.sort());
  });

  it("is no failure for the defaults", () => {
    expect(["leaning", "even"]).toContain(standing(GOOD));
  });

  it("exists for every recording", () => {
    const names = readdirSync(FOLDER).map((file) => file.replace(".json", ""));
    expect(names.sort()).toEqual([...Object.keys(ENDS_AS), "defaults"].sort());
  });
});

describe("the verdict", () => {
  it("waits until there can be strokes, but not to call a divergence by its name", () => {
    expect(standing({ ...EVEN, step: 60, spread: 0.05 })).toBe("early");
    expect(standing({ ...EVEN, step: 60, lossD: -5e4 })).toBe("diverged");
    expect(standing({ ...EVEN, lossG: Number.NaN })).toBe("diverged");
  });

  it("is even only where the classifier finds the classes", () => {
    expect(standing(EVEN)).toBe("even");
    const { evaluated } = EVEN;
    for (const change of [{ modes: 6 }, { rejected: 800 }, { step: 0 }]) {
      const seen = { ...evaluated, ...change };
      expect(standing({ ...EVEN, evaluated: seen })).toBe("unreadable");
    }
    expect(standing({ ...EVEN, evaluated: null, before: null })).toBe("even");
  });

  it("is a collapse if the sheet's pictures are alike, or of few classes", () => {
    expect(standing({ ...EVEN, spread: 0.2 })).toBe("collapsed");
    expect(standing({ ...EVEN, spread: 0.2, loss: "hinge" })).toBe("collapsed");
    expect(standing({ ...EVEN, evaluated: { ...EVEN.evaluated, modes: 2 } })).toBe("collapsed");
    expect(standing({ ...EVEN, spread: null })).toBe("even");
  });

  it("tells a lead from which the forger learns from one that starves it", () => {
    const led = { ...GOOD, real: 0.95, fake: 0.05 };
    expect(standing(led)).toBe("appraiser");
    const poor = { ...GOOD.evaluated, rejected: 900, modes: 1, distance: 300 };
    const before = { ...poor, distance: 310 };
    expect(standing({ ...led, evaluated: poor, before })).toBe("starved");
    expect(standing({ ...led, evaluated: { ...poor, distance: 150 }, before })).toBe("appraiser");
  });

  it("says who leads, but not for losses whose scores have no scale", () => {
    expect(standing({ ...GOOD, real: 0.7, fake: 0.3 })).toBe("leaning");
    expect(standing({ ...GOOD, real: 0.3, fake: 0.6 })).toBe("forger");
    expect(standing({ ...GOOD, loss: "wasserstein" })).toBe("scores");
  });
});

describe("the measurement that a verdict rests on", () => {
  it("is told when it is more than 100 steps older than the sheet", () => {
    const step = EVEN.evaluated.step + 101;
    expect(oldMeasurement({ ...EVEN, step })).toBe(EVEN.evaluated.step);
    expect(oldMeasurement({ ...EVEN, step: step - 1 })).toBeNull();
    const few = { ...EVEN.evaluated, modes: 2 };
    expect(oldMeasurement({ ...EVEN, step, evaluated: few })).toBe(few.step);
  });

  it("is not told where the verdict is the same without it", () => {
    const step = EVEN.evaluated.step + 500;
    expect(oldMeasurement({ ...EVEN, step, real: 0.7, fake: 0.3 })).toBeNull();
    expect(oldMeasurement({ ...EVEN, step, spread: 0.2 })).toBeNull();
    expect(oldMeasurement({ ...EVEN, step, evaluated: null, before: null })).toBeNull();
  });
});
