import { describe, expect, it } from "vitest";
import {
  cureOf,
  fullSettings,
  isInUse,
  presetHash,
} from "../src/features/presets/preset-settings.js";
import { changedOf, GROUPS, settingsOf } from "../src/features/settings/setting-groups.js";
import { parseHash } from "../src/shared/hash.js";

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
