/**
 * TensorFlow.js' wasm backend cannot train a convolution: it has no kernel for the filter's gradient. It has one for
 * three dimensions, though, so this lends it what is missing: a plane is a volume of depth 1.
 */
import { getKernel, registerKernel } from "@tensorflow/tfjs-core";

export * from "./wasm.js";

/** @typedef {import("@tensorflow/tfjs-core").TensorInfo} TensorInfo */

/** @param {TensorInfo} plane `[batch, height, width, channels]` @returns {TensorInfo} with depth 1; the same data */
const asVolume = ({ dataId, dtype, shape: [batch, ...rest] }) => ({
  dataId,
  dtype,
  shape: [batch, 1, ...rest],
});

registerKernel({
  kernelName: "Conv2DBackpropFilter",
  backendName: "wasm",
  kernelFunc: ({ inputs, attrs, backend }) => {
    const { x, dy } = /** @type {{ x: TensorInfo, dy: TensorInfo }} */ (inputs);
    const { strides, pad, filterShape } = /** @type {any} */ (attrs);
    const [down, right] = [strides].flat().concat(strides).slice(0, 2);
    const volume = /** @type {TensorInfo} */ (
      getKernel("Conv3DBackpropFilterV2", "wasm").kernelFunc({
        inputs: { x: asVolume(x), dy: asVolume(dy) },
        attrs: { strides: [1, down, right], pad, filterShape: [1, ...filterShape] },
        backend,
      })
    );
    return { dataId: volume.dataId, dtype: volume.dtype, shape: filterShape };
  },
});
