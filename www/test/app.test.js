import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { EngineCalls } from "../src/app/engine-calls.js";
import { Images } from "../src/app/images.js";
import { Inbox } from "../src/app/inbox.js";
import { Lifecycle } from "../src/app/lifecycle.js";
import { Link } from "../src/app/link.js";
import { Store } from "../src/app/store.js";
import { Weights } from "../src/app/weights.js";
import { crashBecause, TroubleError } from "../src/shared/trouble.js";

const CONFIG = { lr_d: 0.5 };
const SCHEMA = [{ name: "lr_d", kind: "number", default: "0.001" }];
const BEGUN = { type: "begun", step: 0, from_checkpoint: false };
const CONFIGURED = { type: "configured", config: CONFIG };
const LOADED = { kind: "loaded", weights: { kind: "shipped", name: "mnist-32", report: {} } };

/** The parts of the app that a link opens, over a worker that does as it is told. */
function opened(hash = "lr_d=0.5") {
  const store = new Store();
  store.schema = /** @type {any} */ (SCHEMA);
  const bridge = /** @type {any} */ ({
    boot: vi.fn(async () => {}),
    send: vi.fn(async () => 5),
    useWeights: vi.fn(async () => {}),
    terminate: vi.fn(),
  });
  const calls = new EngineCalls(bridge, store);
  const location = /** @type {any} */ ({ hash, pathname: "/", search: "" });
  const link = new Link(location, store);
  const images = new Images(bridge, calls, store);
  const weights = new Weights(bridge, calls, link, store);
  const lifecycle = new Lifecycle({ bridge, calls, images, link, store, weights });
  const inbox = new Inbox(store, {
    onCheckpoint: (checkpoint) => (weights.checkpoint = checkpoint),
    onCrash: (trouble) => lifecycle.crashed(trouble),
    onRun: (event) => lifecycle.runs(event),
    onAdjusted: () => link.show(),
    onEvents: () => {},
  });
  /** @param {object[]} events */
  const hear = (...events) => inbox.receive(/** @type {any} */ ({ kind: "events", events }));
  return { store, bridge, calls, link, location, images, weights, lifecycle, inbox, hear };
}

/** Whatever names the entries of one run in the browser's history. */
const VISIT = { visit: expect.any(String) };

let replaceState = vi.fn();
let pushState = vi.fn();
beforeEach(() => {
  [replaceState, pushState] = [vi.fn(), vi.fn()];
  vi.stubGlobal("history", { replaceState, pushState });
  vi.stubGlobal("window", { addEventListener: vi.fn() });
  vi.stubGlobal("document", { baseURI: "http://x/", addEventListener: vi.fn(), hidden: false });
});
afterEach(() => vi.unstubAllGlobals());

