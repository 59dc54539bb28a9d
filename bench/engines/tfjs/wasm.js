/**
 * This backend computes, but cannot train a convolution: it has no Conv2DBackpropFilter. Its Conv3DBackpropFilterV2
 * cannot stand in: with depth 1 and stride 2 its gradient is not that of the other backends (4.22.0).
 */
import * as tf from "@tensorflow/tfjs-core";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import plain from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url";
import simd from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url";
import threaded from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url";

export { create } from "./train.js";

/** Ready to compute. */
export async function load() {
  setWasmPaths({
    "tfjs-backend-wasm.wasm": plain,
    "tfjs-backend-wasm-simd.wasm": simd,
    "tfjs-backend-wasm-threaded-simd.wasm": threaded,
  });
  if (!(await tf.setBackend("wasm"))) throw new Error("TensorFlow.js has no backend wasm here.");
}
