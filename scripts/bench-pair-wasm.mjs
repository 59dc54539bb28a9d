// The native step benchmark's `--serve` (cli/benches/step.rs), for a wasm build in Node. Usage: BUILD --features F --digits FILE.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [build, , features, , digits] = process.argv.slice(2);

// The module loads itself as a page does; Node does not fetch files.
globalThis.fetch = async (url) =>
  new Response(readFileSync(new URL(url)), { headers: { "Content-Type": "application/wasm" } });

const engine = await import(pathToFileURL(join(build, "ours.js")).href);
await engine.load();
const config = { batch: 64, features: Number(features), z: 100, seed: 42 };
const run = await engine.create(config, new Uint8Array(readFileSync(digits)), { device: "cpu" });
console.log(JSON.stringify({ parameters: run.parameters }));
for await (const line of createInterface({ input: process.stdin })) {
  const start = performance.now();
  const losses = await run.train(Number(line));
  console.log(JSON.stringify({ ms: performance.now() - start, losses }));
}