describe("the link", () => {
  it("is what runs, from the first run on: what was wrong in it no longer stands there", async () => {
    const { bridge, hear, lifecycle } = opened("lr_d=fast&foo=1&autoplay=1&steps=40");
    bridge.boot.mockImplementation(async () => hear(BEGUN, CONFIGURED));
    await lifecycle.start();
    expect(bridge.boot).toHaveBeenCalledWith(
      expect.objectContaining({ values: { lr_d: "fast", foo: "1" }, device: "auto" }),
    );
    expect(replaceState).toHaveBeenLastCalledWith(VISIT, "", "#autoplay=1&steps=40&lr_d=0.5");
    hear(BEGUN, CONFIGURED); // a reset: this run is not trained at once
    expect(replaceState).toHaveBeenLastCalledWith(VISIT, "", "#steps=40&lr_d=0.5");
  });

  it("stays as it was where the engine could not be started", async () => {
    const { bridge, lifecycle } = opened("lr_d=0.25");
    bridge.boot.mockRejectedValue(new TroubleError("no_engine", ""));
    await lifecycle.start();
    expect(replaceState).not.toHaveBeenCalled();
  });

  it("says that a preset's run is trained at once, and Back leads to the run before", () => {
    const { link, store, location } = opened("lr_d=0.25");
    store.run = /** @type {any} */ ({ config: CONFIG });
    link.options.weights = "none";
    location.href = "http://x/#lr_d=0.25";
    link.remember();
    location.href = "http://x/#lr_d=0.5"; // what the new run has made of it
    link.showTrained(true, "run-7");
    const former = { ...VISIT, run: "run-7" };
    expect(replaceState).toHaveBeenCalledWith(former, "", "http://x/#lr_d=0.25");
    expect(pushState).toHaveBeenCalledWith(VISIT, "", "http://x/#lr_d=0.5");
    // Back leads out of this run, not into a room of it.
    expect(pushState.mock.lastCall?.[0].visit).not.toBe(replaceState.mock.calls[0][0].visit);
    expect(replaceState).toHaveBeenLastCalledWith(VISIT, "", "#autoplay=1&lr_d=0.5");
  });

  it("names the room; back and forward between rooms nothing else of it changes", () => {
    const { link, location } = opened("lr_d=0.25");
    location.href = "http://x/#lr_d=0.25";
    link.go("explore");
    expect(replaceState).toHaveBeenLastCalledWith(VISIT, "", "http://x/#lr_d=0.25");
    expect(pushState).toHaveBeenLastCalledWith(VISIT, "", "#lr_d=0.25&view=explore");
    expect(link.to("mine")).toBe("#lr_d=0.25&view=mine");
    const [state] = /** @type {any} */ (pushState.mock.lastCall);
    vi.stubGlobal("history", { state, replaceState, pushState });
    link.go("mine");
    location.hash = "#lr_d=0.125&view=explore"; // what ran when that room was left
    expect(link.hasTurned()).toBe(true);
    expect(link.options.view).toBe("explore");
    expect(replaceState).toHaveBeenLastCalledWith(VISIT, "", "#lr_d=0.25&view=explore");
    vi.stubGlobal("history", { state: null, replaceState, pushState });
    expect(link.hasTurned()).toBe(false); // a link pasted into the address bar
  });

  it("names the weights that the page opened on, and no more when new networks take their place", async () => {
    const { bridge, hear, inbox, lifecycle, link, store } = opened("weights=mnist-32");
    bridge.boot.mockImplementation(async () => {
      inbox.receive(/** @type {any} */ (LOADED));
      hear({ type: "begun", step: 99, from_checkpoint: true }, CONFIGURED);
    });
    await lifecycle.start();
    expect(store.weights).toMatchObject({ name: "mnist-32", step: 99 });
    expect(link.options.weights).toBe("mnist-32");
    hear(BEGUN, CONFIGURED);
    expect([store.weights, link.options.weights]).toEqual([null, "none"]);
  });

  it("says that weights overrule its settings", async () => {
    const { bridge, hear, inbox, lifecycle, store } = opened("weights=mnist-32&lr_d=1");
    bridge.boot.mockImplementation(async () => {
      inbox.receive(/** @type {any} */ (LOADED));
      hear({ type: "begun", step: 99, from_checkpoint: true });
    });
    await lifecycle.start();
    expect(store.notices.map(({ trouble }) => trouble.code)).toEqual(["weights_overrule"]);
  });
});

describe("an engine that does not start", () => {
  it.each([
    [new Error("unreachable"), "start_failed", "restart"],
    [new TroubleError("engine_unreachable", "offline"), "engine_unreachable", "restart"],
    [new TroubleError("worker_missing", "gone"), "worker_missing", "reload"],
  ])("%s is told as %s, with a %s", async (error, code, action) => {
    const { bridge, lifecycle, store } = opened();
    bridge.boot.mockRejectedValue(error);
    await lifecycle.start();
    expect(store.phase).toBe("error");
    expect(store.notices.at(-1)).toMatchObject({ trouble: { code }, action });
  });
});

describe("after a crash", () => {
  it("the run goes on from its last checkpoint", async () => {
    const { bridge, hear, inbox, lifecycle, store } = opened();
    hear(BEGUN, CONFIGURED);
    const bytes = new Uint8Array(3);
    inbox.receive({ kind: "checkpoint", step: 40, bytes });
    inbox.receive({ kind: "crash", trouble: crashBecause("x") });
    expect([store.phase, store.notices[0].action]).toEqual(["error", "restart"]);
    bridge.boot.mockImplementation(async () => hear({ type: "restored", step: 40 }));
    await lifecycle.restart();
    const options = { checkpoint: bytes, values: { lr_d: "0.5" } };
    expect(bridge.boot).toHaveBeenLastCalledWith(expect.objectContaining(options));
    expect([store.step, store.notices]).toEqual([40, []]);
    inbox.receive({ kind: "crash", trouble: crashBecause("y") });
    await lifecycle.restart(); // from the same one
    expect(bridge.boot).toHaveBeenLastCalledWith(expect.objectContaining(options));
  });

  it("no checkpoint of a former run is taken up", async () => {
    const { bridge, hear, inbox, lifecycle } = opened();
    hear(BEGUN, CONFIGURED);
    inbox.receive({ kind: "checkpoint", step: 40, bytes: new Uint8Array(3) });
    hear(BEGUN, CONFIGURED);
    await lifecycle.restart();
    expect(bridge.boot.mock.lastCall?.[0].checkpoint).toBeUndefined();
    expect(bridge.boot.mock.lastCall?.[0].values).toEqual({ lr_d: "0.5" });
  });

  it("weights of a file can be taken up again, although their bytes went to the worker", async () => {
    const { bridge, hear, inbox, weights } = opened();
    hear(BEGUN, CONFIGURED);
    bridge.useWeights.mockImplementation(async () => {
      inbox.receive(/** @type {any} */ (LOADED));
      hear({ type: "begun", step: 25, from_checkpoint: true }, CONFIGURED);
    });
    const bytes = new Uint8Array([1, 2]);
    expect(await weights.use(async () => ({ kind: "file", name: "x", bytes }))).toBe(true);
    expect(weights.checkpoint).toEqual({ step: 25, bytes });
    expect(weights.checkpoint?.bytes).not.toBe(bytes);
  });
});

