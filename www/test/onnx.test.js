/**
 * What `gan export --format onnx` writes, in onnxruntime-web. The models and the images that the engine draws of the same
 * latents lie in exports/; a test of the command line keeps them up to date (cli/tests/export.rs).
 */
import { readFileSync, readdirSync } from "node:fs";
import { InferenceSession, Tensor } from "onnxruntime-web";
import { describe, expect, it } from "vitest";

const FOLDER = new URL("exports/", import.meta.url);
const NAMES = readdirSync(FOLDER).filter((file) => file.endsWith(".onnx"));
/** Largest difference of a pixel; black and white are 2 apart. */
const TOLERANCE = 5e-4;
const TYPES = { F32: ["float32", Float32Array], I64: ["int64", BigInt64Array] };

/** The tensors of a safetensors file, by name. */
function tensorsOf(file) {
  const bytes = new Uint8Array(readFileSync(new URL(file, FOLDER)));
  const start = 8 + Number(new DataView(bytes.buffer).getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, start)));
  const tensor = ([name, { dtype, shape, data_offsets }]) => {
    const [type, Values] = TYPES[dtype];
    const [from, to] = data_offsets.map((offset) => start + offset);
    return [name, new Tensor(type, new Values(bytes.slice(from, to).buffer), shape)];
  };
  return Object.fromEntries(Object.entries(header).map(tensor));
}

describe("exported models in onnxruntime-web", () => {
  it.each(NAMES)(
    "%s draws what the engine draws",
    async (name) => {
      const { z, class: classes, images } = tensorsOf(name.replace(".onnx", ".expected"));
      const session = await InferenceSession.create(readFileSync(new URL(name, FOLDER)));
      const isConditional = name.includes("-conditional");
      expect(session.inputNames).toEqual(isConditional ? ["z", "class"] : ["z"]);
      const inputs = { z: z.reshape([...z.dims, 1, 1]), ...(isConditional && { class: classes }) };
      const drawn = (await session.run(inputs)).images;
      expect(drawn.dims).toEqual(images.dims);
      const differences = drawn.data.map((value, at) => Math.abs(value - images.data[at]));
      expect(Math.max(...differences)).toBeLessThan(TOLERANCE);
      expect(Math.max(...images.data) - Math.min(...images.data)).toBeGreaterThan(0.5);
    },
    60_000,
  );

  it("has models to run", () => {
    expect(NAMES.length).toBeGreaterThan(4);
  });
});
