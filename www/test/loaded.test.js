import { afterEach, describe, expect, it, vi } from "vitest";
import { contentsOf } from "../src/engine/contents.js";
import { linkTexts } from "../src/features/settings/link-text.js";
import { contentsTexts, loadedFile } from "../src/features/weights/loaded.js";

/** The bytes of a safetensors file with these tensors, and no numbers. */
function file(names, metadata = {}) {
  const header = Object.fromEntries(names.map((name) => [name, {}]));
  const json = new TextEncoder().encode(JSON.stringify({ __metadata__: metadata, ...header }));
  const bytes = new Uint8Array(8 + json.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true);
  bytes.set(json, 8);
  return bytes;
}

const NETWORKS = ["generator.output.conv.weight", "discriminator.output.conv.weight"];
const MOMENTS = "optimizer.generator.first.output.conv.weight";

describe("contentsOf", () => {
  it("finds everything in a run that was saved here", () => {
    const own = file([...NETWORKS, MOMENTS], { step: "0" });
    const found = file(NETWORKS, { step: "0" });
    expect(contentsOf(own, found)).toEqual({
      hasDiscriminator: true,
      hasOptimizers: true,
      isStepKnown: true,
    });
  });

  it("goes by what the engine found in a file of another program", () => {
    const foreign = new TextEncoder().encode("PK netD.main.0.weight optimizerG.state");
    const none = { hasOptimizers: false, isStepKnown: false };
    expect(contentsOf(foreign, file(NETWORKS, { step: "0" }))).toEqual({
      ...none,
      hasDiscriminator: true,
    });
    expect(contentsOf(foreign, file(NETWORKS.slice(0, 1), { step: "0" }))).toEqual({
      ...none,
      hasDiscriminator: false,
    });
  });

  it("finds the playground's optimisers in a pickle, too", () => {
    const pickled = new TextEncoder().encode(`PK\u0003\u0004 ${NETWORKS.join(" ")} ${MOMENTS}`);
    expect(contentsOf(pickled, file(NETWORKS, { step: "9" }))).toEqual({
      hasDiscriminator: true,
      hasOptimizers: true,
      isStepKnown: true,
    });
  });
});

describe("what is said of a loaded file", () => {
  it("names the settings that are others than those of the run before", () => {
    const config = { image_size: 64, conditional: "off", lr_g: 0.001 };
    const weights = { kind: "file", name: "a.pth", report: {}, step: 0 };
    const store = /** @type {any} */ ({ generation: 3, run: { config }, weights });
    const before = /** @type {any} */ ({ config: { ...config, image_size: 32 } });
    expect(loadedFile(store, before)).toMatchObject({
      generation: 3,
      name: "a.pth",
      changes: [{ name: "image_size", from: "32", to: "64" }],
    });
    expect(loadedFile(store, null)?.changes).toEqual([]);
  });

  it.each([
    [true, true, true, ["weights.loaded.step", "weights.loaded.both"]],
    [true, false, false, ["weights.loaded.no_step", "weights.loaded.appraiser"]],
    [false, true, true, ["weights.loaded.step", "weights.loaded.optimisers"]],
    [false, false, false, ["weights.loaded.no_step", "weights.loaded.neither"]],
  ])(
    "appraiser %s, optimisers %s, step %s",
    (hasDiscriminator, hasOptimizers, isStepKnown, keys) => {
      const contents = { hasDiscriminator, hasOptimizers, isStepKnown };
      expect(contentsTexts({ contents })).toEqual(keys);
    },
  );
});

describe("what is said of the link", () => {
  afterEach(() => vi.unstubAllGlobals());
  const page = (about) => {
    const {
      hash = "",
      embed = false,
      hasOwnImages = false,
      kind = undefined,
      isIn = false,
    } = about;
    const self = /** @type {any} */ ({});
    vi.stubGlobal("window", Object.assign(self, { parent: isIn ? {} : self }));
    return /** @type {any} */ ({
      options: { embed },
      hasOwnImages,
      looks: { linkTo: () => `#${hash}` },
      store: { weights: kind ? { kind } : null },
    });
  };

  it.each([
    [{ hash: "z_dim=8" }, ["settings.link"]],
    [{ hash: "z_dim=8", embed: true }, ["settings.link.frame"]],
    [{ hash: "z_dim=8", isIn: true }, ["settings.link.frame"]],
    [{ hash: "weights=mnist-32", kind: "shipped" }, ["settings.link.weights"]],
    [{ hash: "weights=mnist-32", kind: "shipped", embed: true }, ["settings.link.weights.frame"]],
    [{ hash: "z_dim=8", kind: "file" }, ["settings.link", "settings.link.no_weights"]],
    [
      { hash: "z_dim=8", kind: "run", hasOwnImages: true },
      ["settings.link", "settings.link.no_images", "settings.link.no_weights"],
    ],
  ])("%o", (about, keys) => {
    expect(linkTexts(page(about))).toEqual(keys);
  });
});
