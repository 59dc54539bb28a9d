import { chooseDevice, cpuBecause } from "./device.js";
import { loadModule } from "./modules.js";
import { toTrouble } from "./trouble.js";

/** @typedef {import("./messages.js").Config} Config */
/** @typedef {import("./messages.js").DeviceChoice} DeviceChoice */
/** @typedef {import("./messages.js").DeviceVerdict} DeviceVerdict */
/** @typedef {{ engine: import("./messages.js").WasmEngine, verdict: DeviceVerdict }} Opened */

/**
 * A new engine on the device that was decided on.
 * @param {DeviceVerdict} verdict
 * @param {Config} config
 * @returns {Promise<Opened>}
 */
export async function createEngine(verdict, config) {
  const module = await loadModule(verdict.device);
  return { engine: await module.Engine.create(verdict.device, config), verdict };
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
    loadWebgpu: () => loadModule("webgpu"),
    onPhase,
  });
}

/**
 * A new engine on the device that was decided on, or on the CPU where that fails after all.
 * @param {DeviceVerdict} verdict
 * @param {Config} config
 * @returns {Promise<Opened>}
 */
export async function openEngine(verdict, config) {
  try {
    return await createEngine(verdict, config);
  } catch (error) {
    if (verdict.device === "cpu") throw error;
    return createEngine(
      cpuBecause("device_unusable", { detail: toTrouble(error).message }),
      config,
    );
  }
}
