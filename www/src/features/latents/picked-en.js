/** Texts about points of latent space, in English. */
export const enPicked = {
  "point.seed": "seed {seed}",
  "point.sheet": "the sheet’s picture in row {row}, column {column}",
  "point.given": "a point that was found",
  "point.digit": "{point} (digit {name})",
  "point.class": "{point} ({name})",
  "use.walk": "Walk from here",
  "use.walk.to": "to here",
  "use.third": "third point",
  "use.chosen": "This picture is now {letters}. Choose another one on the sheet, or",
  "use.and": " and ",
  "use.go": "go to the walk.",
  "use.picture": "Use this picture’s latent in Explore",
};
