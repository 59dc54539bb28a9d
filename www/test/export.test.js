import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { GifReader } from "omggif";
import { describe, expect, it } from "vitest";
import { Store } from "../src/app/store.js";
import { fileName, unusual } from "../src/features/export/about.js";
import { wrapped } from "../src/features/export/captioned.js";
import { described } from "../src/features/export/described.js";
import { readExperiment, writeExperiment } from "../src/features/export/experiment-file.js";
import { walkFilm } from "../src/features/export/film.js";
import { encodeGif } from "../src/features/export/gif-encode.js";
import { measurementsCsv } from "../src/features/export/measurements.js";

const GENERATED = join(import.meta.dirname, "..", "..", "pkg", "types", "settings.json");
const { schema } = JSON.parse(readFileSync(GENERATED, "utf8"));
const LINK = "https://example.org/#seed=7";

/** A store with a run of 40 steps, measured at 0 and 40 and changed at 20. */
function filled() {
  const store = new Store();
  const config = Object.fromEntries(
    schema.map(({ name, kind, default: usual }) => [
      name,
      kind === "choice" ? usual : Number(usual),
    ]),
  );
  store.schema = schema;
  store.run = /** @type {any} */ ({ config: { ...config, seed: 7, lr_d: 0.01 } });
  store.dataset = /** @type {any} */ ({ name: "mnist" });
  const rows = Array.from({ length: 40 }, (_, i) => ({
    ...{ step: i + 1, loss_d: 1 / (i + 1), loss_g: i, d_real: 0.5, d_fake_before: 0.25 },
  }));
  store.series.push(/** @type {any} */ (rows));
  store.step = 40;
  const counts = /** @type {any} */ ([9, 1, 0, 0, 0, 0, 0, 0, 0, 90]);
  const found = { type: "evaluated", samples: 100, baseline: 2, counts, rejected: 0, modes: 3 };
  const more = { ...found, confidence: 0.5, sure: 0.25, epoch: 0 };
  store.evaluation.push(/** @type {any} */ ({ ...more, step: 0, distance: 90 }));
  store.evaluation.push(/** @type {any} */ ({ ...more, step: 40, distance: 10.5 }));
  store.marks.push({ step: 20, changes: [{ name: "lr_d", from: "0.001", to: "0.01" }] });
  return store;
}

/** @returns {import("../src/features/export/experiment-file.js").Experiment} */
function experiment(bytes = new Uint8Array([0, 255, 1, 128])) {
  return { ...described(filled(), LINK), weights: { bytes } };
}

const GREYS = Array.from({ length: 256 }, (_, grey) => [grey, grey, grey]);

describe("what files say of a run", () => {
  it("names the run, the step and the content", () => {
    const store = filled();
    expect(fileName(store, "sheet", "png", 12)).toBe("mnist-32-seed-7-step-12-sheet.png");
    store.dataset = /** @type {any} */ ({ name: null });
    expect(fileName(store, "run", "safetensors")).toBe("own-32-seed-7-step-40-run.safetensors");
  });

  it("lists the settings that are not as usual", () => {
    expect(unusual(filled())).toBe("lr_d=0.01 seed=7");
  });

  it("breaks captions between words, and what has no spaces anywhere", () => {
    const width = (/** @type {string} */ text) => text.length;
    expect(wrapped("one two three", 7, width)).toEqual(["one two", "three"]);
    expect(wrapped("ab 第一二三四五六七八步", 5, width).join("")).toBe("ab 第一二三四五六七八步");
    expect(wrapped("https://example.org/#seed=7", 10, width).every((l) => l.length <= 10)).toBe(
      true,
    );
  });
});

describe("the table of all measurements", () => {
  const lines = measurementsCsv(filled(), LINK).split("\r\n");
  const table = lines.filter((line) => line && !line.startsWith("#"));
  const [header, ...rows] = table.map((line) => line.split(","));
  const cell = (/** @type {string[]} */ row, /** @type {string} */ name) =>
    row[header.indexOf(name)];

  it("has a row for each step and one for step 0, which was only evaluated", () => {
    expect(rows.map((row) => cell(row, "step"))).toEqual(
      Array.from({ length: 41 }, (_, i) => String(i)),
    );
    expect(new Set(table.map((line) => line.split(",").length)).size).toBe(1);
  });

  it("has curves, histogram, distance and marks in their rows", () => {
    const last = rows[40];
    expect(Number(cell(last, "loss_d"))).toBe(1 / 40);
    expect([cell(last, "d_real"), cell(last, "d_fake_before")]).toEqual(["0.5", "0.25"]);
    expect([cell(last, "frechet_distance"), cell(last, "class_9")]).toEqual(["10.5", "90"]);
    expect([cell(rows[0], "loss_d"), cell(rows[0], "frechet_distance")]).toEqual(["", "90"]);
    expect(cell(rows[20], "changed_settings")).toBe("lr_d: 0.001 -> 0.01");
    expect(cell(rows[21], "changed_settings")).toBe("");
  });

  it("says the settings, the link and a unit for each column", () => {
    const comments = lines.filter((line) => line.startsWith("# "));
    expect(comments.join("\n")).toContain(`link: ${LINK}`);
    expect(comments.join("\n")).toContain("lr_d=0.01");
    const units = comments
      .find((line) => line.startsWith("# units: "))
      ?.slice(9)
      .split(",");
    expect(units?.length).toBe(header.length);
  });
});

