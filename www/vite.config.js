import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { defineConfig } from "vitest/config";

/** Where wasm-pack left the engine. Another folder can be named for trying out a different build. */
const packages = resolve(import.meta.dirname, process.env.GAN_PKG_DIR ?? "../pkg");

/** Says plainly what is missing; the bundler's own "failed to resolve import" would not. */
function requireEngine() {
  return {
    name: "require-engine",
    buildStart() {
      for (const name of ["cpu", "webgpu"]) {
        const file = resolve(packages, name, "gan_playground.js");
        if (!existsSync(file)) {
          throw new Error(`The engine is not built: ${file} is missing. Run "make build" first.`);
        }
      }
    },
  };
}

export default defineConfig(({ mode }) => ({
  base: "./", // the site must run from any sub-path of any static host
  resolve: { alias: { "#pkg": packages } },
  plugins: mode === "test" ? [] : [requireEngine()],
  server: { fs: { allow: [".", packages] } },
  worker: { format: "es" }, // the worker imports its two engine builds dynamically
  build: { target: "es2022", assetsInlineLimit: 0, chunkSizeWarningLimit: 1000 },
  test: { include: ["test/**/*.test.js"] },
}));
