/** Texts about the techniques that a GAN can be trained with, in English. */
export const enTechniques = {
  "settings.group.game": "The game",
  "settings.further.network": "How the networks are built",
  "settings.further.training": "How they learn",
  "settings.further.network.about": "layers, normalisation, class labels",
  "settings.further.game.about": "losses, penalties, handicaps",
  "settings.further.training.about": "optimiser, updates in a step, averaging",
  "settings.further.changed": "Changed:",
  "settings.further.value": "{label}: {value}",

  "setting.architecture.label": "Architecture",
  "setting.architecture.help":
    "Convolutions look at neighbouring pixels together. Fully connected layers, as in the first GAN of 2014, have to learn each pixel by itself and draw grainier.",
  "setting.architecture.convolution": "Convolutions",
  "setting.architecture.dense": "Fully connected",
  "setting.upsample.label": "Enlarging",
  "setting.upsample.help":
    "How the forger makes a small picture larger. Resizing cures the chequered pattern that transposed convolutions can leave.",
  "setting.upsample.transpose": "Transposed conv.",
  "setting.upsample.resize": "Resize, then conv.",
  "setting.norm_g.label": "Forger’s normalisation",
  "setting.norm_g.help":
    "Batch normalisation keeps the numbers between layers in a useful range, so that a deep forger learns at all. “None” shows what it is good for.",
  "setting.norm_g.batch": "Batch",
  "setting.norm_g.none": "None",
  "setting.norm_d.label": "Appraiser’s normalisation",
  "setting.norm_d.help":
    "The same in the appraiser. A gradient penalty wants “none”: it rates each picture by itself, and a batch mixes them.",
  "setting.norm_d.batch": "Batch",
  "setting.norm_d.none": "None",
  "setting.spectral_norm.label": "Spectral normalisation",
  "setting.spectral_norm.help":
    "Limits how sharply a network reacts to a small change. It cures an appraiser so abrupt that the forger cannot learn from it.",
  "setting.spectral_norm.none": "None",
  "setting.spectral_norm.d": "In the appraiser",
  "setting.spectral_norm.both": "In both",
  "setting.minibatch_std.label": "Comparison in a batch",
  "setting.minibatch_std.help":
    "Tells the appraiser how much the pictures of a batch differ. A forger that always draws the same is then caught: a cure for mode collapse.",
  "setting.minibatch_std.off": "Off",
  "setting.minibatch_std.on": "On",
  "setting.conditional.label": "Class labels",
  "setting.conditional.help":
    "Tells both networks which class is meant. The forger then draws to order, and cannot leave a class out.",
  "setting.conditional.off": "Off",
  "setting.conditional.on": "On, for both",
  "setting.prior.label": "Random inputs",
  "setting.prior.help":
    "How the forger’s random numbers are spread. The first GANs had them uniform; it makes little difference.",
  "setting.prior.normal": "Normal",
  "setting.prior.uniform": "Uniform",

  "setting.loss.label": "Loss",
  "setting.loss.help":
    "How verdicts become lessons. Minimax, the first formula, hardly teaches a forger whose work is always spotted; the others cure that, each in its way.",
  "setting.loss.bce": "Cross-entropy",
  "setting.loss.minimax": "Minimax",
  "setting.loss.least_squares": "Least squares",
  "setting.loss.hinge": "Hinge",
  "setting.loss.wasserstein": "Wasserstein",
  "setting.penalty.label": "Penalty",
  "setting.penalty.help":
    "Keeps the appraiser’s judgement from getting too steep: between real and forged pictures, or at real ones (R1). It cures violent swings.",
  "setting.penalty.none": "None",
  "setting.penalty.gradient": "Gradient (WGAN-GP)",
  "setting.penalty.r1": "R1",
  "setting.penalty_weight.label": "Weight of the penalty",
  "setting.penalty_weight.help":
    "How much the penalty counts beside the loss; 10 is WGAN-GP’s. Without a penalty it does nothing.",
  "setting.clip_weights.label": "Weight clipping",
  "setting.clip_weights.help":
    "No weight of the appraiser may be further from 0 than this: the first way to tame the Wasserstein loss, at 0.01. 0 turns it off.",
  "setting.label_smoothing.label": "Label smoothing",
  "setting.label_smoothing.help":
    "Real pictures count as real less this much. It cures an appraiser that is too sure of itself; 0 turns it off.",
  "setting.label_flip.label": "Flipped labels",
  "setting.label_flip.help":
    "This share of the appraiser’s answers is marked the wrong way round. It holds back one that is too strong; 0 turns it off.",
  "setting.instance_noise.label": "Noise on the pictures",
  "setting.instance_noise.help":
    "Noise of this strength on all that the appraiser sees makes real and forged harder to tell apart. 0 turns it off.",
  "setting.clip_gradient.label": "Gradient clipping",
  "setting.clip_gradient.help":
    "Gradients longer than this are shortened to it. It cures sudden leaps; 0 turns it off.",
  "setting.diversity.label": "Reward for variety",
  "setting.diversity.help":
    "Rewards the forger when different random inputs give different pictures: a cure for mode collapse. 0 turns it off.",

  "setting.d_steps.label": "Appraiser’s updates",
  "setting.d_steps.help":
    "How often the appraiser learns in one step. With the Wasserstein loss it should be well ahead: 5 is usual there.",
  "setting.g_steps.label": "Forger’s updates",
  "setting.g_steps.help":
    "How often the forger learns in one step. More helps it against an appraiser that is too strong.",
  "setting.optimizer.label": "Optimiser",
  "setting.optimizer.help":
    "How gradients become steps. Adam suits most GANs; the first Wasserstein GAN took RMSProp; SGD is the plain rule.",
  "setting.optimizer.adam": "Adam",
  "setting.optimizer.rmsprop": "RMSProp",
  "setting.optimizer.sgd": "SGD",
  "setting.lr_decay.label": "Decay of the rates",
  "setting.lr_decay.help":
    "Both learning rates are multiplied by this after each epoch. Below 1, a run that goes round in circles settles.",
  "setting.beta_1.label": "Momentum β₁",
  "setting.beta_1.help":
    "How much of its former direction Adam keeps; for SGD, its momentum. 0 is no memory at all, since the opponent moves on; the lesson has 0.5.",
  "setting.beta_2.label": "Memory of sizes β₂",
  "setting.beta_2.help":
    "How long Adam and RMSProp remember how large gradients were, to fit their steps to it.",

  "trouble.unknown_preset": "There is no experiment called “{name}”. There are {known}.",
  "trouble.not_lesson_networks":
    "{format} files hold the lesson’s networks only, and these have other layers: save them as safetensors.",
  "trouble.setting_conflict":
    "{label} ({name} = {value}) does not work with {other_label} ({other} = {other_value}). Choose {fix}.",

  // Settings that change in mid-run
  "settings.help.live":
    "Settings marked “live” change the run under way, at once; the others take a new run. The link in the address bar always holds these settings.",
  "settings.live": "live",
  "settings.live.about": "Live: a change takes effect at once, in the run under way.",
  "settings.new_run": "needs a new run",
  "settings.new_run.about": "Changed: takes effect with a new run.",
  "settings.applied": "applied at step {step}",
  "settings.applied.news": "Applied at step {step}: {changes}.",
  "marks.title": "Changed on the way",
  "marks.line": "{number} · step {step}: {changes}",
  "marks.change": "{label} {from} → {to}",
  "marks.separator": ", ",
  "trouble.setting_not_live":
    "{label} ({name}) cannot change in the middle of a run: begin a new run with {name} = {value}. The run goes on as it was.",

  // What the numbers mean, by the loss
  "forger.fake.help": "How real the appraiser finds forgeries, from 0 to 1.",
  "forger.fake.help.score":
    "How real the appraiser finds forgeries: its score, pressed into 0 to 1 by a sigmoid.",
  "appraiser.real.help": "How real it finds real digits, from 0 to 1.",
  "appraiser.real.help.score":
    "How real it finds real digits: its score, pressed into 0 to 1 by a sigmoid.",
  "appraiser.loss.help": "How often and how surely it is wrong. At 0.69 it only guesses.",
  "verdict.scores":
    "With this loss the appraiser gives scores without a scale; only the pictures and the census show who is ahead.",
  "appraiser.loss.help.least_squares":
    "How far its scores are from 1 for real ones and 0 for forgeries. At 0.25 it only guesses.",
  "appraiser.loss.help.hinge":
    "How much its scores fall short of 1 for real ones and −1 for forgeries. At 2 it only guesses.",
  "appraiser.loss.help.wasserstein":
    "The mean score of forgeries less that of real ones: below 0 when it tells them apart. It has no scale.",
  "losses.help":
    "Neither loss has to reach zero: the two networks pull in opposite directions, and a good run is a long draw.",
  "losses.help.least_squares":
    "With least squares, D’s loss is the squared distance of its scores from 1 for real ones and 0 for forgeries; at 0.25 it only guesses. D(x) is the sigmoid of the score: 0.73 for a score of 1, 0.5 for 0.",
  "losses.help.hinge":
    "With the hinge, D’s loss is what its scores lack of 1 for real ones and of −1 for forgeries: at 2 it only guesses, at 0 all are well apart. D(x) is the sigmoid of the score: 0.73 for a score of 1, 0.27 for −1.",
  "losses.help.wasserstein":
    "Here D is a critic, whose scores have no scale: only their differences count. Its loss is the mean score of forgeries less that of real ones, plus the penalty; it is below 0 and rises towards it as the forgeries get better. D(x) is the sigmoid of the score, so that it stays between 0 and 1.",
};
