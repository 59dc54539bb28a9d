import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  cureOf,
  fullSettings,
  isInUse,
  presetHash,
} from "../src/features/presets/preset-settings.js";
import { changedOf, GROUPS, settingsOf } from "../src/features/settings/setting-groups.js";
import { multiplyAdds, relativeWork } from "../src/features/presets/work.js";
import { parseHash } from "../src/shared/hash.js";

const SETTINGS = join(import.meta.dirname, "..", "..", "pkg", "types", "settings.json");
const engine = JSON.parse(readFileSync(SETTINGS, "utf8"));

const LOSSES = ["bce", "hinge"];

/** @type {import("#pkg/types/index.js").Setting[]} */
const SCHEMA = [
  { name: "dataset", group: "data", kind: "choice", default: "mnist", choices: [], help: "" },
  { name: "image_size", group: "network", kind: "choice", default: "32", choices: [], help: "" },
  { name: "loss", group: "game", kind: "choice", default: "bce", choices: LOSSES, help: "" },
  { name: "lr_g", group: "training", kind: "number", essential: true, default: "0.002", help: "" },
  { name: "beta_1", group: "training", kind: "number", default: "0.0", help: "" },
];

/** @type {import("#pkg/types/index.js").Preset[]} */
const PRESETS = [
  { name: "hinge", kind: "recipe", cure: null, config: { loss: "hinge", lr_g: "2e-4" } },
  { name: "usual", kind: "recipe", cure: null, config: {} },
  { name: "diverges", kind: "failure", cure: "usual", config: { lr_g: "0.1" } },
  { name: "hopeless", kind: "failure", cure: null, config: { lr_g: "0.05" } },
];
const [HINGE, USUAL, DIVERGES, HOPELESS] = PRESETS;
const PAGE = parseHash("").page;

describe("a preset's settings", () => {
  it("are the usual ones with what it changes", () => {
    expect(fullSettings(SCHEMA, HINGE.config)).toEqual({
      dataset: "mnist",
      image_size: "32",
      loss: "hinge",
      lr_g: "2e-4",
      beta_1: "0.0",
    });
    expect(fullSettings(SCHEMA).loss).toBe("bce");
  });

  it("are in use when a run has all of them, however the engine writes its numbers", () => {
    const run = { dataset: "mnist", image_size: 32, loss: "hinge", lr_g: 0.0002, beta_1: 0 };
    expect(PRESETS.map((preset) => isInUse(SCHEMA, preset, run))).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(isInUse(SCHEMA, HINGE, { ...run, beta_1: 0.5 })).toBe(false);
    expect(isInUse(SCHEMA, USUAL, {})).toBe(false);
  });
});

describe("the work of a run", () => {
  const usual = fullSettings(engine.schema);
  const preset = (name) =>
    fullSettings(engine.schema, engine.presets.find((one) => one.name === name)?.config);

  it("is counted by each layer's weights and the pixels that they are applied at", () => {
    // By hand, for 32 px, z = 5, f = 2: the kernels are 4x4, the maps of 4, 8 and 16 pixels a side are doubled.
    const config = { ...usual, image_size: "32", z_dim: "5", features_g: "2", features_d: "2" };
    expect(multiplyAdds(config)).toEqual({
      generator: 5 * 16 * 16 + 16 * (16 * 16 * 8 + 64 * 8 * 4 + 256 * 4 * 1),
      discriminator: 16 * (256 * 1 * 2 + 64 * 2 * 4 + 16 * 4 * 8) + 16 * 8 * 1,
    });
    const dense = { ...config, architecture: "dense", conditional: "on" };
    expect(multiplyAdds(dense)).toEqual({
      generator: 15 * 32 + 32 * 64 + 64 * 1024,
      discriminator: 1024 * 64 + 64 * 32 + 32 * 11,
    });
    expect(multiplyAdds({ ...config, upsample: "resize" }).generator).toBe(
      5 * 16 * 16 + 9 * (64 * 16 * 8 + 256 * 8 * 4 + 1024 * 4 * 1),
    );
  });

  it("is 1 for the usual settings, and grows with epochs, updates and penalties", () => {
    expect(relativeWork(usual, usual)).toBe(1);
    expect(relativeWork({ ...usual, epochs: "40" }, usual)).toBe(2);
    expect(relativeWork({ ...usual, batch_size: "32" }, usual)).toBe(1); // half the images, twice the steps
    expect(relativeWork({ ...usual, d_steps: "2" }, usual)).toBeGreaterThan(1.3);
    expect(relativeWork({ ...usual, penalty: "r1" }, usual)).toBeGreaterThan(1.1);
  });

  it("is far more as in the lesson, less where the networks are small, and equal for another loss", () => {
    expect(relativeWork(preset("lesson"), usual)).toBeGreaterThan(50);
    expect(relativeWork(preset("fast"), usual)).toBeLessThan(0.5);
    expect(relativeWork(preset("least_squares"), usual)).toBe(1);
  });
});

describe("a preset's link", () => {
  it("holds its settings, which open as they are", () => {
    const hash = presetHash(SCHEMA, HINGE, PAGE);
    expect(hash).toBe("autoplay=1&loss=hinge&lr_g=0.0002");
    const { page, values, problems } = parseHash(hash);
    expect([page.weights, problems]).toEqual(["none", []]);
    const opened = { ...fullSettings(SCHEMA), ...values };
    expect(isInUse(SCHEMA, HINGE, opened)).toBe(true);
  });

  it("opens new networks even where nothing is changed", () => {
    expect(presetHash(SCHEMA, USUAL, PAGE)).toBe("autoplay=1");
  });

  it("keeps the learner's device and language, and no weights", () => {
    const { page } = parseHash("#device=cpu&lang=zh&weights=mnist-64");
    expect(presetHash(SCHEMA, DIVERGES, page)).toBe("device=cpu&lang=zh&autoplay=1&lr_g=0.1");
  });
});

describe("a failure's cure", () => {
  it("is the recipe it names, if any", () => {
    expect(cureOf(PRESETS, DIVERGES)).toBe(USUAL);
    expect(cureOf(PRESETS, HOPELESS)).toBeUndefined();
    expect(cureOf([DIVERGES], DIVERGES)).toBeUndefined();
  });
});

describe("the set-up's groups", () => {
  it("hold every setting once", () => {
    const shown = GROUPS.flatMap((group) => Object.values(settingsOf(SCHEMA, group)).flat());
    expect(shown.map(({ name }) => name).sort()).toEqual(SCHEMA.map(({ name }) => name).sort());
  });

  it("fold away what the engine does not call essential", () => {
    const names = ({ essential, further }) => [essential, further].map((s) => s.map((x) => x.name));
    expect(names(settingsOf(SCHEMA, "training"))).toEqual([["lr_g"], ["beta_1"]]);
  });

  it("tell what is not as usual, but not what is not known yet", () => {
    const values = { dataset: "mnist", image_size: "", loss: "hinge", lr_g: "2e-3", beta_1: "x" };
    const changed = changedOf(SCHEMA, (name) => values[name]);
    expect(changed.map(({ name }) => name)).toEqual(["loss", "beta_1"]);
  });
});
