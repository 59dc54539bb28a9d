import { isUnreadable } from "../evaluation/evaluation-state.js";

/** @typedef {import("../../shared/page.js").Store} Store */
/** @typedef {Pick<NonNullable<Store["evaluation"]["latest"]>, "step" | "samples" | "rejected" | "modes" | "distance">} Evaluated */
/** @typedef {"diverged" | "early" | "starved" | "collapsed" | "scores" | "appraiser" | "leaning" | "even"
 *   | "unreadable" | "forger"} Standing */

/**
 * What the verdict is made of.
 * @typedef {object} Signals
 * @property {number} step
 * @property {string} loss the name of the loss
 * @property {number} lossD mean over the last steps, like the next three
 * @property {number} lossG
 * @property {number} real D(x)
 * @property {number} fake D(G(z))
 * @property {number | null} spread how much the sheet's pictures differ, as a multiple of what real ones do
 * @property {Evaluated | null} evaluated what the classifier found last
 * @property {Evaluated | null} before what it found the time before
 */

export const LESSON_LOSS = "bce";
/** Losses whose discriminator gives a probability; with the others it gives a score. */
export const OF_PROBABILITIES = [LESSON_LOSS, "minimax"];

/** D(x) - D(G(z)), averaged over the last steps. */
const LEADS = /** @type {const} */ ({
  /** Above this the discriminator separates them almost perfectly. */
  clear: 0.75,
  /** Below this it can hardly tell. */
  even: 0.15,
});
/** Before this many steps every run looks the same: grey, and alike. */
const EARLY_STEPS = 100;
/** Losses that learn stay far below this; those that run away pass it within some hundred steps. */
const RUNAWAY_LOSS = 1000;
/** Sheets with less than this share of the spread of real pictures show the same picture again and again. */
const COLLAPSED_SPREAD = 0.5;
/** Classes that a forger draws which covers most of them. */
const MANY_MODES = 8;
/** Fewer classes than this are a few pictures over and over. */
const FEW_MODES = 4;
/** Steps after which a measurement may no longer hold of the sheet. */
const OLD_STEPS = 100;
/** The distance falls if it is below this share of the one before. */
const FALLING = 0.9;

/**
 * How the game stands. The two networks' losses tell who leads, but not whether the pictures are any good: a forger
 * that draws one blot may be believed as often as one that draws ten digits.
 * @param {Signals} signals
 * @returns {Standing}
 */
export function standing(signals) {
  const { loss, lossD, lossG, real, fake, step } = signals;
  if (!(Math.abs(lossD) < RUNAWAY_LOSS && Math.abs(lossG) < RUNAWAY_LOSS)) return "diverged";
  if (step < EARLY_STEPS) return "early";
  const lead = OF_PROBABILITIES.includes(loss) ? real - fake : null;
  if (lead !== null && lead > LEADS.clear) return isStuck(signals) ? "starved" : "appraiser";
  if (isCollapsed(signals)) return "collapsed";
  if (lead === null) return "scores"; // without a scale: a small lead may be a clear one
  if (lead > LEADS.even) return "leaning";
  if (lead < -LEADS.even) return "forger";
  return showsDigits(signals) ? "even" : "unreadable";
}

/** Whether the pictures are no good, and do not get better. @param {Signals} signals */
function isStuck({ spread, evaluated, before }) {
  if (spread !== null && spread < COLLAPSED_SPREAD) return true;
  if (!evaluated || !before || evaluated.step < EARLY_STEPS) return false;
  const isGood = !isUnreadable(evaluated) && evaluated.modes >= MANY_MODES;
  return !isGood && evaluated.distance > FALLING * before.distance;
}

/** @param {Signals} signals */
function isCollapsed({ spread, evaluated }) {
  if (spread !== null && spread < COLLAPSED_SPREAD) return true;
  if (!evaluated || evaluated.step < EARLY_STEPS || isUnreadable(evaluated)) return false;
  return evaluated.modes < FEW_MODES;
}

/**
 * Whether the classifier finds most of the classes; without one, the pictures' variety has to do.
 * @param {Pick<Signals, "evaluated">} signals
 */
export function showsDigits({ evaluated }) {
  if (!evaluated) return true;
  return evaluated.step >= EARLY_STEPS && !isUnreadable(evaluated) && evaluated.modes >= MANY_MODES;
}

/** What is said of the outsider, whatever else it rests on. @type {Standing[]} */
const OF_CLASSES = ["even", "unreadable"];

/**
 * The step of the measurement that the verdict rests on, if that is much older than the sheet.
 * @param {Signals} signals
 * @returns {number | null}
 */
export function oldMeasurement(signals) {
  const { evaluated, step } = signals;
  if (!evaluated || step - evaluated.step <= OLD_STEPS) return null;
  const verdict = standing(signals);
  const without = standing({ ...signals, evaluated: null, before: null });
  return OF_CLASSES.includes(verdict) || verdict !== without ? evaluated.step : null;
}
