/** Texts about weights, saved runs and the judge, in English. */
export const enWeights = {
  "weights.label": "Weights",
  "weights.in_use": "Drawn with {name}, trained for {step} steps.",
  "weights.went_on": "Began from {name}, step {step}.",
  "weights.report.distance": "Frechet distance {value} (judge features)",
  "weights.report.modes": "{value} of 10 classes",
  "weights.report.precision": "precision {value}",
  "weights.report.recall": "recall {value}",
  "weights.report.samples": "measured on {value} pictures",
  "weights.go_on": "Go on from these",
  "weights.from_scratch": "Train from scratch",
  "weights.pick": "Ready-made weights",
  "weights.name.mnist-32": "MNIST 32 px",
  "weights.name.mnist-32-conditional": "MNIST 32 px, told the digit",
  "weights.name.fashion-mnist-32": "Fashion-MNIST 32 px",
  "weights.name.mnist-64": "MNIST 64 px",
  "weights.name.run": "a run saved here",

  "verdict.weights": "These were learned in an earlier game. Train to see it go on.",

  "dataset.mnist": "MNIST",
  "dataset.fashion-mnist": "Fashion-MNIST",

  "time.ago": "{time} ago",

  "runs.offer": "Go on from step {step} (saved {ago})",
  "runs.offer.dismiss": "Do not go on with it",
  "runs.title": "Saved runs",
  "runs.help":
    "A run is saved in this browser every 20 seconds, at every pause and at its end: both networks, the optimiser and the settings. The last ten are kept. To carry one elsewhere, download it.",
  "runs.impossible":
    "This browser does not let the page store anything, so runs are not saved. Download the weights to keep them.",
  "runs.name": "{name}, step {step}",
  "runs.saved": "{ago}, {size} MB",
  "runs.own_images": "Own images",
  "runs.restore": "Restore",
  "runs.restore.aria": "Restore {name}, step {step}",
  "runs.download": "Download",
  "runs.download.aria": "Download {name}, step {step}",
  "runs.delete": "Delete",
  "runs.delete.aria": "Delete {name}, step {step}",
  "runs.download_now": "Download the weights as they are now",
  "file.choose": "Choose a file",
  "file.none": "None chosen",
  "runs.file": "Load weights from a file",
  "runs.file.help":
    "A .safetensors file saved here, by the command line, or from the PyTorch lesson. It can also be dropped anywhere on the page.",

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

  "class.fashion-mnist.0": "T-shirt",
  "class.fashion-mnist.1": "Trousers",
  "class.fashion-mnist.2": "Pullover",
  "class.fashion-mnist.3": "Dress",
  "class.fashion-mnist.4": "Coat",
  "class.fashion-mnist.5": "Sandal",
  "class.fashion-mnist.6": "Shirt",
  "class.fashion-mnist.7": "Trainer",
  "class.fashion-mnist.8": "Bag",
  "class.fashion-mnist.9": "Ankle boot",

  "trouble.weights_missing":
    "There are no weights at {url} (HTTP {status}). Nothing was changed; on opening, new networks are used instead.",
  "trouble.weights_unreachable":
    "The weights could not be downloaded from {url} ({detail}). The address may be wrong, or its server does not let other sites read it (CORS). Nothing was changed.",
  "trouble.judge_missing": "The judge at {url} could not be loaded.",
  "trouble.weights_overrule":
    "The link’s {names} had no effect: weights come with their own settings.",
  "trouble.no_judge": "There is no judge for these pictures.",
  "trouble.judge_format": "The judge cannot be read ({detail}).",
  "trouble.not_weights":
    "The file {name} is not a .safetensors file. Your own images are chosen in the set-up, under Data.",
  "trouble.run_gone": "That run is no longer stored: another tab may have deleted it.",
  "trouble.storage_full":
    "The browser’s storage is full: this run is not being saved. Download it, or free some space.",
  "trouble.own_images_needed":
    "This run was trained on images of your own. Choose them again in the set-up before you train it.",
};
