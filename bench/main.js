/** The benchmark behind `make bench`: see scripts/bench.sh for what it needs and docs/benchmarks.md for what it means. */
import { execFileSync } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { choose } from "./runner/contestants.js";
import { describeMachine, describeVersions } from "./runner/machine.js";
import { minutes } from "./runner/minute.js";
import { readOptions } from "./runner/options.js";
import { BENCH, ROOT, WORK } from "./runner/paths.js";
import { compare, load, sweep } from "./runner/plan.js";
import { serve } from "./runner/server.js";
import { between, table, techniqueTable } from "./runner/table.js";
import { measureTechniques } from "./runner/techniques.js";

/** @typedef {import("./runner/contestants.js").AnyContestant} AnyContestant */
/** @typedef {import("./runner/plan.js").Context} Context */

const PLOT = "![Step time against batch and features](bench/step-time.svg)";
const started = performance.now();

/** @param {string} text */
function say(text) {
  const seconds = ((performance.now() - started) / 1000).toFixed(0).padStart(5);
  console.log(`${seconds} s  ${text}`);
}

/**
 * @param {AnyContestant[]} contestants
 * @param {Context} context
 */
async function compareAll(contestants, context) {
  const { options } = context;
  /** @type {Awaited<ReturnType<typeof compare>>[]} */
  const comparisons = [];
  for (const features of options.widths) {
    comparisons.push(await compare(contestants, features, comparisons[0]?.records ?? [], context));
  }
  const [{ records }] = comparisons;
  const loads = await load(contestants, records, context);
  const sweeps = [];
  for (const [over, values] of /** @type {const} */ ([
    ["batch", options.sweeps.batches],
    ["features", options.sweeps.features],
  ])) {
    sweeps.push(...(await sweep(contestants, over, values, context)));
  }
  const learned = options.only.length > 0 ? [] : await minutes(options.minuteSeeds, context);
  const gpu = records.find(({ adapter }) => adapter)?.adapter ?? "";
  return { contestants, gpu, comparisons, loads, sweeps, minutes: learned };
}

/**
 * Complete results go to docs/bench and docs/benchmarks.md, all others only to the work folder.
 * @param {{ quick: boolean, only: string[] }} options
 */
const isComplete = ({ quick, only }) => !quick && only.length === 0;

/**
 * @param {string} name
 * @param {any} results
 * @param {import("./runner/options.js").Options} options
 */
async function write(name, results, options) {
  const folder = isComplete(options) ? join(ROOT, "docs/bench") : WORK;
  await mkdir(folder, { recursive: true });
  const file = join(folder, name);
  // The paths of the bundles are this machine's own.
  const shorten = (/** @type {string} */ key, /** @type {any} */ value) =>
    key === "files" && typeof value[0] === "string"
      ? value.map((/** @type {string} */ path) => basename(path))
      : value;
  await writeFile(file, `${JSON.stringify(results, shorten, 1)}\n`);
  return { file, folder };
}

/**
 * @param {string} name of a place in docs/benchmarks.md
 * @param {string} text
 * @param {import("./runner/options.js").Options} options
 */
async function show(name, text, options) {
  console.log(`\n${text}\n`);
  if (!isComplete(options)) return;
  const page = join(ROOT, "docs/benchmarks.md");
  await writeFile(page, between(await readFile(page, "utf8"), name, text));
}

/**
 * @param {any} results
 * @param {import("./runner/options.js").Options} options
 */
async function publishComparison(results, options) {
  const { file, folder } = await write("results.json", results, options);
  if (process.env.BENCH_PYTHON) {
    execFileSync(process.env.BENCH_PYTHON, [join(BENCH, "plot.py"), file, folder], {
      stdio: "inherit",
    });
  }
  await show("bench", `${table(results)}\n\n${PLOT}`, options);
  say(`Done: ${file}`);
}

/**
 * @param {any} results
 * @param {import("./runner/options.js").Options} options
 */
async function publishTechniques(results, options) {
  if (results.techniques.length === 0) return;
  const { file } = await write("techniques.json", results, options);
  await show("techniques", techniqueTable(results), options);
  say(`Done: ${file}`);
}

async function main() {
  const options = readOptions(process.env);
  const server = await serve();
  /** @type {Context} */
  const context = { server, adapter: options.adapter, options, lanes: new Set(), say: report };
  let isInterrupted = false;
  // What breaks while everything is being closed is no news.
  function report(/** @type {string} */ text) {
    if (!isInterrupted) say(text);
  }
  const stop = async () => {
    if (isInterrupted) return;
    isInterrupted = true;
    console.log("\nStopping: nothing is written.");
    await Promise.allSettled([...context.lanes].map((lane) => lane.close()));
    process.exit(130);
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  try {
    const about = {
      date: new Date().toISOString(),
      machine: describeMachine(),
      versions: describeVersions(),
      options,
    };
    const contestants = choose(options.only);
    if (options.part === "") {
      await publishComparison({ ...about, ...(await compareAll(contestants, context)) }, options);
    }
    const techniques = await measureTechniques(contestants, context);
    await publishTechniques({ ...about, contestants, techniques }, options);
  } catch (error) {
    if (isInterrupted) await new Promise(() => {});
    throw error;
  } finally {
    server.close();
    await Promise.allSettled([...context.lanes].map((lane) => lane.close()));
  }
}

await main();
