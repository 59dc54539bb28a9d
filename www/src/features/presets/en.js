/** Texts about the presets, in English. */
export const enPresets = {
  "presets.title": "Experiments",
  "presets.help":
    "One click begins a new run with these settings and trains it at once; the set-up shows what is different. Each has a link of its own.",
  "presets.recipes": "Recipes",
  "presets.failures": "Break it on purpose",
  "presets.cure": "then cure it: {title}",
  "presets.link": "Copy link",
  "presets.link.aria": "Copy the link that begins “{title}”",
  "presets.copied": "Link copied",
  "presets.in_use": "in use",
  "presets.started": "A new run has begun: {title}.",
  "presets.work": "Work of a run: about {times} times that of the usual settings.",
  "presets.work.usual": "Work of a run: as with the usual settings.",
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

  "experiment.label": "Experiment",
  "experiment.happened": "What has happened in this experiment",
  "experiment.nothing_yet": "Nothing is measured yet.",
  "experiment.so_far":
    "step {step}: D(x) is {real} and D(G(z)) {fake}; for a verdict it is too early.",
  "experiment.at": "step {step}: {what}",
  "experiment.look.lesson": "Watch the two losses: with small strides neither side runs away.",
  "experiment.look.fast": "Watch how soon the outsider finds all ten classes.",
  "experiment.look.wgan_gp":
    "Watch the appraiser’s scores: they have no scale, and the pictures get better all the same.",
  "experiment.look.conditional": "Watch the rows of the sheet: each becomes one class.",
  "experiment.look.hinge_spectral": "Watch D(x) and D(G(z)): neither jumps.",
  "experiment.look.least_squares": "Watch the appraiser’s loss: at 0.25 it only guesses.",
  "experiment.look.strong_discriminator":
    "Watch D(G(z)) fall to 0 while the sheet stays a smudge: who is never believed learns nothing.",
  "experiment.look.mode_collapse":
    "Watch the sheet: are its pictures different? And the census: how many classes are there?",
  "experiment.look.diverges": "Watch the losses: do they find an end?",
  "experiment.look.no_batch_norm":
    "Watch the sheet go blank while the appraiser’s loss falls to 0.",
  "experiment.stands.diverged": "scores and losses run away",
  "experiment.stands.starved":
    "the forger is starved: no forgery is believed, and none gets better",
  "experiment.stands.collapsed": "the forger draws nearly the same picture over and over",
  "experiment.stands.scores": "the pictures differ; with this loss, scores do not tell who leads",
  "experiment.stands.appraiser": "the appraiser is well ahead",
  "experiment.stands.leaning": "the appraiser leads, and the forger keeps it busy",
  "experiment.stands.even": "about even, with nearly all the classes",
  "experiment.stands.unreadable": "the appraiser can hardly tell, but most classes are missing",
  "experiment.stands.forger": "the forger is believed more than the real ones",
  "experiment.found": "the outsider finds {modes} of 10 classes, distance {distance}",
  "experiment.found.none": "the outsider finds no digits, distance {distance}",
  "experiment.reading": "{modes} of 10 classes, distance {distance}",
  "experiment.cured": "the cure begins",
  "experiment.cure": "Cure it",
  "experiment.cure.help": "In the networks as they are, while they run: {changes}.",
  "experiment.before": "Before the cure, step {step}",
  "experiment.after": "After it, step {step}",
  "experiment.now": "Now, step {step}",
  "experiment.worked":
    "Cured: {steps} steps after the change the outsider finds {modes} of 10 classes. The line on the charts is where it changed.",
  "experiment.working": "{steps} steps later the outsider does not find most of the classes yet.",
  "experiment.marked": "The change is marked on the charts.",
  "experiment.measuring": "Measuring the sheet first",
  "experiment.failed": "Here the cure has not worked. Other networks can:",
  "experiment.unjudged":
    "The change is marked on the charts. For these pictures there is no outsider: compare the two sheets.",
  "experiment.no_cure.diverges":
    "No live cure: the weights have run away so far that smaller strides and clipping did not bring digits back within 400 steps. The penalty that prevents it needs new networks.",
  "experiment.no_cure.no_batch_norm":
    "No live cure: batch normalisation is a part of the networks, and other strides or noise did not bring digits back within 400 steps.",
  "experiment.new_run": "New run: {title}",

  "trouble.unknown_preset": "There is no experiment called “{name}”. There are {known}.",
};
