/** Texts about weights, in English. */
export const enWeights = {
  "weights.label": "Weights",
  "weights.in_use": "Drawn with {name}, trained for {step} steps.",
  "weights.went_on": "Began from {name}, step {step}.",
  "weights.other_data": "These weights learned from other pictures than those that are loaded now.",
  "weights.report.distance": "Frechet distance {value} (classifier features)",
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

  "runs.offer": "Go on from step {step} (saved {ago})",
  "runs.offer.dismiss": "Do not go on with it",

  "trouble.checkpoint_format": "The checkpoint cannot be read ({detail}). Nothing was changed.",
  "trouble.checkpoint_version":
    "The checkpoint was saved by a newer version of this page (format {found}; this one reads up to {known}). Reload the page. Nothing was changed.",
  "trouble.checkpoint_setting":
    "The checkpoint was saved by a newer version of this page: it has a setting “{name}” that is unknown here. Reload the page. Nothing was changed.",
  "trouble.checkpoint_dtype":
    "The checkpoint’s tensor {name} is {dtype}: save it as F32, F16 or BF16. Nothing was changed.",
  "trouble.checkpoint_not_finite":
    "The checkpoint’s tensor {name} holds values that are not finite numbers. Choose one saved earlier. Nothing was changed.",
  "trouble.half_range":
    "Tensor {name} holds {value}, beyond the range of half precision. Save it in full precision.",
  "trouble.checkpoint_tensors":
    "The checkpoint is of another network (missing: {missing}; unexpected: {unexpected}). Nothing was changed.",
  "trouble.checkpoint_shape":
    "The checkpoint is of another shape: {name} has {actual} instead of {expected}. Nothing was changed.",

  "trouble.weights_missing":
    "There are no weights at {url} (HTTP {status}). Nothing was changed; on opening, new networks are used instead.",
  "trouble.weights_unreachable":
    "The weights could not be downloaded from {url} ({detail}). The address may be wrong, or its server does not let other sites read it (CORS). Nothing was changed.",
  "trouble.weights_overrule":
    "The link’s {names} had no effect: weights come with their own settings.",

  "trouble.not_lesson_networks":
    "{format} files hold the lesson’s networks only, and these have other layers: save them as safetensors.",
};
