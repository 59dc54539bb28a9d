import { resolve } from "node:path";
import { defineConfig } from "vite";

/**
 * The engine as a package (scripts/build-package.sh): the page's own modules of the worker's side in one file, beside the
 * wasm packages, which stay as they were built.
 */
export default defineConfig({
  publicDir: false,
  build: {
    target: "es2022",
    outDir: "../pkg/npm",
    emptyOutDir: false,
    minify: false, // it is read by those who debug
    lib: { entry: resolve(import.meta.dirname, "src/library/index.js"), formats: ["es"] },
    rolldownOptions: {
      external: /^#pkg\//,
      output: {
        entryFileNames: "index.js",
        paths: (/** @type {string} */ id) => id.replace("#pkg/", "./"),
      },
    },
  },
});
