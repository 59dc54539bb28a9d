import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Watchdog } from "../src/app/watchdog.js";

const SECOND = 1000;

describe("Watchdog", () => {
  /** @type {{ resolve: (answer?: unknown) => void, reject: (error: Error) => void }[]} */
  let asked;
  /** @type {string[]} */
  let told;
  /** @type {Watchdog} */
  let watchdog;

  beforeEach(() => {
    vi.useFakeTimers();
    asked = [];
    told = [];
    watchdog = new Watchdog({
      ask: () => new Promise((resolve, reject) => void asked.push({ resolve, reject })),
      onSilent: (seconds) => told.push(`silent for ${seconds} s`),
      onAnswer: () => told.push("answers"),
    });
    watchdog.start();
  });

  afterEach(() => {
    watchdog.stop();
    vi.useRealTimers();
  });

  it("says nothing of an engine that answers, however late", async () => {
    for (let round = 0; round < 4; round++) {
      await vi.advanceTimersByTimeAsync(30 * SECOND);
      asked.at(-1)?.resolve();
    }
    expect(told).toEqual([]);
    expect(asked.length).toBeGreaterThan(3);
  });

  it("tells once that an engine has not answered for 30 s, and asks it only once meanwhile", async () => {
    await vi.advanceTimersByTimeAsync(300 * SECOND);
    expect(told).toEqual(["silent for 30 s"]);
    expect(asked).toHaveLength(1);
  });

  it("takes it back when the engine answers after all", async () => {
    await vi.advanceTimersByTimeAsync(60 * SECOND);
    asked[0].resolve();
    await vi.advanceTimersByTimeAsync(20 * SECOND);
    expect(told).toEqual(["silent for 30 s", "answers"]);
    expect(asked).toHaveLength(2);
  });

  it("starts again after an engine that was ended", async () => {
    await vi.advanceTimersByTimeAsync(20 * SECOND);
    asked[0].reject(new Error("the engine was stopped"));
    await vi.advanceTimersByTimeAsync(30 * SECOND);
    expect(told).toEqual([]);
    expect(asked).toHaveLength(2);
  });

  it("does nothing once it is stopped", async () => {
    watchdog.stop();
    await vi.advanceTimersByTimeAsync(100 * SECOND);
    expect(asked).toHaveLength(0);
  });
});
