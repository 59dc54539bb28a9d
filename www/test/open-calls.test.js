import { expect, test } from "vitest";
import { OpenCalls } from "../src/engine/open-calls.js";

test("a call is answered as it was, and forgotten", async () => {
  const calls = new OpenCalls();
  expect(await calls.wait(Promise.resolve(3))).toBe(3);
  await expect(calls.wait(Promise.reject(new Error("no")))).rejects.toThrow("no");
  await Promise.resolve();
  expect(calls.size).toBe(0);
});

test("calls without an answer are given up together, later ones are not", async () => {
  const calls = new OpenCalls();
  const open = [1, 2].map(() => calls.wait(new Promise(() => {})));
  expect(calls.size).toBe(2);
  calls.abandon(new Error("stopped"));
  for (const call of open) await expect(call).rejects.toThrow("stopped");
  expect(calls.size).toBe(0);
  expect(await calls.wait(Promise.resolve("answer"))).toBe("answer");
});
