import { beforeEach, describe, expect, it, vi } from "vitest";
import { TroubleError } from "../src/shared/trouble.js";

/** What the fake engines were asked, in order, as "device method". */
let calls = [];
/** Ends the fake GPU. */
let loseGpu;
/** What `train` on a device does, where a test wants something else of it. */
let train = {};
/** What the opening of an engine on a device waits for. */
let opening = {};

const DATA = { images: new Uint8Array([1]), labels: undefined };

/** An engine that counts steps: a checkpoint is one byte, its step. */
class FakeEngine {
  step = 0;
  state = "loading";
  measuring = 0;
  constructor(device, settings) {
    this.device = device;
    this.config = { dataset: "mnist", ...settings };
    this.note("open");
  }
  note(name) {
    calls.push(`${this.device} ${name}`);
  }
  run(first) {
    const { config } = this;
    return [first, { type: "configured", config }, { type: "state", state: this.state }];
  }
  settings() {
    return { schema: [], presets: [], config: this.config, problems: [] };
  }
  async begin() {
    this.note("begin");
    return this.run({ type: "begun", step: 0, from_checkpoint: false });
  }
  load_dataset(images, labels, name) {
    this.note(`data ${name}`);
    this.state = this.step ? "paused" : "ready";
    return [
      { type: "dataset", name: name ?? null },
      { type: "state", state: this.state },
    ];
  }
  async handle({ type }) {
    this.note(type);
    if (type === "preview") return [frame()];
    if (type === "real") throw new TroubleError("no_dataset", "no images", { what: "images" });
    if (type === "nearest") this.measuring = 2;
    if (type === "reset") this.measuring = 0;
    if (type === "train") this.state = "training";
    if (type === "pause") this.state = "paused";
    return type === "nearest" ? [] : [{ type: "state", state: this.state }];
  }
  edit(settings) {
    this.note("edit");
    this.config = { ...this.config, ...settings };
    const { config, step } = this;
    return { config, problems: [], events: [{ type: "adjusted", step, config }] };
  }
  async train() {
    await train[this.device]?.();
    this.step += 1;
    if (this.step < 3) return [{ type: "metrics", rows: [{ step: this.step }] }];
    this.state = "paused";
    return [
      { type: "metrics", rows: [{ step: this.step }] },
      { type: "state", state: "paused" },
    ];
  }
  load_classifier() {}
  is_evaluating() {
    return this.measuring > 0;
  }
  async evaluate_slice() {
    this.measuring -= 1;
    return this.measuring ? [] : [{ type: "nearest", fakes: frame(), nearest: frame() }];
  }
  async save() {
    this.note("save");
    return new Uint8Array([this.step]);
  }
  async load([step]) {
    this.step = step;
    return this.run({ type: "begun", step, from_checkpoint: true });
  }
  async restore([step]) {
    this.note(`restore ${step}`);
    this.step = step;
    return this.run({ type: "restored", step });
  }
  free() {
    this.note("free");
  }
}

function frame() {
  return { type: "frame", kind: "fixed", pixels: new Uint8Array([7]) };
}

vi.mock("../src/engine/modules.js", () => ({
  memoryBytes: () => 0,
  loadModule: async () => ({
    Engine: {
      open: async (device, settings) => {
        await opening[device];
        return new FakeEngine(device, settings);
      },
    },
    self_test: async () => ({ passed: true }),
    device_lost: () => new Promise((resolve) => (loseGpu = resolve)),
    nudge_gpu: () => calls.push("nudge"),
  }),
}));

const { EngineHost } = await import("../src/engine/host.js");

/** A host and what it posts: the types of events, the kinds of other messages. */
function start() {
  const posted = [];
  const transferred = [];
  const host = new EngineHost("https://host.example/", (message, transferables = []) => {
    const names = message.kind === "events" ? message.events.map(({ type }) => type) : [];
    posted.push(...(message.kind === "events" ? names : [message.kind]));
    transferred.push(...transferables);
  });
  return { host, posted, transferred };
}

/** Boots with images of the learner's, so that nothing is downloaded. */
async function booted(device = "cpu", options = {}) {
  const started = start();
  await started.host.boot({ values: {}, device, files: DATA, ...options });
  return started;
}

beforeEach(() => {
  calls = [];
  train = {};
  opening = {};
  const adapter = { features: new Set(["timestamp-query"]), info: { description: "acme" } };
  vi.stubGlobal("navigator", { gpu: { requestAdapter: async () => adapter } });
});

