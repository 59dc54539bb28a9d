import { relaxedSimd, simd } from "wasm-feature-detect";

/** Whether this browser can run the engine at all; with its strictest security settings it has no WebAssembly. */
export async function hasWasmSimd() {
  return typeof WebAssembly === "object" && simd();
}

/** Whether it knows the fused multiply-adds that the faster CPU build uses. */
export async function hasRelaxedSimd() {
  return relaxedSimd();
}
