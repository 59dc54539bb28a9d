/**
 * Runs before anything else in a contestant's page: counts what crosses to the GPU, in `globalThis.gpuCounts`.
 * WebGL's draw calls and read-backs count as dispatches and read-backs.
 */
{
  const counts = { dispatches: 0, submits: 0, readBacks: 0, bytesWritten: 0 };
  const scope = /** @type {any} */ (globalThis);
  scope.gpuCounts = counts;

  /**
   * @param {string} interfaceName
   * @param {string[]} methods
   * @param {(args: any[]) => void} note
   */
  const watch = (interfaceName, methods, note) => {
    const prototype = scope[interfaceName]?.prototype;
    for (const method of methods.filter((name) => prototype?.[name])) {
      const original = prototype[method];
      prototype[method] = function (/** @type {any[]} */ ...args) {
        note(args);
        return original.apply(this, args);
      };
    }
  };

  watch(
    "GPUComputePassEncoder",
    ["dispatchWorkgroups", "dispatchWorkgroupsIndirect"],
    () => counts.dispatches++,
  );
  watch("WebGL2RenderingContext", ["drawArrays", "drawElements"], () => counts.dispatches++);
  watch("GPUQueue", ["submit"], () => counts.submits++);
  watch("GPUBuffer", ["mapAsync"], () => counts.readBacks++);
  watch("WebGL2RenderingContext", ["getBufferSubData"], () => counts.readBacks++);
  watch("WebGL2RenderingContext", ["readPixels"], (args) => {
    // Otherwise it goes to a buffer on the GPU, which getBufferSubData then reads.
    if (ArrayBuffer.isView(args.at(-1))) counts.readBacks++;
  });
  watch("WebGL2RenderingContext", ["texImage2D", "texSubImage2D"], (args) => {
    counts.bytesWritten += args.at(-1)?.byteLength ?? 0;
  });
  watch("GPUQueue", ["writeBuffer"], ([, , data, offset = 0, size]) => {
    // Offset and size count elements in a typed array, bytes in an ArrayBuffer.
    const unit = data.BYTES_PER_ELEMENT ?? 1;
    counts.bytesWritten += (size ?? data.byteLength / unit - offset) * unit;
  });
  watch("GPUDevice", ["createBuffer"], ([{ size, mappedAtCreation }]) => {
    if (mappedAtCreation) counts.bytesWritten += size;
  });
}