describe("EngineHost", () => {
  it("opens on the CPU, shows the run, and gives it the data when the device is settled", async () => {
    const { posted } = await booted();
    expect(calls).toEqual(["cpu open", "cpu begin", "cpu data undefined"]);
    const run = ["begun", "configured", "state", "device", "dataset", "state"];
    expect(posted).toEqual(["progress", "settings", "device", ...run, "classifier"]);
  });

  it("takes the run to the GPU at step 0", async () => {
    await booted("webgpu");
    const moved = ["cpu save", "webgpu open", "cpu free", "webgpu restore 0"];
    expect(calls).toEqual(["cpu open", "cpu begin", ...moved, "webgpu data undefined"]);
  });

  it("goes on from a checkpoint instead of a new run", async () => {
    const { posted } = await booted("cpu", { checkpoint: new Uint8Array([9]) });
    expect(calls).toContain("cpu restore 9");
    expect(posted).toContain("restored");
    expect(posted).not.toContain("begun");
  });

  it("trains by itself to the end, and then draws and keeps the run", async () => {
    const { host, posted } = await booted();
    await host.command({ type: "train" });
    await vi.waitFor(() => expect(posted.at(-1)).toBe("checkpoint"));
    expect(posted.filter((name) => name === "metrics")).toHaveLength(3);
    expect(calls.slice(-2)).toEqual(["cpu preview", "cpu save"]);
  });

  it("finds nearest images slice by slice, and transfers both mosaics", async () => {
    const { host, posted, transferred } = await booted();
    await host.findNearest();
    expect(posted.at(-1)).toBe("nearest");
    expect(transferred).toHaveLength(2);
  });

  it("ends a search whose run, or whose engine, is gone, and one that another replaces", async () => {
    const { host, posted } = await booted();
    const settles = (/** @type {Promise<unknown>} */ search) =>
      expect(search).resolves.toBe(undefined);
    const lost = host.findNearest();
    await host.command({ type: "reset" });
    await settles(lost);
    const [first, second] = [host.findNearest(), host.findNearest()];
    await Promise.all([settles(first), settles(second)]);
    expect(posted.filter((kind) => kind === "nearest")).toHaveLength(1);
    const moved = host.findNearest();
    await host.useDevice("webgpu");
    await settles(moved);
  });

  it("keeps the run after an edit that it took at once", async () => {
    const { host, posted } = await booted();
    const { config, problems } = await host.edit({ lr_d: "0.1" });
    expect([config.lr_d, problems]).toEqual(["0.1", []]);
    expect(posted.slice(-2)).toEqual(["adjusted", "checkpoint"]);
  });

  it("answers edits while a device is being tested; other commands wait", async () => {
    const { host, posted } = await booted();
    let answer;
    navigator.gpu.requestAdapter = () => new Promise((resolve) => (answer = resolve));
    const moved = host.useDevice("webgpu");
    const drawn = host.command({ type: "preview" });
    const edited = host.edit({ lr_d: "0.1" });
    await vi.waitFor(() => expect(posted).toContain("adjusted"));
    expect(posted).not.toContain("frame");
    answer(null);
    await Promise.all([moved, drawn, edited]);
    expect(calls.slice(-2)).toEqual(["cpu preview", "cpu save"]);
  });

  it("gives an edit to the engine that the run is on its way to", async () => {
    const { host } = await booted();
    let open;
    opening.webgpu = new Promise((resolve) => (open = resolve));
    const moved = host.useDevice("webgpu");
    await vi.waitFor(() => expect(calls).toContain("cpu save"));
    const edited = host.edit({ lr_d: "0.1" });
    open();
    await Promise.all([moved, edited]);
    expect(calls).toContain("webgpu edit");
    expect(calls).not.toContain("cpu edit");
  });

  it("goes on on the CPU when a GPU is lost that never answers", async () => {
    train.webgpu = () => new Promise(() => {});
    const { host, posted } = await booted("webgpu");
    await host.command({ type: "train" });
    await new Promise((resolve) => setTimeout(resolve, 20));
    loseGpu("gone");
    await vi.waitFor(() => expect(posted.filter((name) => name === "metrics")).toHaveLength(3));
    expect(calls).toContain("cpu restore 0");
    expect(calls).not.toContain("webgpu free");
    expect(posted).not.toContain("trouble");
  });

  it.each([
    ["webgpu", "Firefox/153.0", true],
    ["webgpu", "Chrome/156.0.0.0", false],
    ["cpu", "Firefox/153.0", false],
  ])("while %s is awaited in %s, nudges the GPU: %s", async (device, userAgent, isNudged) => {
    navigator.userAgent = userAgent;
    const { host, posted } = await booted(device);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(calls).not.toContain("nudge"); // nothing is awaited
    let answer;
    const answered = new Promise((resolve) => (answer = resolve));
    train[device] = () => answered;
    await host.command({ type: "train" });
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(calls.includes("nudge")).toBe(isNudged);
    answer([{ type: "state", state: "paused" }]);
    await vi.waitFor(() => expect(posted.at(-1)).toBe("checkpoint"));
    const count = calls.length;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(calls).toHaveLength(count);
  });

  it("pauses and says so where training fails on the CPU; a panic is a crash", async () => {
    train.cpu = () => Promise.reject(new Error("no luck"));
    const first = await booted();
    await first.host.command({ type: "train" });
    await vi.waitFor(() => expect(first.posted.slice(-2)).toEqual(["trouble", "state"]));
    train.cpu = () => Promise.reject(new WebAssembly.RuntimeError("unreachable"));
    const second = await booted();
    await second.host.command({ type: "train" });
    await vi.waitFor(() => expect(second.posted.at(-1)).toBe("crash"));
    await expect(second.host.save()).rejects.toMatchObject({ code: "no_engine" });
  });
});
