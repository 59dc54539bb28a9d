// Lets two builds of the training step take turns (scripts/bench-pair.sh) and compares their times and losses.
import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const SCRIPTS = dirname(fileURLToPath(import.meta.url));
const DIGITS = join(SCRIPTS, "../data/mnist/train-images-idx3-ubyte");
/** Rounds before the first one that counts: the processor warms up, and V8 compiles wasm once more. */
const WARM_UP = 2;

/** Options of V8 with which it runs the build with relaxed SIMD. */
const RELAXED_SIMD = ["--experimental-wasm-relaxed-simd"];

/** A process that says `{ parameters }`, then takes numbers of steps and answers each with `{ ms, losses }`, all as lines. */
class Contestant {
  constructor(target, build, features) {
    const options = ["--features", String(features), "--digits", DIGITS];
    const [command, ...args] =
      target === "native"
        ? [join(build, "step"), "--serve", ...options]
        : // Node 20 has relaxed SIMD behind a flag; later versions ignore the flag.
          [process.execPath, ...RELAXED_SIMD, join(SCRIPTS, "bench-pair-wasm.mjs"), build, ...options];
    this.child = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
    this.lines = createInterface({ input: this.child.stdout })[Symbol.asyncIterator]();
  }

  async read() {
    const { value, done } = await this.lines.next();
    if (done) throw new Error("a contestant has stopped");
    return JSON.parse(value);
  }

  /** @param {number} steps @returns `{ ms, cpuMs, losses }` */
  async train(steps) {
    const before = this.#cpuMs();
    this.child.stdin.write(`${steps}\n`);
    const result = await this.read();
    return { ...result, cpuMs: this.#cpuMs() - before };
  }

  /** CPU time of all threads so far; NaN on systems that do not tell. */
  #cpuMs() {
    try {
      const tasks = `/proc/${this.child.pid}/task`;
      const nanoseconds = readdirSync(tasks).map((id) => Number(readFileSync(`${tasks}/${id}/schedstat`, "utf8").split(" ")[0]));
      return nanoseconds.reduce((sum, each) => sum + each, 0) / 1e6;
    } catch {
      return NaN;
    }
  }

  close() {
    this.child.stdin.end();
  }
}

function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low + (high - low) * (at - Math.floor(at));
}

function lossesLine(a, b) {
  const differs = a.findIndex((pair, step) => pair.some((loss, at) => !Object.is(loss, b[step][at])));
  return differs < 0 ? `losses of ${a.length} steps identical` : `losses differ from step ${differs + 1} on`;
}

/** The median of the rounds' ratios B / A with their quartiles, and the median times in ms. */
function ratioLine(name, [a, b]) {
  const ratios = a.map((ms, round) => b[round] / ms);
  const [low, median, high] = [0.25, 0.5, 0.75].map((share) => quantile(ratios, share).toFixed(3));
  const [msA, msB] = [a, b].map((times) => quantile(times, 0.5).toFixed(2));
  return `  ${name}: B / A = ${median} (quartiles ${low} to ${high}); a step: A ${msA} ms, B ${msB} ms`;
}

async function compare(target, builds, features, rounds, steps) {
  const contestants = builds.map((build) => new Contestant(target, build, features));
  await Promise.all(contestants.map((contestant) => contestant.read()));
  const [times, cpuTimes, losses] = [[[], []], [[], []], [[], []]];
  for (let round = 0; round < WARM_UP + rounds; round++) {
    // A begins in every other round.
    for (const at of round % 2 ? [1, 0] : [0, 1]) {
      const result = await contestants[at].train(steps);
      losses[at].push(...result.losses);
      if (round < WARM_UP) continue;
      times[at].push(result.ms / steps);
      cpuTimes[at].push(result.cpuMs / steps);
    }
  }
  contestants.forEach((contestant) => contestant.close());
  console.log(`f = ${features}: ${lossesLine(...losses)}`);
  console.log(ratioLine("time", times));
  if (!cpuTimes.flat().some(Number.isNaN)) console.log(ratioLine("CPU time", cpuTimes));
}

const [target, buildA, buildB, rounds, steps, features] = process.argv.slice(2);
console.log(`${target}, ${rounds} rounds of ${steps} steps`);
for (const each of features.split(",")) {
  await compare(target, [buildA, buildB], Number(each), Number(rounds), Number(steps));
}
