import { describe, expect, it } from "vitest";
import { SerialQueue } from "../src/shared/serial-queue.js";

describe("SerialQueue", () => {
  it("runs jobs one after another, in the order in which they were given", async () => {
    const queue = new SerialQueue();
    /** @type {string[]} */
    const log = [];
    const job = (/** @type {string} */ name, /** @type {number} */ ms) => async () => {
      log.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, ms));
      log.push(`${name} ends`);
      return name;
    };
    const answers = await Promise.all([queue.run(job("slow", 20)), queue.run(job("fast", 0))]);
    expect(answers).toEqual(["slow", "fast"]);
    expect(log).toEqual(["slow begins", "slow ends", "fast begins", "fast ends"]);
  });

  it("goes on after a job that failed, and tells its caller", async () => {
    const queue = new SerialQueue();
    const failed = queue.run(() => Promise.reject(new Error("disk")));
    const next = queue.run(() => 7);
    await expect(failed).rejects.toThrow("disk");
    expect(await next).toBe(7);
  });
});
