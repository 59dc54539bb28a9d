/** Texts about the pad that one draws on, in English. */
export const enDrawingPad = {
  "pad.title": "Draw your own",
  "pad.help":
    "Become a forger yourself: draw something, see what the appraiser thinks of it, and look for the random inputs from which the forger would draw the same. The networks get it sized and centred like a digit of MNIST.",
  "pad.aria": "Drawing pad",
  "pad.invitation.digit": "Draw a digit here",
  "pad.invitation.class": "Draw something here",
  "pad.keys":
    "Draw with a mouse, a pen or a finger. With the keyboard, the arrow keys move the pen, Space puts it down and up, and Ctrl+Z takes the last stroke back.",
  "pad.pen.down": "The pen is down.",
  "pad.pen.up": "The pen is up.",
  "pad.undo": "Undo the last stroke",
  "pad.clear": "Clear",

  "pad.small": "As the networks get it: {side} × {side} pixels",
  "pad.small.aria": "Your drawing as the networks get it, {side} by {side} pixels",
  "pad.small.empty": "An empty picture of {side} by {side} pixels",
  "pad.class.digit": "It should be the digit",
  "pad.class.class": "It should be a picture of",
  "pad.class.digit.help":
    "This appraiser judges a picture as a certain digit. With any digit, you see the one that convinces it most.",
  "pad.class.class.help":
    "This appraiser judges a picture as one of a certain class. With any class, you see the one that convinces it most.",

  "pad.verdict.none": "The appraiser is waiting for your drawing.",
  "pad.verdict.forged": "The appraiser is sure that this is a forgery: {probability} real.",
  "pad.verdict.rather_forged": "The appraiser thinks that this is a forgery: {probability} real.",
  "pad.verdict.undecided": "The appraiser cannot tell: {probability} real.",
  "pad.verdict.rather_real": "The appraiser believes you, more or less: {probability} real.",
  "pad.verdict.real": "You have taken the appraiser in: {probability} real.",
  "pad.verdict.digit.best": "It is most convincing as a {name}.",
  "pad.verdict.class.best": "It is most convincing as: {name}.",
  "pad.verdict.digit.told": "Judged as a {name}.",
  "pad.verdict.class.told": "Judged as: {name}.",

  "pad.search.title": "Find it in latent space",
  "pad.search.help":
    "From many starts at once, gradient descent moves the random inputs until the forger’s picture is as near to yours as it gets.",
  "pad.search.find": "Find my drawing",
  "pad.search.stop": "Stop",
  "pad.search.training":
    "While the forger learns it keeps changing. Pause the training to search in it.",
  "pad.search.nothing": "Draw something first.",
  "pad.search.progress": "Progress of the search",
  "pad.search.iterations": "Iteration {done} of {of}",
  "pad.search.distance": "Distance {distance}",
  "pad.search.drawing": "Your drawing",
  "pad.search.nearest": "The forger’s nearest",
  "pad.search.nearest.digit": "The forger’s nearest, told {name}",
  "pad.search.nearest.class": "The forger’s nearest, told: {name}",
  "pad.search.way":
    "The distance went from {first} to {last}. It is the root mean square difference of the pixels: 0 for the same picture, 2 for its negative.",
  "pad.search.end.done": "The search is done.",
  "pad.search.end.stopped": "You stopped the search.",
  "pad.search.end.trained":
    "Training went on and changed the forger, so the search in it has ended.",
  "pad.search.end.replaced":
    "A new run has begun, and what was found in the run before has gone with it.",
  "pad.search.end.failed": "The search could not go on.",
  "pad.use.label": "Use what was found as a point of latent space",
  "pad.use": "Use as {point}",
  "pad.use.help": "A, B and C are the points of latent space that you choose, and go on from.",

  "trouble.no_inversion": "The search for this picture is over. Begin it again.",
};
