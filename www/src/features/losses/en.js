/** Texts about the charts of the run, in English. */
export const enLosses = {
  "fig.losses": "Fig. 2",

  "losses.title": "The quarrel in numbers",
  "losses.loss": "Losses",
  "losses.belief": "What the appraiser believes",
  "losses.loss.aria": "Line chart of both losses. Latest: D {d}, G {g}.",
  "losses.belief.aria": "Line chart of D(x) and D(G(z)). Latest: D(x) {x}, D(G(z)) {z}.",
  "losses.empty": "The curves begin with the first step.",
  "losses.series.loss_d": "D loss (appraiser), solid",
  "losses.series.loss_g": "G loss (forger), dashed",
  "losses.series.d_real": "D(x): real ones, solid",
  "losses.series.d_fake": "D(G(z)): forgeries, dashed",

  "losses.name.loss_d": "D loss",
  "losses.name.loss_g": "G loss",
  "losses.name.d_real": "D(x)",
  "losses.name.d_fake": "D(G(z))",

  "losses.help":
    "Neither loss has to reach zero: the two networks pull in opposite directions, and a good run is a long draw.",
  "losses.help.least_squares":
    "With least squares, D’s loss is the squared distance of its scores from 1 for real ones and 0 for forgeries; at 0.25 it only guesses. D(x) is the sigmoid of the score: 0.73 for a score of 1, 0.5 for 0.",
  "losses.help.hinge":
    "With the hinge, D’s loss is what its scores lack of 1 for real ones and of −1 for forgeries: at 2 it only guesses, at 0 all are well apart. D(x) is the sigmoid of the score: 0.73 for a score of 1, 0.27 for −1.",
  "losses.help.wasserstein":
    "Here D is a critic, whose scores have no scale: only their differences count. Its loss is the mean score of forgeries less that of real ones, plus the penalty; it is below 0 and rises towards it as the forgeries get better. D(x) is the sigmoid of the score, so that it stays between 0 and 1.",

  "quantity.loss_d": "the D loss",
  "quantity.loss_g": "the G loss",
  "quantity.d_real": "D(x)",
  "quantity.d_fake_before": "D(G(z))",
  "quantity.d_fake_after": "D(G(z))",
  "quantity.grad_norm_d": "the gradient of D",
  "quantity.grad_norm_g": "the gradient of G",

  "marks.title": "Changed on the way",
  "marks.line": "{number} · step {step}: {changes}",

  "trouble.not_finite":
    "Training was stopped at step {step}: {quantity} was no longer a finite number. The weights of step {restored_step} were put back. A smaller learning rate usually helps.",
};