describe("a new run", () => {
  it("begins with settings as text; what is wrong in one is for the form to say", async () => {
    const { bridge, calls, store } = opened();
    expect(await calls.configure({ lr_d: "1" })).toEqual({ done: true, problems: [] });
    const command = { type: "configure", settings: { lr_d: "1" } };
    expect(bridge.send).toHaveBeenLastCalledWith(command);
    bridge.send.mockRejectedValue(new TroubleError("setting_range", "", { name: "lr_d" }));
    const refused = await calls.configure({ lr_d: "9" });
    expect([refused.done, refused.problems[0].code]).toEqual([false, "setting_range"]);
    expect(store.notices).toEqual([]);
    bridge.send.mockRejectedValue(new TroubleError("device_failed", ""));
    expect(await calls.configure({ lr_d: "1" })).toEqual({ done: false, problems: [] });
    expect(store.notices[0].trouble.code).toBe("device_failed");
  });
});

describe("an edit", () => {
  it("shows in the form what is wrong in a setting, and the rest as notices", async () => {
    const { bridge, calls, store } = opened();
    const wrong = { code: "setting_range", message: "", params: { name: "lr_d" } };
    const other = { code: "dataset_too_small", message: "", params: { images: 3 } };
    bridge.edit = vi.fn(async () => ({ config: CONFIG, problems: [wrong, other], events: [] }));
    expect(await calls.edit({ lr_d: "9" })).toEqual({ config: CONFIG, problems: [wrong] });
    expect(store.notices.map(({ trouble }) => trouble)).toEqual([other]);
  });
});

describe("images to look at", () => {
  it("real ones are asked for once, and only where there are some", async () => {
    const { bridge, images, store } = opened();
    await images.askForReal();
    expect(bridge.send).not.toHaveBeenCalled();
    store.dataset = /** @type {any} */ ({ name: "mnist" });
    await Promise.all([images.askForReal(), images.askForReal()]);
    expect(bridge.send).toHaveBeenCalledExactlyOnceWith({ type: "real" });
    store.frames.real = /** @type {any} */ ({});
    await images.askForReal();
    expect(bridge.send).toHaveBeenCalledTimes(1);
  });

  it("the nearest ones replace those found before, and the search ends with its answer", async () => {
    const { bridge, images, store } = opened();
    /** @type {(() => void)[]} */
    const ends = [];
    bridge.findNearest = vi.fn(() => new Promise((resolve) => ends.push(() => resolve(undefined))));
    store.evaluation.nearest = /** @type {any} */ ({ step: 5 });
    const first = images.findNearest();
    expect(store.evaluation).toMatchObject({ nearest: null, isSearching: true });
    const second = images.findNearest();
    ends[0]();
    await first;
    expect(store.evaluation.isSearching).toBe(true); // the second one
    ends[1]();
    await second;
    expect(store.evaluation.isSearching).toBe(false);
  });

  it("a search that fails, or whose run has ended, is over, and says so at its button", async () => {
    const { bridge, images, store } = opened();
    bridge.findNearest = vi.fn(() => Promise.reject(new TroubleError("no_dataset", "")));
    await images.findNearest();
    expect(store.evaluation.isSearching).toBe(false);
    expect(store.notices.map(({ source }) => source)).toEqual(["nearest"]);
    bridge.findNearest = vi.fn(() => new Promise(() => {}));
    void images.findNearest();
    expect(store.notices).toEqual([]); // of the search before
    store.clearRun();
    expect(store.evaluation.isSearching).toBe(false);
  });
});
