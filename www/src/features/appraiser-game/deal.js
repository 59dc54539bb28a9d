import { answerOf, boundaryOf, drawRounds, tileOf, toValues } from "./game.js";

/** @import { Command, Frame, Picture } from "#pkg/types/index.js" */
/** @import { FoundBy } from "../../shared/asker.js" */
/** @typedef {import("./game.js").Round} Round */

/**
 * Asks the engine; nothing where that failed or another run has begun.
 * @typedef {<Asked extends Command>(command: Asked) => Promise<FoundBy<Asked> | undefined>} Find
 */

/**
 * What a game is dealt from.
 * @typedef {object} Table
 * @property {Find} find
 * @property {Frame} real the first training images
 * @property {number} images how many of the mosaic's places have one
 * @property {boolean} isConditional whether the networks are told the class
 */

/** @typedef {{ rounds: Round[], boundary: number, isCritic: boolean }} Dealt */

/**
 * Chooses the pictures of a game and has the discriminator judge all of them before the first is shown: training may go on
 * meanwhile.
 * @param {Table} table
 * @param {number} seed
 * @returns {Promise<Dealt | undefined>} nothing where the engine could not answer
 */
export async function deal({ find, real, images, isConditional }, seed) {
  const draws = drawRounds(seed, images);
  const seeds = draws.flatMap((draw) => (draw.truth === "forged" ? [draw.seed] : []));
  const fakes = await drawFakes(find, seeds);
  if (!fakes) return undefined;
  const cards = draws.map((draw) => {
    const at = draw.truth === "real" ? draw.index : seeds.indexOf(draw.seed);
    const picture = tileOf(draw.truth === "real" ? real : fakes.mosaic, at);
    const given = { values: toValues(picture.pixels), class: fakes.classes?.[at] };
    // Only the engine knows the class of a training image.
    const isByIndex = draw.truth === "real" && isConditional;
    const judged = /** @type {Picture} */ (
      isByIndex ? { from: "real", index: at } : { from: "given", ...given }
    );
    return { truth: draw.truth, picture, judged };
  });
  // Asked in one go, so that no training comes in between.
  const [verdicts, ...attributions] = await Promise.all([
    find({ type: "verdicts" }),
    ...cards.map(({ judged }) => find({ type: "attribution", picture: judged })),
  ]);
  if (!verdicts) return undefined;
  const boundary = boundaryOf(verdicts.fakes, verdicts.reals);
  const rounds = cards.flatMap(({ truth, picture }, i) => {
    const { logit, step, values: gradient } = attributions[i] ?? {};
    if (logit === undefined || step === undefined || !gradient) return [];
    return [{ truth, picture, appraiser: answerOf(logit, boundary), logit, step, gradient }];
  });
  if (rounds.length < cards.length) return undefined;
  return { rounds, boundary, isCritic: !verdicts.fakes.probabilities };
}

/**
 * Pictures of latents of these seeds, in one row, and the class of each where there are classes.
 * @param {Find} find
 * @param {number[]} seeds
 */
async function drawFakes(find, seeds) {
  const latents = await Promise.all(
    seeds.map((seed) => find({ type: "latent", latent: { from: "seed", seed } })),
  );
  const values = latents.flatMap((found) => (found ? Array.from(found.latent) : []));
  const classes = latents.flatMap((found) => found?.class ?? []);
  if (latents.includes(undefined)) return undefined;
  const told = classes.length ? { classes } : {};
  const mosaic = await find(
    /** @type {const} */ ({ type: "draw_latents", latents: values, ...told }),
  );
  return mosaic && { mosaic, classes: classes.length ? classes : undefined };
}
