import { existsSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { defineConfig } from "vitest/config";

/** Where wasm-pack left the engine. Another folder can be named for trying out a different build. */
const packages = resolve(import.meta.dirname, process.env.GAN_PKG_DIR ?? "../pkg");

/** Says plainly what is missing; the bundler's own "failed to resolve import" would not. */
function requireEngine() {
  return {
    name: "require-engine",
    buildStart() {
      for (const name of ["cpu", "cpu-relaxed", "webgpu"]) {
        const file = resolve(packages, name, "gan_playground.js");
        if (!existsSync(file)) {
          throw new Error(`The engine is not built: ${file} is missing. Run "make build" first.`);
        }
      }
    },
  };
}

/**
 * The engine's modules are all called alike: their folders tell them apart.
 * @param {{ originalFileNames: string[] }} asset
 */
function assetFileNames({ originalFileNames: [file = ""] }) {
  const name = file.endsWith(".wasm") ? `engine-${basename(dirname(file))}` : "[name]";
  return `assets/${name}-[hash][extname]`;
}

export default defineConfig(({ mode }) => ({
  base: "./", // the site must run from any sub-path of any static host
  resolve: { alias: { "#pkg": packages } },
  plugins: mode === "test" ? [] : [requireEngine()],
  server: { fs: { allow: [".", packages] } },
  // The worker imports the engine's builds dynamically.
  worker: { format: "es", rolldownOptions: { output: { assetFileNames } } },
  build: { target: "es2022", assetsInlineLimit: 0, chunkSizeWarningLimit: 1000 },
  test: { include: ["test/**/*.test.js"] },
}));
