import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { nudgeFor, nudging } from "../src/engine/nudging.js";

const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0";
const OTHERS = [
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36",
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15",
];

/** A call that the test settles itself. */
function pending() {
  let settle;
  const call = new Promise((resolve, reject) => (settle = { resolve, reject }));
  return { call, ...settle };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a nudge of the GPU", () => {
  it("is for Firefox only", () => {
    const nudge_gpu = vi.fn();
    nudgeFor({ nudge_gpu }, FIREFOX)();
    expect(nudge_gpu).toHaveBeenCalledOnce();
    for (const userAgent of OTHERS) expect(nudgeFor({ nudge_gpu }, userAgent)).toBeUndefined();
  });

  it("comes again and again while a call waits, and not after its answer", async () => {
    const nudge = vi.fn();
    const { call, resolve } = pending();
    const nudged = nudging(call, nudge);
    expect(nudge).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(100);
    const count = nudge.mock.calls.length;
    expect(count).toBeGreaterThan(10);
    resolve("read");
    expect(await nudged).toBe("read");
    await vi.advanceTimersByTimeAsync(100);
    expect(nudge).toHaveBeenCalledTimes(count);
  });

  it("does not come after a call that failed, whose error passes through", async () => {
    const nudge = vi.fn();
    const { call, reject } = pending();
    const nudged = nudging(call, nudge);
    reject(new Error("lost"));
    await expect(nudged).rejects.toThrow("lost");
    await vi.advanceTimersByTimeAsync(100);
    expect(nudge).not.toHaveBeenCalled();
  });

  it("needs no timer where there is none", async () => {
    const nudged = nudging(Promise.resolve("read"), undefined);
    expect(vi.getTimerCount()).toBe(0);
    expect(await nudged).toBe("read");
  });
});
