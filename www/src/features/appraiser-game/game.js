/**
 * The game of the appraiser without the page: which pictures it is played with, what each player said, and who is right.
 */

/** @import { Mosaic, Verdicts } from "#pkg/types/index.js" */

import { mean } from "../inside/verdicts.js";

export const ROUNDS = 10;

/** @typedef {"real" | "forged"} Answer */

/**
 * What a round is played with: the place of a training image, or the seed of a latent.
 * @typedef {{ truth: "real", index: number } | { truth: "forged", seed: number }} Draw
 */

/**
 * One round, ready to be played.
 * @typedef {object} Round
 * @property {Answer} truth
 * @property {Mosaic} picture one tile
 * @property {Answer} appraiser what the discriminator said
 * @property {number} logit its output, or a critic's score
 * @property {number} step steps trained when it said so
 * @property {Float32Array} gradient of the generator's loss for each pixel of the picture, row by row
 */

/**
 * Numbers from 0 to below 1 (mulberry32, Tommy Ettinger), the same for the same seed.
 * @param {number} seed
 */
function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * A list in random order (Fisher and Yates).
 * @template T
 * @param {T[]} list
 * @param {() => number} random
 */
function shuffled(list, random) {
  const cards = [...list];
  for (let last = cards.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [cards[last], cards[other]] = [cards[other], cards[last]];
  }
  return cards;
}

/**
 * Which pictures a game is played with: as many real as forged ones, no training image twice, in random order.
 * @param {number} seed
 * @param {number} images how many training images there are to choose from
 * @returns {Draw[]} ten, or fewer where there are fewer than five images
 */
export function drawRounds(seed, images) {
  const random = randomOf(seed);
  const half = Math.min(ROUNDS / 2, images);
  const indices = shuffled(
    Array.from({ length: images }, (_, i) => i),
    random,
  ).slice(0, half);
  const reals = indices.map((index) => /** @type {Draw} */ ({ truth: "real", index }));
  const fakes = indices.map(() => {
    return /** @type {Draw} */ ({ truth: "forged", seed: Math.floor(random() * 2 ** 32) });
  });
  return shuffled([...reals, ...fakes], random);
}

/**
 * One picture of a mosaic, as a mosaic of its own.
 * @param {Mosaic} mosaic
 * @param {number} index from 0, row by row
 * @returns {Mosaic}
 */
export function tileOf({ columns, tile, width, channels, pixels }, index) {
  const [left, top] = [(index % columns) * tile, Math.floor(index / columns) * tile];
  const line = tile * channels;
  const copy = new Uint8Array(tile * line);
  for (let y = 0; y < tile; y++) {
    const from = ((top + y) * width + left) * channels;
    copy.set(pixels.subarray(from, from + line), y * line);
  }
  return { columns: 1, rows: 1, tile, width: tile, height: tile, channels, pixels: copy };
}

/**
 * The numbers that the networks know pixels as.
 * @param {Uint8Array} pixels 0 to 255
 * @returns {Float32Array} -1 to 1
 */
export function toValues(pixels) {
  return Float32Array.from(pixels, (pixel) => pixel / 127.5 - 1);
}

/**
 * The output above which the discriminator's answer is "real": a logit of 0 is a probability of one half. Where there are no
 * probabilities, scores have no fixed scale: then it is the middle between what fakes and real images get on average.
 * @param {Verdicts} fakes
 * @param {Verdicts | null} reals
 */
export function boundaryOf(fakes, reals) {
  if (fakes.probabilities || !reals) return 0;
  return (mean(fakes.logits) + mean(reals.logits)) / 2;
}

/** @param {number} logit @param {number} boundary @returns {Answer} */
export function answerOf(logit, boundary) {
  return logit > boundary ? "real" : "forged";
}

/**
 * Who was right in a round.
 * @param {Pick<Round, "truth" | "appraiser">} round
 * @param {Answer} answer the learner's
 * @returns {"both" | "you" | "appraiser" | "none"}
 */
export function rightOf({ truth, appraiser }, answer) {
  if (answer === truth) return appraiser === truth ? "both" : "you";
  return appraiser === truth ? "appraiser" : "none";
}

/**
 * How many of the rounds so far each player had right.
 * @param {Pick<Round, "truth" | "appraiser">[]} rounds
 * @param {Answer[]} answers the learner's, one for each round that is played
 */
export function scoresOf(rounds, answers) {
  const played = rounds.slice(0, answers.length);
  return {
    you: played.filter(({ truth }, i) => answers[i] === truth).length,
    appraiser: played.filter(({ truth, appraiser }) => appraiser === truth).length,
  };
}