describe("an experiment file", () => {
  it("comes back as it was written, with weights of any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60_000 }), (bytes) => {
        const whole = experiment(bytes);
        expect(readExperiment(writeExperiment(whole), "a.json")).toEqual(whole);
      }),
      { numRuns: 20 },
    );
    const shipped = { ...experiment(), weights: { shipped: "mnist-32" } };
    expect(readExperiment(writeExperiment(shipped), "a.json")).toEqual(shipped);
  });

  it("gives a store the curves, evaluations and marks that it had", () => {
    const { marks, measurements } = readExperiment(writeExperiment(experiment()), "a.json");
    const store = new Store();
    store.step = 40;
    store.adopt(marks, measurements);
    const before = filled();
    expect(store.series.all).toEqual(before.series.all);
    expect(store.evaluation.data()).toEqual(before.evaluation.data());
    expect(store.marks.all).toEqual(before.marks.all);
    store.series.push(
      /** @type {any} */ ([{ step: 41, loss_d: 1, loss_g: 1, d_real: 1, d_fake_before: 1 }]),
    );
    expect(store.series.length).toBe(41);
  });

  /** @param {string} json */
  function trouble(json) {
    try {
      readExperiment(json, "a.json");
    } catch (error) {
      const { code, params } = /** @type {any} */ (error);
      return [code, params.path ?? params.version, params.what].filter(Boolean);
    }
    return ["none"];
  }

  /** The file with something in it replaced. @param {(value: any) => void} change */
  function changed(change) {
    const value = JSON.parse(writeExperiment(experiment()));
    change(value);
    return JSON.stringify(value);
  }

  it("that is cut is called so, wherever the cut is", () => {
    const json = writeExperiment(experiment());
    for (const at of [0, 1, 30, json.length >> 1, json.length - 1]) {
      expect(trouble(json.slice(0, at))).toEqual(["experiment_damaged"]);
    }
  });

  it.each(["null", "3", "[]", "{}", '"text"', '{"format":"other","version":1}'])(
    "is not what else is JSON: %s",
    (json) => expect(trouble(json)).toEqual(["experiment_other"]),
  );

  it("of another version is refused by its version", () => {
    expect(trouble(changed((file) => (file.version = 2)))).toEqual(["experiment_version", "2"]);
    expect(trouble(changed((file) => delete file.version))).toEqual(["experiment_version", "–"]);
  });

  it.each([
    ["a.b", (file) => (file["a.b"] = 1)],
    ["measurements.more", (file) => (file.measurements.more = [])],
    ["marks[0].who", (file) => (file.marks[0].who = "me")],
    ["settings.Not a name", (file) => (file.settings["Not a name"] = 1)],
    [
      "measurements.series.constructor2()",
      (file) => (file.measurements.series["constructor2()"] = []),
    ],
  ])("with something unknown is refused by its name: %s", (path, change) => {
    expect(trouble(changed(change))).toEqual(["experiment_unknown", path]);
  });

  it("cannot reach prototypes", () => {
    const json = writeExperiment(experiment());
    const own = json.replace('"settings":{', '"settings":{"__proto__":{"polluted":1},');
    expect(trouble(own)).toEqual(["experiment_unknown", "settings.__proto__"]);
    expect(trouble(json.replace('{"format"', '{"__proto__":{"polluted":1},"format"'))).toEqual([
      "experiment_unknown",
      "__proto__",
    ]);
    expect(/** @type {any} */ ({}).polluted).toBeUndefined();
    expect(trouble(changed((file) => (file.settings.constructor = "x")))).toEqual(["none"]);
  });

  it.each([
    ["step", "whole", (file) => (file.step = -1)],
    ["step", "whole", (file) => (file.step = 1e18)],
    ["step", "whole", (file) => (file.step = "12")],
    ["seed", "whole", (file) => (file.seed = null)],
    ["own_images", "flag", (file) => (file.own_images = "no")],
    ["settings", "object", (file) => (file.settings = [])],
    ["settings.lr_d", "text", (file) => (file.settings.lr_d = {})],
    ["weights", "object", (file) => (file.weights = 3)],
    ["weights.safetensors", "base64", (file) => (file.weights.safetensors = "*")],
    ["weights.safetensors", "text", (file) => (file.weights.safetensors = 5)],
    ["marks", "list", (file) => (file.marks = {})],
    ["marks[0].step", "whole", (file) => (file.marks[0].step = 0.5)],
    ["measurements.stride", "whole", (file) => (file.measurements.stride = 0)],
    [
      "measurements.series.loss_d[3]",
      "number",
      (file) => (file.measurements.series.loss_d[3] = null),
    ],
    ["measurements.series.loss_g", "as_long", (file) => file.measurements.series.loss_g.pop()],
    ["measurements.series.step[5]", "rising", (file) => (file.measurements.series.step[5] = 2)],
    [
      "measurements.evaluations[1].counts",
      "list",
      (file) => (file.measurements.evaluations[1].counts = [..."12345678901"]),
    ],
    ["link", "text", (file) => (file.link = "x".repeat(20_000))],
  ])("with a wrong value is refused by its place: %s must be %s", (path, what, change) => {
    expect(trouble(changed(change))).toEqual(["experiment_field", path, `wanted_${what}`]);
  });

  it("with numbers beyond all bounds is refused", () => {
    const huge = writeExperiment(experiment()).replace('"distance":90', '"distance":1e999');
    expect(trouble(huge)).toEqual([
      "experiment_field",
      "measurements.evaluations[0].distance",
      "wanted_number",
    ]);
    const long = changed((file) => (file.measurements.series.step = Array(20_481).fill(1)));
    expect(trouble(long)).toEqual(["experiment_field", "measurements.series.step", "wanted_list"]);
  });

  it("that lacks something is refused by what it lacks", () => {
    expect(trouble(changed((file) => delete file.marks))).toEqual(["experiment_missing", "marks"]);
    expect(trouble(changed((file) => delete file.measurements.series.step))).toEqual([
      "experiment_missing",
      "measurements.series.step",
    ]);
  });

  it("of any JSON is never an error of the page's own", () => {
    const others = fc
      .jsonValue()
      .map((value) =>
        JSON.stringify({ ...Object(value), format: "gan-playground-experiment", version: 1 }),
      );
    fc.assert(
      fc.property(others, (json) => {
        expect(trouble(json)[0]).toMatch(/^experiment_/);
      }),
    );
  });
});

