import { existsSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./paths.js";

/**
 * @typedef {object} Contestant
 * @property {string} id for ONLY=...
 * @property {string} engine
 * @property {string} where
 * @property {boolean} [sweeps] whether it is also measured at other batches and widths
 * @property {boolean} [techniques] whether it is also measured with each technique
 *
 * @typedef {object} InBrowser
 * @property {"browser"} kind
 * @property {string} entry module in engines/
 * @property {string} [pkg] our engine: the wasm build in pkg/
 * @property {string} [device] our engine: where it computes
 * @property {boolean} [isolated] in a page that may have threads (COOP and COEP headers)
 *
 * @typedef {object} AsProcess
 * @property {"process"} kind
 * @property {"native" | "pytorch"} program
 * @property {number} [threads] all that there are, if absent
 *
 * @typedef {Contestant & InBrowser} BrowserContestant
 * @typedef {Contestant & AsProcess} ProcessContestant
 * @typedef {BrowserContestant | ProcessContestant} AnyContestant
 */

const ours = { kind: /** @type {const} */ ("browser"), engine: "this engine", entry: "ours.js" };
const tfjs = { kind: /** @type {const} */ ("browser"), engine: "TensorFlow.js" };
const jax = { kind: /** @type {const} */ ("browser"), engine: "jax-js" };
const native = { kind: /** @type {const} */ ("process"), program: /** @type {const} */ ("native") };
const pytorch = {
  kind: /** @type {const} */ ("process"),
  program: /** @type {const} */ ("pytorch"),
};

/** Our wasm builds; those that were not made are left out. @type {BrowserContestant[]} */
const builds = [
  { ...ours, id: "ours-wasm-cpu", where: "wasm, CPU", pkg: "cpu", device: "cpu", sweeps: true },
  {
    ...ours,
    id: "ours-wasm-cpu-relaxed",
    where: "wasm, CPU, relaxed SIMD (what the page loads where it can)",
    pkg: "cpu-relaxed",
    device: "cpu",
    sweeps: true,
    techniques: true,
  },
  { ...ours, id: "ours-webgpu", where: "WebGPU", pkg: "webgpu", device: "webgpu" },
];

/** @type {AnyContestant[]} */
const all = [
  { ...pytorch, id: "pytorch-1", engine: "PyTorch", where: "native, 1 thread", threads: 1 },
  { ...pytorch, id: "pytorch-2", engine: "PyTorch", where: "native, 2 threads", threads: 2 },
  {
    ...native,
    id: "native-1",
    engine: "this engine",
    where: "native, 1 thread",
    threads: 1,
    sweeps: true,
    techniques: true,
  },
  { ...native, id: "native-threads", engine: "this engine", where: "native, all threads" },
  ...builds.filter(({ pkg }) => existsSync(join(ROOT, "pkg", String(pkg), "gan_playground.js"))),
  { ...tfjs, id: "tfjs-webgpu", where: "WebGPU", entry: "tfjs/webgpu.js" },
  { ...tfjs, id: "tfjs-webgl", where: "WebGL", entry: "tfjs/webgl.js" },
  { ...tfjs, id: "tfjs-wasm", where: "wasm, CPU", entry: "tfjs/wasm.js" },
  { ...tfjs, id: "tfjs-cpu", where: "JavaScript, CPU", entry: "tfjs/cpu.js" },
  { ...jax, id: "jax-webgpu", where: "WebGPU", entry: "jax/webgpu.js" },
  { ...jax, id: "jax-wasm", where: "wasm, CPU", entry: "jax/wasm.js" },
  {
    ...jax,
    id: "jax-wasm-threads",
    where: "wasm, CPU, threads",
    entry: "jax/wasm.js",
    isolated: true,
  },
];

/**
 * @param {string[]} only ids; all when empty
 * @returns {AnyContestant[]}
 */
export function choose(only) {
  const unknown = only.filter((id) => !all.some((contestant) => contestant.id === id));
  if (unknown.length > 0) {
    const known = all.map(({ id }) => id).join(", ");
    throw new Error(`ONLY: there is no ${unknown.join(", ")} here (there are ${known}).`);
  }
  return only.length > 0 ? all.filter(({ id }) => only.includes(id)) : all;
}
