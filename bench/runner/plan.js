/** What is measured: the comparison at each width, loading, and the sweeps. */
import { BrowserLane } from "./browser-lane.js";
import { downloadSize } from "./download.js";
import { ProcessLane } from "./process-lane.js";
import { measure } from "./rounds.js";
import { linearFit, median } from "./statistics.js";

/** @typedef {import("./contestants.js").AnyContestant} AnyContestant */
/** @typedef {import("./rounds.js").Record} Record */
/** @typedef {import("./rounds.js").Lane} Lane */
/** @typedef {{ server: any, adapter: string, options: import("./options.js").Options, lanes: Set<Lane>,
 *   say: (text: string) => void }} Context */
/** @typedef {{ batch?: number, features: number, settings?: { [name: string]: string } }} Size and what else differs */

/** The lesson's latents and batch. */
const Z = 100;
const BATCH = 64;
const SEED = 42;
/** A wider network is several times the work: not for one whose step takes longer than this already. */
const TOO_SLOW_MS = 10_000;
const LOADS = 3;

/** @param {Size} size */
function configOf({ batch = BATCH, features, settings }) {
  return { batch, features, z: Z, seed: SEED, settings };
}

/**
 * @param {AnyContestant} contestant
 * @param {Size} size
 * @param {Context} context
 * @returns {Lane}
 */
export function newLane(contestant, size, context) {
  const config = configOf(size);
  const lane =
    contestant.kind === "browser"
      ? new BrowserLane(contestant, config, context)
      : new ProcessLane(contestant, config);
  context.lanes.add(lane);
  return lane;
}

/**
 * @param {Record[]} records
 * All must train the same network.
 */
function assertSameNetwork(records) {
  const counts = records
    .filter(({ parameters }) => parameters)
    .map(({ id, parameters }) => ({ id, ...parameters }));
  const odd = counts.find(({ g, d }) => g !== counts[0].g || d !== counts[0].d);
  if (odd) throw new Error(`Not the same network: ${JSON.stringify([counts[0], odd])}`);
  return counts[0] && { g: counts[0].g, d: counts[0].d };
}

/**
 * The record of a contestant that need not try again, or cannot be waited for.
 * @param {AnyContestant} contestant
 * @param {number} features
 * @param {Record[]} narrower
 * @returns {Record | undefined}
 */
function leaveOut({ id }, features, narrower) {
  const { notSupported, msPerStep = 0 } = narrower.find((record) => record.id === id) ?? {};
  const config = configOf({ features });
  if (notSupported) return { id, config, notSupported };
  if (msPerStep > TOO_SLOW_MS) return { id, config, notRun: "too slow" };
}

/**
 * The same network by all contestants at one width.
 * @param {AnyContestant[]} contestants
 * @param {number} features
 * @param {Record[]} narrower what is known from a narrower network
 * @param {Context} context
 */
export async function compare(contestants, features, narrower, context) {
  const left = contestants
    .map((contestant) => leaveOut(contestant, features, narrower))
    .filter((record) => !!record);
  context.say(`Comparison at f = ${features}, batch ${BATCH}`);
  const lanes = contestants
    .filter(({ id }) => !left.some((record) => record.id === id))
    .map((contestant) => newLane(contestant, { features }, context));
  const measured = await measure(lanes, context.options, context.say);
  const parameters = assertSameNetwork(measured);
  context.say(`parameters of every contestant: G ${parameters?.g}, D ${parameters?.d}`);
  const baseline = measured.find(({ id }) => id === "pytorch-1")?.msPerStep;
  for (const record of measured) {
    const { msPerStep } = record;
    if (baseline && msPerStep) Object.assign(record, { timesPytorch1: msPerStep / baseline });
  }
  return { features, batch: BATCH, parameters, records: [...measured, ...left] };
}

/**
 * Loading in fresh browsers, in turns, and what it downloads.
 * @param {AnyContestant[]} contestants
 * @param {Record[]} records of the first comparison
 * @param {Context} context
 */
export async function load(contestants, records, context) {
  const lanes = contestants
    .filter((contestant) => contestant.kind === "browser")
    .filter(({ id }) => records.find((record) => record.id === id)?.files)
    .map(
      (contestant) => /** @type {BrowserLane} */ (newLane(contestant, { features: 16 }, context)),
    );
  context.say(`Loading, ${LOADS} times each in a fresh browser`);
  /** @type {{ [id: string]: number[] }} */
  const rounds = Object.fromEntries(lanes.map(({ id }) => [id, []]));
  for (let round = 0; round < LOADS; round++) {
    for (const lane of lanes) rounds[lane.id].push(await lane.reload());
  }
  const results = [];
  for (const { id } of lanes) {
    const files = records.find((record) => record.id === id)?.files ?? [];
    const download = await downloadSize(files);
    const loadMs = median(rounds[id]);
    context.say(
      `${id}: loads in ${loadMs.toFixed(0)} ms, ${(download.brotliBytes / 1e6).toFixed(2)} MB in brotli`,
    );
    results.push({ id, loadMs, roundsMs: rounds[id], download });
  }
  return results;
}

/**
 * Step time against one size, for each contestant that sweeps.
 * @param {AnyContestant[]} contestants
 * @param {"batch" | "features"} over
 * @param {number[]} values
 * @param {Context} context
 */
export async function sweep(contestants, over, values, context) {
  context.say(`Step time against ${over}`);
  const series = contestants.filter(({ sweeps }) => sweeps);
  const lanes = series.flatMap((contestant) =>
    values.map((value) => newLane(contestant, { features: 16, [over]: value }, context)),
  );
  const records = await measure(lanes, context.options, context.say);
  return series.map(({ id }) => {
    const own = records.filter((record) => record.id === id);
    /** @type {[number, number][]} */
    const points = own
      .filter(({ msPerStep }) => msPerStep)
      .map((record) => [record.config[over], record.msPerStep ?? 0]);
    return { id, over, points, fit: linearFit(points), records: own };
  });
}
