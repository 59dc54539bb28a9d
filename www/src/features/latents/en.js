/** Texts about the chosen points of latent space, in English. */
export const enLatents = {
  "latents.a": "A",
  "latents.b": "B",
  "latents.c": "C",
  "latents.title": "Three points: A, B and C",
  "latents.help":
    "Every picture is made from a point of latent space. Choose three: by a seed, from the sheet, or on the map.",
  "latents.point": "Point {letter}",
  "latents.picture": "The picture at point {letter}: {origin}",
  "latents.from.seed": "Seed {seed}",
  "latents.from.sheet": "Sheet, row {row}, column {column}",
  "latents.from.given": "Set by hand",
  "latents.of.digit": ", digit {name}",
  "latents.of.class": ", {name}",
  "latents.seed": "Seed",
  "latents.roll": "Roll a new seed for {letter}",
  "latents.sheet": "Sheet: row, column",
  "latents.row": "Row on the sheet for {letter}",
  "latents.column": "Column on the sheet for {letter}",
  "latents.class.of_a": "That of A",
  "latents.length.usual": "Length {length}: as usual, which is about {usual}.",
  "latents.length.short":
    "Length {length}, where {usual} is usual: far inside, where the forger has hardly ever been in training.",
  "latents.length.long":
    "Length {length}, where {usual} is usual: far outside, where the forger has hardly ever been in training.",
  "latents.step": "Drawn at step {step}.",
};
