import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { peakRss } from "./memory.js";
import { BENCH, ROOT } from "./paths.js";

/** @typedef {import("./contestants.js").ProcessContestant} ProcessContestant */
/** @typedef {import("../engines/digits.js").Config} Config */

/**
 * One contestant with one configuration, in a process of its own: it says `{ parameters }`, then takes numbers of
 * steps and answers each with `{ ms, losses }`, all as lines.
 */
export class ProcessLane {
  /** @param {ProcessContestant} contestant @param {Config} config */
  constructor(contestant, config) {
    this.contestant = contestant;
    this.config = config;
    this.id = contestant.id;
  }

  async open() {
    const { program, threads } = this.contestant;
    const [command, ...args] = commandOf(program);
    const { batch, features, z, seed, settings = {} } = this.config;
    const digits = join(ROOT, "data/mnist/train-images-idx3-ubyte");
    const options = { batch, features, z, seed, threads: threads ?? 0, digits };
    const flags = [
      ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]),
      ...Object.entries(settings).flatMap(([name, value]) => ["--set", `${name}=${value}`]),
    ];
    /** @type {Record<string, string>} */
    const limits = threads
      ? {
          RAYON_NUM_THREADS: `${threads}`,
          OMP_NUM_THREADS: `${threads}`,
          MKL_NUM_THREADS: `${threads}`,
        }
      : {};
    const env = { ...process.env, ...limits };
    // A group of its own, so that Ctrl-C reaches main.js alone; it ends when its input does, whatever happens.
    this.child = spawn(command, [...args, ...flags], {
      env,
      detached: true,
      stdio: ["pipe", "pipe", "inherit"],
    });
    this.gone = new Promise((resolve) => this.child?.once("exit", resolve));
    this.lines = createInterface({ input: this.child.stdout })[Symbol.asyncIterator]();
    const { parameters } = await this.#read();
    return { loadsMs: [], files: [], parameters, adapter: "" };
  }

  /** @param {number} steps */
  async train(steps) {
    this.child?.stdin.write(`${steps}\n`);
    return { gpu: null, ...(await this.#read()) };
  }

  async #read() {
    const line = await this.lines?.next();
    if (!line || line.done) throw new Error(`${this.id} has stopped`);
    return JSON.parse(line.value);
  }

  async memory() {
    const peak = peakRss(this.child?.pid ?? 0);
    return { peakRss: peak, gpuProcessPeakRss: null, wasmBytes: null, tensorBytes: null };
  }

  async close() {
    this.child?.kill("SIGKILL");
    await this.gone;
  }
}

/** @param {"native" | "pytorch"} program */
function commandOf(program) {
  const variable = { native: "BENCH_NATIVE", pytorch: "BENCH_PYTHON" }[program];
  const command = process.env[variable];
  if (!command) throw new Error(`${variable} is not set: run this by make bench`);
  return program === "native" ? [command, "--serve"] : [command, join(BENCH, "pytorch_step.py")];
}
