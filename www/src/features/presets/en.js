/** Texts about the presets, in English. */
export const enPresets = {
  "presets.title": "Experiments",
  "presets.help":
    "One click begins a new run with these settings and trains it at once; the set-up shows what is different. Each has a link of its own.",
  "presets.recipes": "Recipes",
  "presets.failures": "Break it on purpose",
  "presets.cure": "then cure it: {title}",
  "presets.link": "Link",
  "presets.link.aria": "Link to “{title}”",
  "presets.in_use": "in use",
  "presets.started": "A new run has begun: {title}.",
  "presets.look": "Look at its pictures",

  "preset.lesson.title": "As in the lesson",
  "preset.lesson.help":
    "The training of the PyTorch lesson: cross-entropy, small equal learning rates, and Adam with a memory of 0.5.",
  "preset.fast.title": "Fast",
  "preset.fast.help": "For the impatient: digits that can be read as early as possible.",
  "preset.wgan_gp.title": "Wasserstein with penalty",
  "preset.wgan_gp.help":
    "The appraiser gives scores instead of verdicts, and a penalty keeps them gradual: steady, but each step is more work.",
  "preset.conditional.title": "Digits to order",
  "preset.conditional.help":
    "Both networks are told which class is meant, so the forger learns to draw each of the ten on demand.",
  "preset.hinge_spectral.title": "Hinge with spectral norm",
  "preset.hinge_spectral.help":
    "An appraiser that cannot judge abruptly, and a loss that leaves alone what is already told apart.",
  "preset.least_squares.title": "Least squares",
  "preset.least_squares.help":
    "The appraiser gives marks, and even a forgery that passes is pulled closer to the real ones.",
  "preset.strong_discriminator.title": "Appraiser too strong",
  "preset.strong_discriminator.help":
    "The appraiser is far larger than the forger and takes twenty times its strides.",
  "preset.mode_collapse.title": "Mode collapse",
  "preset.mode_collapse.help":
    "The forger takes strides 400 times as long as the appraiser’s: watch the sheet and the census.",
  "preset.diverges.title": "Divergence",
  "preset.diverges.help":
    "A Wasserstein game with long strides and no limit on the appraiser’s scores.",
  "preset.no_batch_norm.title": "Without batch normalisation",
  "preset.no_batch_norm.help":
    "Whether it learns hangs on the seed. From this one the appraiser wins at once.",

  "trouble.unknown_preset": "There is no experiment called “{name}”. There are {known}.",
};
