import { describe, expect, it } from "vitest";
import { metadataOf, reportOf, weightsUrl } from "../src/engine/weights.js";

/** The bytes of a safetensors file with this header, and no tensors. */
function file(header, claimed = undefined) {
  const json = new TextEncoder().encode(header);
  const bytes = new Uint8Array(8 + json.length);
  new DataView(bytes.buffer).setBigUint64(0, claimed ?? BigInt(json.length), true);
  bytes.set(json, 8);
  return bytes;
}

describe("metadataOf", () => {
  it("reads what a file says about itself, wherever its bytes begin", () => {
    const bytes = file('{"__metadata__":{"step":"50"}}');
    expect(metadataOf(bytes)).toEqual({ step: "50" });
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(metadataOf(shifted.subarray(3))).toEqual({ step: "50" });
  });

  it.each([
    ["nothing", new Uint8Array(0)],
    ["too little", new Uint8Array(7)],
    ["a header longer than the file", file("{}", 2n ** 63n)],
    ["no JSON", file("{")],
    ["JSON of another kind", file("null")],
    ["no metadata", file('{"a":{}}')],
  ])("gives nothing for %s", (_, bytes) => {
    expect(metadataOf(bytes)).toEqual({});
    expect(reportOf(bytes)).toEqual({});
  });
});

describe("reportOf", () => {
  it("gives the figures and leaves out the rest", () => {
    const report = JSON.stringify({ distance: 8.25, modes: 10, note: "text", counts: [1] });
    const bytes = file(JSON.stringify({ __metadata__: { report } }));
    expect(reportOf(bytes)).toEqual({ distance: 8.25, modes: 10 });
  });

  it("survives a damaged report", () => {
    expect(reportOf(file('{"__metadata__":{"report":"{"}}'))).toEqual({});
    expect(reportOf(file('{"__metadata__":{"report":"null"}}'))).toEqual({});
  });
});

describe("weightsUrl", () => {
  const base = "https://host.example/some/path/index.html";
  it("finds shipped weights beside the page, and addresses as they are", () => {
    expect(weightsUrl({ kind: "shipped", name: "mnist-32" }, base)).toBe(
      "https://host.example/some/path/weights/mnist-32.safetensors",
    );
    const link = (name) => weightsUrl({ kind: "link", name }, base);
    expect(link("https://other.example/w.safetensors")).toBe("https://other.example/w.safetensors");
    expect(link("my/w.safetensors")).toBe("https://host.example/some/path/my/w.safetensors");
  });
});
