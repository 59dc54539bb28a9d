/** Texts about weights, in English. */
export const enWeights = {
  "weights.label": "Weights",
  "weights.in_use": "Drawn with {name}, trained for {step} steps.",
  "weights.went_on": "Began from {name}, step {step}.",
  "weights.in_use.no_step": "Drawn with {name}, which does not say how long it was trained.",
  "weights.went_on.no_step": "Began from {name}.",
  "weights.new_appraiser": "The file held no appraiser: a new one begins.",
  "weights.began_new_appraiser": "The file held no appraiser: a new one began.",
  "weights.loaded": "{name} is loaded: {kind}, for pictures of {size} × {size} pixels.",
  "weights.loaded.conditional.off": "a forger that is not told the class (not conditional)",
  "weights.loaded.conditional.on": "a forger that draws the class it is told (conditional)",
  "weights.loaded.step": "It was trained for {step} steps.",
  "weights.loaded.no_step": "The file does not say how long it was trained.",
  "weights.loaded.both": "The file also held the appraiser and the optimisers’ memory.",
  "weights.loaded.appraiser":
    "The file also held the appraiser, but no optimisers: their memory begins empty.",
  "weights.loaded.optimisers":
    "The file also held the optimisers’ memory, but no appraiser: a new one begins.",
  "weights.loaded.neither":
    "The file held neither an appraiser nor optimisers: a new appraiser begins, and the optimisers’ memory is empty.",
  "weights.loaded.changes": "Settings that changed with it: {changes}.",
  "weights.loaded.no_changes": "No setting changed with it.",
  "weights.loaded.show": "Show its pictures in Train",
  "weights.other_data": "These weights learned from other pictures than those that are loaded now.",
  "weights.report.modes": "{value} of 10 classes",
  "weights.report.precision": "precision {value}",
  "weights.report.recall": "recall {value}",
  "weights.report.samples": "measured on {value} pictures",
  "weights.go_on": "Go on from these",
  "weights.from_scratch": "Train from scratch",
  "weights.pick": "Ready-made weights",
  "weights.pick.help": "One click goes on from these: an earlier game, trained to its end.",
  "weights.how_good": "How good?",
  "weights.name.mnist-32": "MNIST 32 px",
  "weights.name.mnist-32-conditional": "MNIST 32 px, told the digit",
  "weights.name.fashion-mnist-32": "Fashion-MNIST 32 px",
  "weights.name.mnist-64": "MNIST 64 px",
  "weights.name.run": "a run saved here",

  "runs.offer": "Go on from step {step} (saved {ago})",
  "runs.offer.dismiss": "Do not go on with it",

  "trouble.checkpoint_format": "The checkpoint cannot be read ({detail}). Nothing was changed.",
  "trouble.checkpoint_lfs":
    "This is a pointer of Git LFS, not the weights. Run “git lfs pull”, or download the file itself. Nothing was changed.",
  "trouble.checkpoint_web_page":
    "This is a web page, not the weights. Download the file itself, by its raw or download link. Nothing was changed.",
  "trouble.checkpoint_packed": "This file is {found}. Unpack it first. Nothing was changed.",
  "trouble.checkpoint_cut": "The file is cut short. Download it again. Nothing was changed.",
  "trouble.checkpoint_other":
    "This is {found}, not weights. Choose a file saved here, as .safetensors, or by torch.save. Nothing was changed.",
  "trouble.checkpoint_old_pickle":
    "This is a pickle in the form that PyTorch wrote before version 1.6. Save it again, by: python3 -c \"import torch; torch.save(torch.load('old.pth', map_location='cpu', weights_only=True), 'new.pth')\". Nothing was changed.",
  "trouble.checkpoint_big_endian":
    "The numbers in this file are big-endian. Save it again on a little-endian machine. Nothing was changed.",
  "trouble.checkpoint_no_generator":
    "There is no DCGAN generator among the file’s {count} tensors ({names}). Its layers would be transposed convolutions with 4×4 kernels. Nothing was changed.",
  "trouble.checkpoint_channels":
    "This generator is made for {channels}-channel images ({name}); this page draws grey ones. Nothing was changed.",
  "trouble.checkpoint_layer":
    "The generator in the file is of another architecture: {name} has shape {actual}, and here it would be {expected} (4×4 kernels, each layer half as wide as the one before). Choose a DCGAN of 32 or 64 px. Nothing was changed.",
  "trouble.checkpoint_linear":
    "The generator in the file has linear layers ({name}). Choose a DCGAN, which is made of transposed convolutions. Nothing was changed.",
  "trouble.checkpoint_style":
    "The generator in the file is a StyleGAN ({name}). Choose a DCGAN, which is made of transposed convolutions. Nothing was changed.",
  "trouble.checkpoint_more":
    "The generator in the file needs more than a DCGAN has ({names}). Nothing was changed.",
  "trouble.checkpoint_norm":
    "{name} has no running statistics. Choose a generator with batch norm that keeps them. Nothing was changed.",
  "trouble.checkpoint_variance":
    "The checkpoint’s tensor {name} is a variance, and holds {value}: the file is damaged. Nothing was changed.",
  "trouble.checkpoint_trained":
    "The checkpoint was trained with {trained}, not with {asked}. Load it with its own settings. Nothing was changed.",
  "trouble.left_out": "Of these weights the generator is in use, but not {names}.",
  "trouble.checkpoint_version":
    "The checkpoint was saved by a newer version of this page (format {found}; this one reads up to {known}). Reload the page. Nothing was changed.",
  "trouble.checkpoint_setting":
    "The checkpoint was saved by a newer version of this page: it has a setting “{name}” that is unknown here. Reload the page. Nothing was changed.",
  "trouble.checkpoint_dtype":
    "The checkpoint’s tensor {name} is {dtype}: save it as F64, F32, F16 or BF16. Nothing was changed.",
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
  "trouble.weights_offline":
    "The weights at {url} could not be downloaded ({detail}): the page’s own server does not answer. Are you offline? Nothing was changed, and training goes on without it.",
  "trouble.weights_overrule":
    "The link’s {names} had no effect: weights come with their own settings.",

  "trouble.no_discriminator":
    "These weights hold no appraiser: choose a checkpoint that was saved here or by `gan train`.",
};
