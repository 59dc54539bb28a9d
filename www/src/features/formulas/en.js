/** Texts about the formulas of the game, in English. */
export const enFormulas = {
  "inside.live":
    "The sheet shows step {past}, to which you look back. The picture here is of step {step}: only the networks as they are now can be looked into.",
  "formulas.title": "The game in formulas",
  "formulas.help":
    "What each network makes as small as it can, and how a step changes its weights. The numbers are the run’s own settings and the last step’s measurements; another loss, penalty or optimizer gives other formulas.",
  "formulas.appraiser": "The appraiser D makes its loss small",
  "formulas.forger": "The forger G makes its loss small",
  "formulas.now.appraiser":
    "Step {step}: loss {loss}, mean D(x) {real}, mean D(G(z)) {fake} before this update",
  "formulas.now.forger":
    "Step {step}: loss {loss}, mean D(G(z)) {fake} of the same forgeries, after D’s update",
  "formulas.words":
    "𝔼: the mean over a batch; x: real pictures; z: random numbers; G(z): forgeries; C: D’s score before the sigmoid, D = 1 / (1 + exp(−C)); x̂: a picture between a real one and a forgery; ∇: a gradient; θ: the weights; m and v: moving averages of the gradient and of its square; t: the steps so far.",
  "formulas.instance_noise":
    "Before D sees a picture x or G(z), normal noise of standard deviation {value} is added to each pixel.",
  "formulas.label_flip":
    "In D’s loss, real and forged change places for a share of {value} of the pictures, chosen at random.",
  "formulas.clip_weights":
    "After each update of D, each of its weights is cut to −{value} … {value}.",
  "formulas.clip_gradient":
    "A gradient whose norm is above {value} is scaled down to it before the update.",
};
