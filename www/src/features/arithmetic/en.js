/** Texts about sums in latent space, in English. */
export const enArithmetic = {
  "arithmetic.title": "Arithmetic with pictures",
  "arithmetic.help":
    "The points are lists of numbers, so they can be added and subtracted. If B has what should go and C what should come, A − B + C is A with the one in place of the other. It works as far as the forger has put its space in order.",
  "arithmetic.result": "A − B + C",
  "arithmetic.picture": "The picture at {text}",
  "arithmetic.usual": "Bring the result to the usual length",
  "arithmetic.class.digit": "Draw the result as digit",
  "arithmetic.class.class": "Draw the result as",
};
