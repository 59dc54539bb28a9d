/** Lanes side by side: opened and warmed up one after the other, then measured in turns, A B C A B C ... */
import { median } from "./statistics.js";

/** @typedef {import("./browser-lane.js").BrowserLane | import("./process-lane.js").ProcessLane} Lane */
/** @typedef {import("./options.js").Options} Options */

/**
 * @typedef {object} Record what one lane did
 * @property {string} id
 * @property {import("../engines/digits.js").Config} config
 * @property {string} [notSupported] why there is nothing more
 * @property {string} [notRun] why it was left out
 * @property {{ g: number, d: number }} [parameters]
 * @property {number[]} [loadsMs]
 * @property {string[]} [files] of the bundle that were fetched
 * @property {string} [adapter]
 * @property {number} [firstStepMs]
 * @property {boolean} [isSlow]
 * @property {number} [stepsPerRound]
 * @property {number[]} [roundsMsPerStep]
 * @property {number} [msPerStep] median of the rounds
 * @property {number[][]} [firstLosses] D's and G's, from step 1 on
 * @property {{ [name: string]: number } | null} [gpuPerStep]
 * @property {Awaited<ReturnType<Lane["memory"]>>} [memory]
 */

/** A contestant whose first step takes longer than this is measured in few rounds of one step. */
const SLOW_MS = 5000;
const WARM_UP_STEPS = 5;
const MAX_STEPS = 200;
/** Before each round, unmeasured: a lane that waited for its turn finds its memory paged out and its caches cold. */
const REWARM_STEPS = 5;
/** No call should take longer: a lane that does is given up. */
const LIMIT_MS = 15 * 60_000;
/** Losses of the first steps that are kept, and what the lesson's may be at most. */
const KEPT_LOSSES = 5;
const SANE_LOSS = 20;

/**
 * A critic's loss may be negative, and any size; JSON has `null` for what is not finite.
 * @param {number} loss
 * @param {import("../engines/digits.js").Config} config
 */
function isSane(loss, { settings }) {
  return settings ? Number.isFinite(loss) : loss >= 0 && loss < SANE_LOSS;
}

/**
 * @param {Lane} lane
 * @param {number} steps
 * @returns {Promise<{ ms: number, losses: number[][], gpu: { [name: string]: number } | null }>}
 */
async function train(lane, steps) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`no answer in ${LIMIT_MS / 60_000} minutes`)),
      LIMIT_MS,
    );
  });
  const result = await Promise.race([
    /** @type {Promise<any>} */ (lane.train(steps)),
    late,
  ]).finally(() => clearTimeout(timer));
  const insane = result.losses
    .flat()
    .find((/** @type {number} */ loss) => !isSane(loss, lane.config));
  if (insane !== undefined) throw new Error(`a loss is ${insane}`);
  return result;
}

/**
 * @param {Lane} lane
 * @param {Options} options
 * @returns {Promise<Record>}
 */
async function warmUp(lane, { roundMs }) {
  const opened = await lane.open();
  const first = await train(lane, 1);
  const record = { id: lane.id, config: lane.config, ...opened, firstStepMs: first.ms };
  const firstLosses = first.losses;
  const isSlow = first.ms > SLOW_MS;
  let stepsPerRound = 1;
  if (!isSlow) {
    const { ms, losses } = await train(lane, WARM_UP_STEPS);
    firstLosses.push(...losses);
    stepsPerRound = Math.min(Math.max(1, Math.round((roundMs * WARM_UP_STEPS) / ms)), MAX_STEPS);
  }
  return { ...record, isSlow, stepsPerRound, firstLosses, roundsMsPerStep: [] };
}

/**
 * "not supported" in a few words: a kernel that TensorFlow.js lacks, else the error's first line.
 * @param {unknown} error
 */
function reason(error) {
  const text = error instanceof Error ? error.message : String(error);
  const [, kernel] = /Kernel '(\w+)' not registered/.exec(text) ?? [];
  return kernel ?? text.replace(/^page\.evaluate: /, "").split("\n")[0];
}

/** @param {Record} record @param {Awaited<ReturnType<typeof train>>} result */
function note(record, { ms, losses, gpu }) {
  const steps = losses.length;
  record.roundsMsPerStep?.push(ms / steps);
  record.firstLosses = [...(record.firstLosses ?? []), ...losses].slice(0, KEPT_LOSSES);
  if (!gpu) return;
  const counts = Object.entries(gpu);
  const perStep = Object.fromEntries(counts.map(([name, count]) => [name, count / steps]));
  record.gpuPerStep = counts.some(([, count]) => count > 0) ? perStep : null;
}

/**
 * Opens the lanes, runs the rounds and closes them again.
 * @param {Lane[]} lanes
 * @param {Options} options
 * @param {(text: string) => void} say
 * @returns {Promise<Record[]>} in the lanes' order
 */
export async function measure(lanes, options, say) {
  /** @type {Map<Lane, Record>} */
  const records = new Map();
  try {
    for (const lane of lanes)
      records.set(lane, await attempt(lane, () => warmUp(lane, options), say));
    for (let round = 0; round < options.rounds; round++)
      await runRound(records, round, options, say);
    for (const [lane, record] of records) {
      if (record.notSupported) continue;
      record.memory = await lane.memory();
      record.msPerStep = median(record.roundsMsPerStep ?? []);
    }
  } finally {
    await Promise.all(lanes.map((lane) => lane.close()));
  }
  return [...records.values()];
}

/**
 * @param {Lane} lane
 * @param {() => Promise<Record>} job
 * @param {(text: string) => void} say
 * @returns {Promise<Record>}
 */
async function attempt(lane, job, say) {
  try {
    const record = await job();
    say(
      `${lane.id}: first step ${record.firstStepMs?.toFixed(0)} ms, ${record.stepsPerRound} a round`,
    );
    return record;
  } catch (error) {
    await lane.close();
    say(`${lane.id}: not supported: ${reason(error)}`);
    return { id: lane.id, config: lane.config, notSupported: reason(error) };
  }
}

/**
 * @param {Map<Lane, Record>} records
 * @param {number} round
 * @param {Options} options
 * @param {(text: string) => void} say
 */
async function runRound(records, round, options, say) {
  const times = [];
  for (const [lane, record] of records) {
    const { isSlow } = record;
    if (record.notSupported || (isSlow && round >= options.slowRounds)) continue;
    try {
      if (!isSlow) await train(lane, REWARM_STEPS);
      note(record, await train(lane, record.stepsPerRound ?? 1));
    } catch (error) {
      record.notSupported = reason(error);
      say(`${lane.id}: stopped: ${record.notSupported}`);
      continue;
    }
    times.push(`${lane.id} ${record.roundsMsPerStep?.at(-1)?.toFixed(1)}`);
    // A line of its own for each where one alone takes long.
    if (isSlow) say(`  round ${round + 1}: ${times.at(-1)}`);
  }
  say(`round ${round + 1} of ${options.rounds}, ms/step: ${times.join(", ")}`);
}
