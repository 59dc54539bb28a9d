/** @import { Command } from "#pkg/types/index.js" */

/**
 * The command that draws latents.
 * @param {ArrayLike<number>[]} latents `z_dim` numbers each, 256 latents at most
 * @param {object} how
 * @param {number[]} [how.classes] of each, for a run whose generator is told one
 * @param {number} [how.truncation] 0..1
 * @param {number} [how.columns] pictures in a row; all in one where it is left out
 * @returns {Extract<Command, { type: "draw_latents" }>}
 */
export function drawing(latents, { classes, truncation, columns }) {
  const numbers = latents.flatMap((latent) => Array.from(latent));
  return {
    ...{ type: "draw_latents", latents: numbers },
    ...(classes && { classes }),
    ...(truncation !== undefined && { truncation }),
    ...(columns !== undefined && { columns }),
  };
}

/**
 * The classes of points, where a run's generator is told one.
 * @param {{ class: number | undefined }[]} points
 * @param {boolean} isConditional
 */
export function classesFor(points, isConditional) {
  return isConditional ? points.map((point) => point.class ?? 0) : undefined;
}
