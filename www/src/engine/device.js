/**
 * Which device trains. Every way not to get WebGPU is a code of its own, which the page translates:
 * the learner should always be able to read why the run is where it is.
 */

import { toTrouble } from "../shared/trouble.js";
import { within } from "../shared/within.js";

/** @import { WasmModule } from "./modules.js" */
/** @import { DeviceChoice, DeviceVerdict } from "./protocol.js" */

/**
 * The part of a GPUAdapter that the choice rests on.
 * @typedef {object} AdapterLike
 * @property {{ has(feature: string): boolean }} features
 * @property {{ vendor?: string, architecture?: string, description?: string, isFallbackAdapter?: boolean }} [info]
 * @property {boolean} [isFallbackAdapter] where older browsers keep it
 *
 * @typedef {object} Surroundings what the choice depends on; injected so that tests can play every browser
 * @property {{ requestAdapter(options: object): Promise<AdapterLike | null> } | undefined} gpu
 * @property {boolean} isSecureContext
 * @property {Pick<Location, "protocol" | "hostname">} address of the page's own files
 * @property {() => Promise<Pick<WasmModule, "self_test">>} loadWebgpu
 * @property {(phase: string) => void} onPhase
 */

/** An automatic choice should not keep the learner waiting; an explicit one may take as long as it needs. */
const AUTO_SELF_TEST_LIMIT_MS = 60_000;

/**
 * @param {string} code
 * @param {Record<string, unknown>} [params]
 * @returns {DeviceVerdict}
 */
export function cpuBecause(code, params = {}) {
  return { device: "cpu", code, params };
}

/** @param {unknown} error */
function detailOf(error) {
  return error instanceof Error ? error.message : String(error);
}

/** @param {AdapterLike} adapter */
function adapterName(adapter) {
  const { vendor, architecture, description } = adapter.info ?? {};
  return description || [vendor, architecture].filter(Boolean).join(" ");
}

/** Hosts that browsers trust without https. */
const LOCAL_HOST = /(^|\.)localhost$|^127(\.\d+){3}$|^\[::1\]$/;

/**
 * Why a page does not count as secure: its own address, or that of a page that holds it in a frame.
 * @param {Surroundings["address"]} address
 */
function insecurity({ protocol, hostname }) {
  const isSecure = protocol === "https:" || LOCAL_HOST.test(hostname);
  return isSecure ? "insecure_frame" : "insecure_context";
}

/**
 * The adapter that the choice rests on. Rust opens the device, but the adapter is looked at here, since that decides
 * whether the WebGPU module, 2 MB, is downloaded at all.
 * @param {DeviceChoice} choice
 * @param {Surroundings} surroundings
 * @returns {Promise<{ adapter: AdapterLike } | { verdict: DeviceVerdict }>}
 */
async function findAdapter(choice, { gpu, isSecureContext, address }) {
  if (!gpu) return { verdict: cpuBecause(isSecureContext ? "no_webgpu" : insecurity(address)) };
  let adapter;
  try {
    adapter = await gpu.requestAdapter({ powerPreference: "high-performance" });
  } catch {
    adapter = null; // some browsers reject instead of answering null
  }
  if (!adapter) return { verdict: cpuBecause("no_adapter") };
  const isFallback = adapter.info?.isFallbackAdapter ?? adapter.isFallbackAdapter;
  // A software adapter is slower than our own CPU build; only an explicit wish gets it.
  if (isFallback && choice === "auto") return { verdict: cpuBecause("fallback_adapter") };
  // Without this feature the engine's GPU runtime panics when it opens its first stream.
  if (!adapter.features.has("timestamp-query")) {
    return { verdict: cpuBecause("no_timestamp_query") };
  }
  return { adapter };
}

/**
 * @param {DeviceChoice} choice
 * @param {Pick<WasmModule, "self_test">} module
 * @returns {Promise<DeviceVerdict | null>} null when the test was passed
 */
async function failedSelfTest(choice, module) {
  let result;
  try {
    const test = module.self_test();
    result = choice === "auto" ? await within(test, AUTO_SELF_TEST_LIMIT_MS) : await test;
  } catch (error) {
    return cpuBecause("self_test_error", { detail: detailOf(error) });
  }
  if (result === "late") {
    return cpuBecause("self_test_slow", { seconds: AUTO_SELF_TEST_LIMIT_MS / 1000 });
  }
  if (result.passed) return null;
  const { largest_difference, tolerance } = result;
  return cpuBecause("self_test_failed", { difference: largest_difference, tolerance });
}

/**
 * @param {DeviceChoice} choice
 * @param {Surroundings} surroundings
 * @returns {Promise<DeviceVerdict>}
 */
export async function chooseDevice(choice, surroundings) {
  if (choice === "cpu") return cpuBecause("chosen");
  surroundings.onPhase("adapter");
  const found = await findAdapter(choice, surroundings);
  if ("verdict" in found) return found.verdict;

  surroundings.onPhase("webgpu_module");
  let module;
  try {
    module = await surroundings.loadWebgpu();
  } catch (error) {
    return cpuBecause("module_failed", { trouble: toTrouble(error) });
  }

  surroundings.onPhase("self_test");
  const failure = await failedSelfTest(choice, module);
  if (failure) return failure;
  const code = choice === "auto" ? "self_test_passed" : "chosen";
  return { device: "webgpu", code, params: { adapter: adapterName(found.adapter) } };
}
