import { rm } from "node:fs/promises";
import { join } from "node:path";
import { BENCH, ROOT, WORK } from "./paths.js";
import { vite } from "./www.js";

/** @typedef {import("./contestants.js").BrowserContestant} BrowserContestant */

/**
 * Bundles a contestant's module as a site would ship it; returns the folder that holds `entry.js`.
 * @param {BrowserContestant} contestant
 */
export async function bundle({ id, entry, pkg }) {
  const outDir = join(WORK, "bundles", id);
  await rm(outDir, { recursive: true, force: true });
  await vite.build({
    configFile: false,
    logLevel: "error",
    root: BENCH,
    base: `/bundles/${id}/`,
    resolve: {
      alias: pkg ? { "#engine": join(ROOT, "pkg", pkg, "gan_playground.js") } : {},
    },
    build: {
      outDir,
      target: "es2022",
      assetsInlineLimit: 0,
      rollupOptions: {
        input: join(BENCH, "engines", entry),
        preserveEntrySignatures: "strict",
        output: {
          entryFileNames: "entry.js",
          chunkFileNames: "[name].js",
          assetFileNames: "[name][extname]",
        },
      },
    },
  });
  return outDir;
}
