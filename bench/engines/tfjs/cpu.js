import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";

export { create } from "./train.js";

/** Ready to compute. */
export async function load() {
  if (!(await tf.setBackend("cpu"))) throw new Error("TensorFlow.js has no backend cpu here.");
}