describe("a GIF", () => {
  const frame = {
    ...{ columns: 3, rows: 1, tile: 2, width: 6, height: 2, channels: 1 },
    pixels: new Uint8Array([0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 255]),
  };

  it("of a walk goes there and back, in the very greys that were drawn", () => {
    const film = walkFilm(frame, GREYS);
    /** @type {number[]} */
    const shares = [];
    const bytes = encodeGif({ ...film, scale: 2 }, (share) => shares.push(share));
    expect(new TextDecoder().decode(bytes.subarray(0, 6))).toBe("GIF89a");
    const gif = new GifReader(bytes);
    expect([gif.numFrames(), gif.width, gif.height, gif.loopCount()]).toEqual([4, 4, 4, 0]);
    expect(shares.at(-1)).toBe(1);
    const greys = [0, 1, 2, 3].map((i) => {
      const rgba = new Uint8Array(4 * 16);
      gif.decodeAndBlitFrameRGBA(i, rgba);
      return [0, 2, 8, 10].map((at) => rgba[4 * at]); // the corners of its four enlarged pixels
    });
    const tiles = [
      [0, 10, 60, 70],
      [20, 30, 80, 90],
      [40, 50, 100, 255],
    ];
    expect(greys).toEqual([...tiles, tiles[1]]);
    expect([0, 1, 2, 3].map((i) => gif.frameInfo(i).delay)).toEqual([50, 8, 50, 8]);
  });

  it("has text below its pictures where there is some", () => {
    const picture = { pixels: new Uint8Array(4), text: new Uint8Array(4).fill(200), delay_ms: 100 };
    const size = { colours: GREYS, width: 2, height: 2, scale: 1, label: 2 };
    const bytes = encodeGif({ ...size, pictures: [picture] });
    const gif = new GifReader(bytes);
    const rgba = new Uint8Array(4 * 8);
    gif.decodeAndBlitFrameRGBA(0, rgba);
    expect([gif.height, rgba[0], rgba[4 * 7]]).toEqual([4, 0, 200]);
  });
});
