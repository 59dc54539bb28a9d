/**
 * The smallest module that uses a SIMD instruction: one function returning
 * `i8x16.popcnt(i8x16.splat(0))` as v128.
 */
const SIMD_MODULE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15,
  253, 98, 11,
]);

/** Whether this browser can run the engine at all: both its builds are compiled with wasm SIMD. */
export function hasWasmSimd() {
  return typeof WebAssembly === "object" && WebAssembly.validate(SIMD_MODULE);
}
