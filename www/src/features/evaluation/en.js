/** Texts about the evaluation of the forger, in English. */
export const enEvaluation = {
  "fig.evaluation": "Fig. 3",

  "evaluation.title": "An outsider’s opinion",
  "evaluation.explain": "What is measured, and how",
  "evaluation.help":
    "The outsider is a separate classifier that learned from real pictures and takes no part in the game. Every 250 steps and at every pause it looks at fresh forgeries.",
  "evaluation.measuring": "The classifier is looking at its first forgeries.",
  "evaluation.at": "Measured at step {step}.",
  "evaluation.missing":
    "The classifier for these pictures is not on this server, so nothing is measured.",
  "evaluation.none": "The classifier comes with the data. It does not know images of your own.",
  "evaluation.census": "Census",
  "evaluation.census.help":
    "What the classifier takes {samples} forgeries for, and how many look like none of the classes. Real data has about 10% of each class; one that is missing is a mode the forger has dropped. Confidence is that in the pictures it recognises.",
  "evaluation.rejected": "none of them",
  "evaluation.rejected.mnist": "not a digit",
  "evaluation.unreadable":
    "Nothing readable yet at step {step}: {share} of the forgeries look like none of the classes.",
  "evaluation.modes": "Modes covered",
  "evaluation.modes.of": "{modes} of {total}",
  "evaluation.confidence": "Mean confidence",
  "evaluation.sure": "Clear (over 90% confident)",
  "evaluation.distance": "Frechet distance (classifier features)",
  "evaluation.distance.aria":
    "Line chart of the Frechet distance over the steps. Latest: {distance}; baseline: {baseline}.",
  "evaluation.distance.figure": "Distance",
  "evaluation.baseline": "Baseline (real against real)",
  "evaluation.multiple": "Compared with real ones",
  "evaluation.multiple.value": "{times} × real",
  "evaluation.name.distance": "distance",
  "evaluation.name.baseline": "baseline",
  "evaluation.series.distance": "forgeries, solid",
  "evaluation.series.baseline": "baseline, dotted",
  "evaluation.distance.help":
    "How far {samples} forgeries are from the real training pictures in the classifier’s features; lower is better. As many other real pictures, as many of each class, give the baseline: fewer pictures give larger numbers, so compare the two with each other. It is not Inception FID, and not comparable with it.",
  "evaluation.nearest": "Nearest training images",
  "evaluation.nearest.help":
    "Is the forger copying? For each forgery, the training image that differs least from it, pixel by pixel.",
  "evaluation.nearest.busy": "Searching all training images",
  "evaluation.nearest.done": "Found.",
  "evaluation.nearest.fakes": "Forgeries",
  "evaluation.nearest.fakes.aria": "{count} forgeries in {rows} rows of {columns}",
  "evaluation.nearest.nearest": "Nearest training images",
  "evaluation.nearest.nearest.aria":
    "For each forgery, at the same place, the training image most like it",

  "trouble.classifier_missing": "The classifier at {url} could not be loaded.",
  "trouble.no_classifier": "There is no classifier for these pictures.",
  "trouble.classifier_format": "The classifier cannot be read ({detail}).",
};
