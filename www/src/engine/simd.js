import { relaxedSimd, simd } from "wasm-feature-detect";

/** Whether there is WebAssembly: the strictest security settings of some browsers switch it off. */
export function hasWasm() {
  return typeof WebAssembly === "object";
}

/** Whether this browser can run the engine at all. */
export async function hasWasmSimd() {
  return hasWasm() && simd();
}

/** Whether it knows the fused multiply-adds that the faster CPU build uses. */
export async function hasRelaxedSimd() {
  return relaxedSimd();
}
