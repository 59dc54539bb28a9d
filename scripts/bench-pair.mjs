// Lets two builds of the training step take turns (scripts/bench-pair.sh) and compares their times and losses.
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const SCRIPTS = dirname(fileURLToPath(import.meta.url));
const DIGITS = join(SCRIPTS, "../data/mnist/train-images-idx3-ubyte");
/** Rounds before the first one that counts: the processor warms up, and V8 compiles wasm once more. */
const WARM_UP = 2;

/** A process that says `{ parameters }`, then takes numbers of steps and answers each with `{ ms, losses }`, all as lines. */
class Contestant {
  constructor(target, build, features) {
    const options = ["--features", String(features), "--digits", DIGITS];
    const [command, ...args] =
      target === "native"
        ? [join(build, "step"), "--serve", ...options]
        : [process.execPath, join(SCRIPTS, "bench-pair-wasm.mjs"), build, ...options];
    this.child = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
    this.lines = createInterface({ input: this.child.stdout })[Symbol.asyncIterator]();
  }

  async read() {
    const { value, done } = await this.lines.next();
    if (done) throw new Error("a contestant has stopped");
    return JSON.parse(value);
  }

  train(steps) {
    this.child.stdin.write(`${steps}\n`);
    return this.read();
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

async function compare(target, builds, features, rounds, steps) {
  const contestants = builds.map((build) => new Contestant(target, build, features));
  await Promise.all(contestants.map((contestant) => contestant.read()));
  const [times, losses] = [[[], []], [[], []]];
  for (let round = 0; round < WARM_UP + rounds; round++) {
    // A begins in every other round.
    for (const at of round % 2 ? [1, 0] : [0, 1]) {
      const result = await contestants[at].train(steps);
      losses[at].push(...result.losses);
      if (round >= WARM_UP) times[at].push(result.ms / steps);
    }
  }
  contestants.forEach((contestant) => contestant.close());
  const ratios = times[0].map((ms, round) => times[1][round] / ms);
  const [low, median, high] = [0.25, 0.5, 0.75].map((share) => quantile(ratios, share).toFixed(3));
  const [msA, msB] = times.map((each) => quantile(each, 0.5).toFixed(2));
  console.log(`f = ${features}: B / A = ${median} (quartiles ${low} to ${high}; A ${msA} ms, B ${msB} ms a step); ${lossesLine(...losses)}`);
}

const [target, buildA, buildB, rounds, steps, features] = process.argv.slice(2);
console.log(`${target}, ${rounds} rounds of ${steps} steps`);
for (const each of features.split(",")) {
  await compare(target, [buildA, buildB], Number(each), Number(rounds), Number(steps));
}
