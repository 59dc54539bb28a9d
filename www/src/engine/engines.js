import { toTrouble } from "../shared/trouble.js";
import { chooseDevice, cpuBecause } from "./device.js";
import { loadModule } from "./modules.js";
import { nudgeFor } from "./nudging.js";

/** @import { WasmEngine } from "./modules.js" */
/** @import { DeviceChoice, DeviceVerdict } from "./protocol.js" */

/**
 * A new engine; for one on a GPU the promise of why that was lost, and what has the browser look whether it is done,
 * where that is needed.
 * @typedef {{ engine: WasmEngine, verdict: DeviceVerdict, lost?: Promise<string>, nudge?: () => void }} Opened
 */

/**
 * A new engine on the device that was decided on.
 * @param {DeviceVerdict} verdict
 * @param {Record<string, string>} settings as text
 * @returns {Promise<Opened>}
 */
export async function openEngine(verdict, settings) {
  const module = await loadModule(verdict.device);
  const engine = await module.Engine.open(verdict.device, settings);
  if (verdict.device === "cpu") return { engine, verdict };
  const nudge = nudgeFor(module, navigator.userAgent);
  return { engine, verdict, lost: module.device_lost(), nudge };
}

/**
 * A new engine on the device that was decided on, or on the CPU where that fails after all.
 * @param {DeviceVerdict} verdict
 * @param {Record<string, string>} [settings] as text; the default ones if left out
 * @returns {Promise<Opened>}
 */
export async function openEngineSomewhere(verdict, settings = {}) {
  try {
    return await openEngine(verdict, settings);
  } catch (error) {
    if (verdict.device === "cpu") throw error;
    return openEngine(
      cpuBecause("device_unusable", { detail: toTrouble(error).message }),
      settings,
    );
  }
}

/**
 * The device for a wish, in this browser.
 * @param {DeviceChoice} choice
 * @param {(phase: string) => void} onPhase
 */
export function decideDevice(choice, onPhase) {
  return chooseDevice(choice, {
    gpu: /** @type {any} */ (navigator).gpu,
    isSecureContext: globalThis.isSecureContext,
    address: globalThis.location,
    loadWebgpu: () => loadModule("webgpu"),
    onPhase,
  });
}
