import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { en, zh } from "../src/app/strings.js";
import { Store } from "../src/app/store.js";
import { fullSettings } from "../src/features/presets/preset-settings.js";
import { useStrings } from "../src/shared/i18n/index.js";

const SETTINGS = join(import.meta.dirname, "..", "..", "pkg", "types", "settings.json");
const { schema, presets } = JSON.parse(readFileSync(SETTINGS, "utf8"));

/**
 * @param {string | null} name of the experiment
 * @param {object} [changes] of its settings
 * @param {string | null} [data] null = the learner's own
 */
async function said(name, changes = {}, data = "mnist") {
  const { notBegun } = await import("../src/features/players/players.js");
  const preset = presets.find((/** @type {any} */ one) => one.name === name);
  const config = { ...fullSettings(schema, preset?.config), seed: "7", ...changes };
  const store = Object.assign(new Store(), { schema, presets, run: { config } });
  store.dataset = /** @type {any} */ ({ name: data });
  store.experiment.name = name;
  return notBegun(/** @type {any} */ (store));
}

beforeAll(() => {
  class Base {}
  Object.assign(globalThis, { HTMLElement: globalThis.HTMLElement ?? Base });
  useStrings({ en, zh });
});

describe("what is said before anything is measured", () => {
  it("promises strokes only where the settings are known to bring them", async () => {
    expect(await said("fast")).toContain("first strokes");
    expect(await said(null)).toContain("first strokes");
    const broken = { lr_d: "0.02" };
    const others = [said("mode_collapse"), said(null, broken), said("fast", broken)];
    for (const other of [...others, said("fast", {}, null)]) {
      expect(await other).toBe(en["verdict.none.open"]);
    }
  });

  it("tells the scores of an experiment that has no verdict yet", async () => {
    const { soFar } = await import("../src/features/presets/experiment.js");
    const store = new Store();
    expect(soFar(store)).toBe(en["experiment.nothing_yet"]);
    store.latest = /** @type {any} */ ({ step: 66, d_real: 0.98, d_fake_before: 0.01 });
    expect(soFar(store)).toMatch(/^step 66: D\(x\) is 0\.98.* and D\(G\(z\)\) 0\.01/);
  });
});
