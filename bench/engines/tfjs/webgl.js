import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-webgl";

export { create } from "./train.js";

/** Ready to compute. */
export async function load() {
  if (!(await tf.setBackend("webgl"))) throw new Error("TensorFlow.js has no backend webgl here.");
}
