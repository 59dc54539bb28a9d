/** What each technique costs: a step of our engine with it, beside the same engine's plain step. */
import { newLane } from "./plan.js";
import { measure } from "./rounds.js";
import { median } from "./statistics.js";

/** @typedef {import("./contestants.js").AnyContestant} AnyContestant */
/** @typedef {import("./plan.js").Context} Context */
/** @typedef {import("./rounds.js").Record} Record */
/** @typedef {{ name: string, settings: { [name: string]: string } }} Technique */

/**
 * @typedef {object} Measured one technique by one contestant
 * @property {string} technique
 * @property {{ [name: string]: string }} settings
 * @property {string} [notSupported] why there is nothing more
 * @property {number} [msPerStep]
 * @property {number} [timesPlain] median of the rounds, each against the plain step of the same round
 * @property {number[]} [roundsMsPerStep]
 * @property {number[]} [plainRoundsMsPerStep]
 *
 * @typedef {{ id: string, plainMsPerStep: number | undefined, measured: Measured[] }} Series
 */

const FEATURES = 16;
/** Lanes open at once beside a plain one: each is a browser or a process with all the digits. */
const GROUP = 7;
/** A gradient penalty needs it, and spectral norm stands in for batch norm. */
const NO_NORM = { norm_d: "none" };

/** Each technique alone, with what it cannot work without. @type {Technique[]} */
const TECHNIQUES = [
  { name: "minimax loss", settings: { loss: "minimax" } },
  { name: "least squares loss", settings: { loss: "least_squares" } },
  { name: "hinge loss", settings: { loss: "hinge" } },
  { name: "WGAN, clipped weights", settings: { loss: "wasserstein", clip_weights: "0.01" } },
  { name: "WGAN-GP", settings: { loss: "wasserstein", penalty: "gradient", ...NO_NORM } },
  { name: "R1", settings: { penalty: "r1", ...NO_NORM } },
  { name: "spectral norm in D", settings: { spectral_norm: "d", ...NO_NORM } },
  { name: "spectral norm in both", settings: { spectral_norm: "both", ...NO_NORM } },
  { name: "label smoothing", settings: { label_smoothing: "0.1" } },
  { name: "label flips", settings: { label_flip: "0.05" } },
  { name: "instance noise", settings: { instance_noise: "0.1" } },
  { name: "clipped gradients", settings: { clip_gradient: "1" } },
  { name: "minibatch standard deviation", settings: { minibatch_std: "on" } },
  { name: "mode-seeking term", settings: { diversity: "1" } },
  { name: "conditional networks", settings: { conditional: "on" } },
  { name: "resizing, then convolutions", settings: { upsample: "resize" } },
  { name: "fully connected networks", settings: { architecture: "dense" } },
  { name: "no batch norm in D", settings: NO_NORM },
  { name: "RMSProp", settings: { optimizer: "rmsprop" } },
  { name: "SGD with momentum", settings: { optimizer: "sgd" } },
  { name: "average of G's weights", settings: { ema_decay: "0.999" } },
];

/**
 * @param {AnyContestant[]} contestants
 * @param {Context} context
 * @returns {Promise<Series[]>} of each contestant that is measured with techniques
 */
export async function measureTechniques(contestants, context) {
  const series = [];
  for (const contestant of contestants.filter(({ techniques }) => techniques)) {
    context.say(`Techniques: ${contestant.engine}, ${contestant.where}`);
    series.push(await measureSeries(contestant, context));
  }
  return series;
}

/**
 * @param {AnyContestant} contestant
 * @param {Context} context
 * @returns {Promise<Series>}
 */
async function measureSeries(contestant, context) {
  const measured = [];
  for (let from = 0; from < TECHNIQUES.length; from += GROUP) {
    const group = TECHNIQUES.slice(from, from + GROUP);
    measured.push(...(await measureGroup(contestant, group, context)));
  }
  const plain = measured.flatMap(({ plainRoundsMsPerStep = [] }) => plainRoundsMsPerStep);
  return {
    id: contestant.id,
    plainMsPerStep: plain.length > 0 ? median(plain) : undefined,
    measured,
  };
}

/**
 * Some techniques in turns with the plain step.
 * @param {AnyContestant} contestant
 * @param {Technique[]} group
 * @param {Context} context
 */
async function measureGroup(contestant, group, context) {
  const lanes = [undefined, ...group.map(({ settings }) => settings)].map((settings) =>
    newLane(contestant, { features: FEATURES, settings }, context),
  );
  const options = { ...context.options, ...context.options.techniques };
  const [plain, ...records] = await measure(lanes, options, context.say);
  const measured = group.map((technique, at) => againstPlain(technique, records[at], plain));
  for (const { technique, notSupported, timesPlain } of measured) {
    context.say(`  ${technique}: ${notSupported ?? timesPlain?.toFixed(2)}`);
  }
  return measured;
}

/**
 * @param {Technique} technique
 * @param {Record} record
 * @param {Record} plain
 * @returns {Measured}
 */
function againstPlain({ name, settings }, record, plain) {
  const { msPerStep, roundsMsPerStep = [] } = record;
  const { roundsMsPerStep: plainRoundsMsPerStep = [] } = plain;
  const notSupported = record.notSupported ?? plain.notSupported;
  if (notSupported) return { technique: name, settings, notSupported };
  return {
    technique: name,
    settings,
    msPerStep,
    timesPlain: median(roundsMsPerStep.map((ms, round) => ms / plainRoundsMsPerStep[round])),
    roundsMsPerStep,
    plainRoundsMsPerStep,
  };
}
