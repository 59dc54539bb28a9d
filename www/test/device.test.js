import { describe, expect, it, vi } from "vitest";
import { chooseDevice } from "../src/engine/device.js";

const GOOD = {
  features: new Set(["timestamp-query"]),
  info: { vendor: "acme", architecture: "x1" },
};
const PASSED = { passed: true, largest_difference: 1e-6, tolerance: 1e-3, steps: 5 };

/** A browser, given the adapter it hands out and the outcome of the self-test. */
function browser({ adapter = GOOD, test = PASSED, ...others } = {}) {
  return {
    gpu: { requestAdapter: async () => adapter },
    isSecureContext: true,
    address: new URL("http://lab.example/"),
    loadWebgpu: async () => ({ self_test: async () => test }),
    onPhase: () => {},
    ...others,
  };
}

describe("chooseDevice", () => {
  it("auto takes a real adapter that passes the self-test, and names it", async () => {
    const verdict = await chooseDevice("auto", browser());
    expect(verdict).toEqual({
      device: "webgpu",
      code: "self_test_passed",
      params: { adapter: "acme x1" },
    });
  });

  it("never asks for an adapter nor loads WebGPU when the CPU was chosen", async () => {
    const gpu = { requestAdapter: vi.fn() };
    const loadWebgpu = vi.fn();
    const verdict = await chooseDevice("cpu", browser({ gpu, loadWebgpu }));
    expect(verdict).toEqual({ device: "cpu", code: "chosen", params: {} });
    expect(gpu.requestAdapter).not.toHaveBeenCalled();
    expect(loadWebgpu).not.toHaveBeenCalled();
  });

  const plain = { features: new Set(), info: {} };
  const fallback = { ...GOOD, info: { isFallbackAdapter: true } };
  const olderFallback = { ...GOOD, info: undefined, isFallbackAdapter: true };
  const broken = async () => {
    throw new Error("no route");
  };
  it.each([
    ["no_webgpu", browser({ gpu: undefined })],
    ["insecure_context", browser({ gpu: undefined, isSecureContext: false })],
    [
      "insecure_frame",
      browser({ gpu: undefined, isSecureContext: false, address: new URL("https://a.example/") }),
    ],
    ...[
      "http://localhost:8080/",
      "http://127.0.0.1/",
      "http://[::1]:80/",
      "http://a.localhost/",
    ].map((address) => [
      "insecure_frame",
      browser({ gpu: undefined, isSecureContext: false, address: new URL(address) }),
    ]),
    ["no_adapter", browser({ adapter: null })],
    ["no_adapter", browser({ gpu: { requestAdapter: broken } })],
    ["fallback_adapter", browser({ adapter: fallback })],
    ["fallback_adapter", browser({ adapter: olderFallback })],
    ["no_timestamp_query", browser({ adapter: plain })],
    ["module_failed", browser({ loadWebgpu: broken })],
    ["self_test_error", browser({ loadWebgpu: async () => ({ self_test: broken }) })],
    ["self_test_failed", browser({ test: { ...PASSED, passed: false } })],
  ])("auto falls back to the CPU and says why: %s", async (code, surroundings) => {
    const verdict = await chooseDevice("auto", surroundings);
    expect(verdict.device).toBe("cpu");
    expect(verdict.code).toBe(code);
  });

  it("an explicit wish accepts a fallback adapter, but not a failed self-test", async () => {
    const slow = await chooseDevice("webgpu", browser({ adapter: fallback }));
    expect(slow.device).toBe("webgpu");
    const test = { ...PASSED, passed: false, largest_difference: 0.5 };
    const wrong = await chooseDevice("webgpu", browser({ test }));
    expect(wrong).toEqual({
      device: "cpu",
      code: "self_test_failed",
      params: { difference: 0.5, tolerance: 1e-3 },
    });
  });

  it("auto does not wait for ever for the self-test; an explicit wish does", async () => {
    vi.useFakeTimers();
    const stuck = browser({ loadWebgpu: async () => ({ self_test: () => new Promise(() => {}) }) });
    const auto = chooseDevice("auto", stuck);
    const explicit = vi.fn();
    void chooseDevice("webgpu", stuck).then(explicit);
    await vi.advanceTimersByTimeAsync(61_000);
    expect((await auto).code).toBe("self_test_slow");
    await vi.advanceTimersByTimeAsync(600_000);
    expect(explicit).not.toHaveBeenCalled();
    vi.useRealTimers();
  });
});
