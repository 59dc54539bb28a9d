/** Texts about the set-up: its settings and the techniques that a GAN can be trained with, in English. */
export const enSettings = {
  "fig.settings": "Set-up",

  "settings.title": "Set-up",
  "settings.help": "Changes take effect with a new run.",
  "settings.link": "The link in the address bar always holds these settings.",
  "settings.link.frame": "“Copy link” gives a link that holds these settings.",
  "settings.link.weights":
    "The link in the address bar leads to the weights that this run began from, with the settings that they came with.",
  "settings.link.weights.frame":
    "“Copy link” gives a link to the weights that this run began from, with the settings that they came with.",
  "settings.link.no_images": "Your own images are not in it.",
  "settings.link.no_weights": "The weights that you loaded are not in it.",
  "settings.group.data": "Data",
  "settings.group.network": "Networks",
  "settings.group.training": "Training",
  "settings.range.default": "{range}, usually {value}",
  "settings.apply": "Start a new run with these",
  "settings.defaults": "Usual values",
  "settings.changed": "Changed: a new run is needed.",
  "settings.copy": "Copy link",
  "settings.copied": "Link copied.",
  "settings.copied.sign": "Copied",
  "settings.class_link": "A link for my class",
  "settings.loading": "The settings appear when the engine is loaded.",
  "settings.copied.own":
    "Link copied. It holds the settings; your own files and what the networks learned stay here.",
  "settings.data.own": "Your own: {images} images of {width} × {height} pixels",
  "settings.data.now": "{images} images of {width} × {height} pixels",

  "settings.group.game": "The game",
  "settings.further.network": "How the networks are built",
  "settings.further.training": "How they learn",
  "settings.further.network.about": "layers, normalisation, class labels",
  "settings.further.game.about": "losses, penalties, handicaps",
  "settings.further.training.about": "optimiser, updates in a step, averaging",
  "settings.further.changed": "Changed:",
  "settings.further.value": "{label}: {value}",

  "settings.help.live":
    "Settings marked “live” change the run under way, at once; the others take a new run.",
  "settings.live": "live",
  "settings.live.about": "Live: a change takes effect at once, in the run under way.",
  "settings.new_run": "needs a new run",
  "settings.new_run.about": "Changed: takes effect with a new run.",
  "settings.applied": "applied at step {step}",
  "settings.applied.news": "Applied at step {step}: {changes}.",

  "setting.dataset.label": "Data set",
  "setting.dataset.help": "What the real pictures are.",
  "setting.dataset.mnist": "MNIST: handwritten digits",
  "setting.dataset.fashion-mnist": "Fashion-MNIST: clothing",
  "setting.image_size.label": "Image size",
  "setting.image_size.help":
    "32 is quick; 64 is the size in the lesson, about five times the work.",
  "setting.image_size.32": "32 × 32",
  "setting.image_size.64": "64 × 64",
  "setting.z_dim.label": "Latent size",
  "setting.z_dim.help": "How many random numbers the forger gets for each picture.",
  "setting.features_g.label": "Forger’s width",
  "setting.features_g.help":
    "Feature maps of the generator. Twice as many: better drawing, about three times the work.",
  "setting.features_d.label": "Appraiser’s width",
  "setting.features_d.help":
    "Feature maps of the discriminator. Much wider than the forger, it wins too easily.",
  "setting.batch_size.label": "Batch size",
  "setting.batch_size.help": "How many pictures both networks see in one step.",
  "setting.epochs.label": "Epochs",
  "setting.epochs.help":
    "How often training goes through all pictures before it stops. At the usual number a small set is gone through more often, for at least 1,000 steps.",
  "setting.lr_g.label": "Forger’s learning rate",
  "setting.lr_g.help": "How far the generator moves in one step.",
  "setting.lr_d.label": "Appraiser’s learning rate",
  "setting.lr_d.help": "How far the discriminator moves in one step.",
  "setting.ema_decay.label": "Averaging",
  "setting.ema_decay.help":
    "Pictures are drawn with a running average of the forger that keeps this share of itself at each step. 0 draws with the forger as it is.",
  "setting.seed.label": "Seed",
  "setting.seed.help": "Fixes all randomness: the same seed gives the same run.",

  "setting.steps.label": "Number of steps",
  "setting.weights.label": "Weights",
  "setting.device.label": "Device",
  "setting.lang.label": "Language",
  "setting.autoplay.label": "Autoplay",
  "setting.hide.label": "Hidden parts",

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
    "No weight of the appraiser may be further from 0 than this: the first way to tame the Wasserstein loss, at 0.01. That holds for batch norm's scales and shifts too, which shrinks what each layer passes on; without batch norm in the appraiser there are none. 0 turns it off.",
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

  "marks.change": "{label} {from} → {to}",
  "marks.separator": ", ",

  "trouble.unknown_setting":
    "The link names a setting that does not exist: “{name}”. It was left out; the others apply. The set-up has them all.",
  "trouble.setting_range": "{label} ({name}) cannot be {value}: its range is {range}.",
  "trouble.setting_value": "{label} ({name}) cannot be “{value}”: expected {expected}.",
  "trouble.in_link": "The usual value is used instead; the other settings apply.",
  "trouble.copy_failed":
    "The browser did not allow copying. Copy the address from the address bar.",
  "trouble.copy_failed_frame":
    "The browser does not let this frame copy. Open the frame in a tab of its own, and copy the link there.",

  "trouble.setting_conflict":
    "{label} ({name} = {value}) does not work with {other_label} ({other} = {other_value}). Choose {fix}.",

  "trouble.setting_not_live":
    "{label} ({name}) cannot change in the middle of a run: begin a new run with {name} = {value}. The run goes on as it was.",
};
