/** Texts about points of latent space, in English. */
export const enLatents = {
  "latents.seed": "seed {seed}",
  "latents.sheet": "the sheet’s picture in row {row}, column {column}",
  "latents.given": "a point that was found",
  "latents.digit": "{point} (digit {name})",
  "latents.class": "{point} ({name})",
  "latents.walk": "Walk from here",
  "latents.walk.to": "Walk to here",
  "latents.third": "As third point",
  "latents.use": "Use this picture’s latent in Explore",
};
