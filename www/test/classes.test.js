import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Playground } from "../src/app/playground.js";
import { reduceEvent } from "../src/app/reduce-event.js";
import { Store } from "../src/app/store.js";
import { en, zh } from "../src/app/strings.js";
import { TroubleError } from "../src/shared/trouble.js";
import { isConditional, MAX_DIGITS, parseNumber } from "../src/features/classes/classes.js";
import { t, useStrings } from "../src/shared/i18n/index.js";
import { WalkRequests } from "../src/shared/walk-requests.js";

describe("parseNumber", () => {
  it("takes every digit, leading zeros too", () => {
    expect(parseNumber("0042")).toEqual({ classes: [0, 0, 4, 2], note: null });
    expect(parseNumber(" 3 1 ")).toEqual({ classes: [3, 1], note: null });
    expect(parseNumber("４２")).toEqual({ classes: [4, 2], note: null }); // full width
  });

  it("says when something else was typed, and when there is nothing to draw", () => {
    expect(parseNumber("4x2")).toEqual({ classes: [4, 2], note: "ignored" });
    expect(parseNumber("-1.5")).toEqual({ classes: [1, 5], note: "ignored" });
    const nothing = { classes: [], note: "empty" };
    expect(["", "  ", "abc"].map(parseNumber)).toEqual([nothing, nothing, nothing]);
  });

  it("draws the first twelve digits of a longer number", () => {
    expect(parseNumber("1".repeat(MAX_DIGITS)).note).toBeNull();
    const { classes, note } = parseNumber("1234567890123");
    expect([classes.length, classes.at(-1), note]).toEqual([12, 2, "cut"]);
  });
});

describe("isConditional", () => {
  it("goes by the run under way", () => {
    const runs = ["off", "on"].map((conditional) => ({ config: { conditional } }));
    expect([null, ...runs].map(isConditional)).toEqual([false, false, true]);
  });
});

describe("WalkRequests", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  /** Requests that are answered by hand. */
  function pending() {
    /** @type {((elapsedMs: number) => void)[]} */
    const answers = [];
    const request = vi.fn(() => new Promise((resolve) => answers.push(resolve)));
    const answer = async (elapsedMs = 0) => {
      answers.shift()?.(elapsedMs);
      await vi.advanceTimersByTimeAsync(0);
    };
    return { request, answer, requests: new WalkRequests(request) };
  }

  it("never pile up: of wishes made meanwhile only the newest is asked for", async () => {
    const { request, answer, requests } = pending();
    for (let i = 0; i < 5; i++) void requests.now();
    expect(request).toHaveBeenCalledTimes(1);
    await answer();
    expect(request).toHaveBeenCalledTimes(2);
    await answer();
    expect(request).toHaveBeenCalledTimes(2);
  });

  it("leave nine tenths of the time to training", async () => {
    const request = vi.fn(async () => 500);
    const requests = new WalkRequests(request);
    requests.soon();
    await vi.advanceTimersByTimeAsync(0);
    for (let i = 0; i < 5; i++) requests.soon();
    await vi.advanceTimersByTimeAsync(4400);
    expect(request).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(600);
    expect(request).toHaveBeenCalledTimes(2);
  });

  it("wait for nothing once there is no training, so that its end is shown at once", async () => {
    const request = vi.fn(async () => 5000);
    let isTraining = true;
    const requests = new WalkRequests(request, () => isTraining);
    requests.soon();
    await vi.advanceTimersByTimeAsync(0);
    requests.soon();
    await vi.advanceTimersByTimeAsync(3000);
    expect(request).toHaveBeenCalledTimes(1);
    isTraining = false;
    await vi.advanceTimersByTimeAsync(250);
    expect(request).toHaveBeenCalledTimes(2);
  });

  it("draw once more when the networks changed while they were asking", async () => {
    const { request, answer, requests } = pending();
    requests.soon();
    requests.soon();
    await answer();
    expect(request).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(2000);
    expect(request).toHaveBeenCalledTimes(2);
  });

  it("stop with their view", async () => {
    const { request, answer, requests } = pending();
    requests.soon();
    requests.soon();
    requests.stop();
    await answer();
    await vi.advanceTimersByTimeAsync(5000);
    expect(request).toHaveBeenCalledTimes(1);
  });
});

describe("a number that is asked for", () => {
  /** @param {string} code of the engine's refusal */
  async function askRefused(code) {
    const app = new Playground(/** @type {any} */ ({ hash: "" }));
    app.bridge.send = () => Promise.reject(new TroubleError(code, code));
    const elapsedMs = await app.walk({ type: "write", seed: 1, classes: [4, 2] });
    return { elapsedMs, codes: app.store.notices.map(({ trouble }) => trouble.code) };
  }

  it("is dropped in silence when another kind of run has begun", async () => {
    expect(await askRefused("not_conditional")).toEqual({ elapsedMs: 0, codes: [] });
  });

  it("is reported when it fails for another reason", async () => {
    const { codes } = await askRefused("device_failed");
    expect(codes).toEqual(["device_failed"]);
  });

  it("has its picture in the store, apart from the walk's", () => {
    const store = new Store();
    const frame = { type: "frame", kind: "written", columns: 2, rows: 1 };
    reduceEvent(store, /** @type {any} */ (frame));
    expect(store.frames.written).toBe(frame);
    expect([store.frames.fixed, store.frames.interpolation]).toEqual([null, null]);
  });
});

describe("the grid in words", () => {
  it("counts its pictures and rows", () => {
    useStrings({ en, zh });
    const grid = { count: 80, rows: 10, columns: 8, step: 5 };
    expect(t("digits.aria", grid)).toBe("80 generated digits in 10 rows of 8, at step 5");
  });
});
