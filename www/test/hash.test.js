import { describe, expect, it } from "vitest";
import { buildHash, inRoom, parseHash } from "../src/shared/hash.js";

/** @type {import("#pkg/types/index.js").Setting[]} */
const SCHEMA = [
  {
    name: "batch_size",
    group: "training",
    kind: "integer",
    default: "64",
    min: 2,
    max: 256,
    help: "",
  },
  { name: "ema_decay", group: "training", kind: "number", default: "0.0", help: "" },
  { name: "lr_g", group: "training", kind: "number", default: "0.0002", help: "" },
  {
    name: "image_size",
    group: "network",
    kind: "choice",
    default: "32",
    choices: ["32"],
    help: "",
  },
];

const LOOKS = { view: "train", present: false, embed: false, hide: [] };

describe("parseHash", () => {
  it("separates the page's options from the engine's settings", () => {
    const { page, values, problems } = parseHash(
      "#autoplay=1&steps=300&device=cpu&lang=zh&features_g=8&anything=x",
    );
    const asked = { autoplay: true, steps: 300, device: "cpu", lang: "zh" };
    expect(page).toEqual({ ...LOOKS, ...asked, weights: "none" });
    expect(values).toEqual({ features_g: "8", anything: "x" });
    expect(problems).toEqual([]);
  });

  it("gives usual values for an empty hash", () => {
    const usual = { autoplay: false, steps: undefined, device: "auto", lang: undefined };
    expect(parseHash("").page).toEqual({ ...LOOKS, ...usual, weights: "none" });
    expect(parseHash("#").page).toEqual({ ...LOOKS, ...usual, weights: "none" });
  });

  it.each(["0", "-1", "1.5", "1e3", "", "many", "100000001"])(
    "names steps=%s and its range",
    (text) => {
      const { page, problems } = parseHash(`#steps=${text}&autoplay=1`);
      expect(page.steps).toBeUndefined();
      expect(page.autoplay).toBe(true); // the others apply
      expect(problems).toHaveLength(1);
      expect(problems[0].code).toBe("setting_range");
      expect(problems[0].params).toEqual({ name: "steps", value: text, range: "1 – 100000000" });
    },
  );

  it("names a device, language or autoplay that does not exist, with the choices", () => {
    const { problems } = parseHash("#device=gpu&lang=fr&autoplay=yes");
    expect(problems.map(({ params }) => [params.name, params.expected])).toEqual([
      ["device", "auto, cpu, webgpu"],
      ["lang", "en, zh"],
      ["autoplay", "0, 1"],
    ]);
  });

  it.each([
    ["", "none"],
    ["view=explore&present=1&embed=1", "none"],
    ["view=explore&lang=en", "mnist-32"],
    ["lang=zh&device=cpu&steps=9", "mnist-32"],
    ["autoplay=1", "none"],
    ["seed=7", "none"],
    ["weights=none", "none"],
    ["weights=mnist-64&autoplay=1", "mnist-64"],
    ["weights=https://host.example/a.safetensors", "https://host.example/a.safetensors"],
    ["weights=my/own.safetensors", "my/own.safetensors"],
  ])("#%s opens on the weights %s", (hash, weights) => {
    expect(parseHash(hash)).toMatchObject({ page: { weights }, problems: [] });
  });

  it("names weights that are neither shipped nor an address", () => {
    const { page, problems } = parseHash("#weights=cifar");
    expect(page.weights).toBe("mnist-32");
    expect(problems[0].params.expected).toContain(
      "mnist-32, mnist-32-conditional, fashion-mnist-32, mnist-64, none",
    );
  });

  it("names a room that does not exist, with those that do, and falls back to the first", () => {
    const { page, problems } = parseHash("#view=cellar&present=yes");
    expect([page.view, page.present]).toEqual(["train", false]);
    expect(problems.map(({ code, params }) => [code, params.name, params.expected])).toEqual([
      ["setting_value", "view", "train, explore, compare, mine, learn"],
      ["setting_value", "present", "0, 1"],
    ]);
  });

  it("takes names of object methods for settings like any other", () => {
    expect(parseHash("#toString=1&constructor=2").values).toEqual({
      toString: "1",
      constructor: "2",
    });
  });
});

describe("inRoom", () => {
  it.each([
    ["", "mine", "view=mine"],
    ["#view=explore&seed=7", "train", "seed=7"],
    ["seed=7&view=explore", "mine", "seed=7&view=mine"],
  ])("#%s in the room %s is #%s", (hash, room, expected) => {
    expect(inRoom(hash, /** @type {any} */ (room))).toBe(expected);
  });
});

describe("buildHash", () => {
  it("leaves out defaults, and is read back as it was written", () => {
    const config = { batch_size: 64, lr_g: 0.001, image_size: 32 };
    const page = parseHash("#device=webgpu&steps=20&autoplay=1").page;
    const hash = buildHash(SCHEMA, config, page);
    expect(hash).toBe("device=webgpu&autoplay=1&steps=20&lr_g=0.001");
    const back = parseHash(hash);
    expect(back.page).toEqual(page);
    expect(back.values).toEqual({ lr_g: "0.001" });
  });

  it.each(["mnist-32", "mnist-64", "https://host.example/a.safetensors", "none"])(
    "is read back as the same weights: %s",
    (weights) => {
      for (const autoplay of [false, true]) {
        const page = { ...parseHash("").page, weights, autoplay };
        const usual = { batch_size: 64, lr_g: 0.0002, image_size: 32 };
        expect(parseHash(buildHash(SCHEMA, usual, page)).page).toEqual(page);
      }
    },
  );

  it("leaves out settings that weights bring along, and keeps those of new networks", () => {
    const config = { batch_size: 32, lr_g: 0.0002, image_size: 32 };
    const hash = (weights) => buildHash(SCHEMA, config, { ...parseHash("").page, weights });
    expect(hash("mnist-32")).toBe("weights=mnist-32");
    expect(hash("mnist-64")).toBe("weights=mnist-64");
    expect(hash("none")).toBe("batch_size=32");
  });

  it("is empty for what the page opens on", () => {
    const config = { batch_size: 64, lr_g: 0.0002, image_size: 32, ema_decay: 0 };
    expect(buildHash(SCHEMA, config, parseHash("").page)).toBe("");
    const trained = { ...parseHash("").page, weights: "mnist-32" };
    expect(buildHash(SCHEMA, config, trained)).toBe("weights=mnist-32");
    expect(buildHash(SCHEMA, config, parseHash("lang=zh").page)).toBe("lang=zh");
  });

  it("names the room and how the page is shown, and what it opens on stays the same", () => {
    const config = { batch_size: 64, lr_g: 0.0002, image_size: 32, ema_decay: 0 };
    for (const link of ["view=mine", "lang=zh&view=explore", "autoplay=1&present=1&embed=1"]) {
      const { page } = parseHash(link);
      expect(buildHash(SCHEMA, config, page)).toBe(link);
    }
  });
});
