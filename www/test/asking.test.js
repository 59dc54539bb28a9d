import { describe, expect, it, vi } from "vitest";
import { EngineCalls } from "../src/app/engine-calls.js";
import { Store } from "../src/app/store.js";
import { TroubleError } from "../src/shared/trouble.js";

const FOUND = { type: "found", what: "verdicts", fakes: { logits: new Float32Array([1, 2]) } };

/** What the engine does with each command. @type {Record<string, () => object[]>} */
const ANSWERS = {
  verdicts: () => [FOUND],
  // The last phase of a step: it counts now.
  phase: () => [
    { type: "found", what: "phase", next: null },
    { type: "metrics", rows: [{ step: 1 }] },
    { type: "state", state: "paused" },
  ],
  invert_on: () => {
    throw new TroubleError("no_inversion", "There is no search.");
  },
};

vi.mock("../src/engine/modules.js", () => ({
  memoryBytes: () => 0,
  loadModule: async () => ({
    Engine: {
      open: async () => ({
        settings: () => ({ schema: [], presets: [], config: {}, problems: [] }),
        begin: async () => [{ type: "begun", step: 0, from_checkpoint: false }],
        load_dataset: () => [{ type: "state", state: "ready" }],
        is_evaluating: () => false,
        save: async () => new Uint8Array([1]),
        handle: async (/** @type {{ type: string }} */ { type }) => ANSWERS[type](),
      }),
    },
  }),
}));

const { EngineHost } = await import("../src/engine/host.js");
const { buffersOf } = await import("../src/engine/buffers.js");

vi.stubGlobal("navigator", {});

/** A host with images, and the types of the events and the kinds of the other messages that it posts. */
async function booted() {
  /** @type {string[]} */
  const posted = [];
  const host = new EngineHost("https://host.example/", (message) => {
    const isEvents = message.kind === "events";
    posted.push(...(isEvents ? message.events.map(({ type }) => type) : [message.kind]));
  });
  const files = { images: new Uint8Array([1]), labels: undefined };
  await host.boot({ baseUrl: "https://host.example/", values: {}, device: "cpu", files });
  posted.length = 0;
  return { host, posted };
}

describe("what is found in the networks", () => {
  it("goes to whoever asks, and to nobody else", async () => {
    const { host, posted } = await booted();
    expect(await host.ask({ type: "verdicts" })).toBe(FOUND);
    expect(posted).toEqual([]);
  });

  it("comes with a step's last phase, which is told to all, and the run is kept", async () => {
    const { host, posted } = await booted();
    expect(await host.ask({ type: "phase" })).toMatchObject({ what: "phase" });
    expect(posted).toEqual(["metrics", "state", "checkpoint"]);
  });

  it("is undefined where a command finds nothing or fails, which is a notice", async () => {
    const { host } = await booted();
    const store = new Store();
    const calls = new EngineCalls(/** @type {any} */ (host), store);
    expect(await calls.ask({ type: "verdicts" })).toBe(FOUND);
    expect(await calls.ask({ type: "invert_on", iterations: 5 })).toBe(undefined);
    expect(store.notices.map(({ trouble, source }) => [trouble.code, source])).toEqual([
      ["no_inversion", "invert_on"],
    ]);
  });

  it("is transferred: the memory of every typed array, at whatever depth", () => {
    const [bytes, floats] = [new Uint8Array([1]), new Float32Array([2])];
    const layers = [{ name: "a", mosaic: { pixels: bytes } }];
    expect(buffersOf([{ what: "activations", layers, floats, reals: null }])).toEqual([
      bytes.buffer,
      floats.buffer,
    ]);
  });
});
