import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-webgpu";

export { create } from "./train.js";

/** Ready to compute. */
export async function load() {
  if (!(await tf.setBackend("webgpu")))
    throw new Error("TensorFlow.js has no backend webgpu here.");
}
