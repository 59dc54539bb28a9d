/** Texts about the evaluation of the forger, in English. */
export const enEvaluation = {
  "fig.judge": "Fig. 3",

  "judge.title": "An outsider’s opinion",
  "judge.help":
    "The judge is a classifier that learned from real pictures and takes no part in the game. Every 250 steps and at every pause it looks at fresh forgeries.",
  "judge.measuring": "The judge is looking at its first forgeries.",
  "judge.missing": "The judge for these pictures is not on this server, so nothing is measured.",
  "judge.none": "The judge comes with the data. It does not know images of your own.",
  "judge.census": "Census",
  "judge.census.help":
    "What the judge takes {samples} forgeries for. Real data has about 10% of each; a class that is missing is a mode the forger has dropped.",
  "judge.modes": "Modes covered",
  "judge.modes.of": "{modes} of {total}",
  "judge.confidence": "Mean confidence",
  "judge.sure": "Clear (over 90% confident)",
  "judge.distance": "Frechet distance (judge features)",
  "judge.distance.aria":
    "Line chart of the Frechet distance over the steps. Latest: {distance}; floor: {floor}.",
  "judge.distance.now": "Distance now",
  "judge.floor": "Floor (real against real)",
  "judge.series.distance": "forgeries, solid",
  "judge.series.floor": "floor, dotted",
  "judge.distance.help":
    "How far the forgeries are from real pictures as the judge sees them; lower is better. As many real pictures give the floor; fewer pictures give larger numbers, so compare the two with each other. It is not Inception FID, and not comparable with it.",
  "judge.nearest": "Nearest training images",
  "judge.nearest.help":
    "Is the forger copying? For each forgery, the training image that differs least from it, pixel by pixel.",
  "judge.nearest.busy": "Searching all training images",
  "judge.nearest.done": "Found.",
  "judge.nearest.fakes": "Forgeries",
  "judge.nearest.fakes.aria": "{count} forgeries in {rows} rows of {columns}",
  "judge.nearest.nearest": "Nearest training images",
  "judge.nearest.nearest.aria":
    "For each forgery, at the same place, the training image most like it",

  "trouble.judge_missing": "The judge at {url} could not be loaded.",
  "trouble.no_judge": "There is no judge for these pictures.",
  "trouble.judge_format": "The judge cannot be read ({detail}).",
};
