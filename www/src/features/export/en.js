/** Texts about what can be downloaded of a run, in English. */
export const enExport = {
  "keep.menu": "Download",
  "keep.menu.sheet": "Download the sheet",
  "keep.menu.walk": "Download the walk",
  "keep.menu.timeline": "Download the history",
  "keep.menu.charts": "Download the charts",
  "keep.sheet": "Sheet as PNG, four times as large",
  "keep.strip": "Strip as PNG",
  "keep.walk_gif": "Walk as GIF",
  "keep.walk_webm": "Walk as WebM video",
  "keep.history_gif": "The run’s sheets as GIF",
  "keep.charts": "Charts as PNG",
  "keep.csv": "All measurements as CSV",
  "keep.experiment": "Experiment file (JSON)",
  "keep.safetensors": "Whole run (safetensors)",
  "keep.weights": "Both networks without optimisers (safetensors)",
  "keep.pytorch": "Forger for PyTorch (safetensors)",
  "keep.python": "Python program for it (.py)",
  "keep.onnx": "Forger as ONNX",
  "keep.busy": "Being made: {what}",
  "keep.cancel": "Cancel",
  "keep.done": "{file} was handed to the browser.",
  "keep.no_webm": "This browser records no WebM. The GIF shows the same.",
  "keep.caption": "Step {step}, seed {seed}",
  "keep.caption.settings": "Other than usual: {settings}",
  "keep.caption.usual": "All settings as usual",
  "keep.caption.own":
    "Trained on images of the learner’s own ({file}); the link does not hold them and opens the usual ones:",
  "keep.caption.changed":
    "Its settings were changed on the way, last at step {step}; the link begins with these:",
  "keep.picture.step": "step {step}",

  "keep.title": "Take it home",
  "keep.help":
    "The run as files: for this page elsewhere, for a spreadsheet, and for other programs. Pictures and films are downloaded at each figure, under “Download”.",
  "keep.group.experiment": "The experiment",
  "keep.group.experiment.help":
    "One file with the settings, the networks, the curves, the marks and the link. Opened on this page, on any machine, the run goes on from there.",
  "keep.open": "Open an experiment file",
  "keep.group.networks": "The networks",
  "keep.group.networks.help":
    "PyTorch’s file and the program have the same name: put them into one folder. ONNX runs in most other places.",
  "keep.program": "Draw with it in Python",
  "keep.program.help":
    "Save this beside the forger’s file for PyTorch, under the same name with .py.",
  "keep.program.copy": "Copy the program",
  "keep.program.copied": "Copied.",
  "keep.program.not_copied":
    "The browser did not allow copying. Select the text above and copy it.",

  "what.wanted_number": "a finite number",
  "what.wanted_whole": "a whole number in its range",
  "what.wanted_text": "a text that is not too long",
  "what.wanted_flag": "true or false",
  "what.wanted_list": "a list that is not too long",
  "what.wanted_object": "an object",
  "what.wanted_base64": "bytes in base64",
  "what.wanted_as_long": "as long as the list of steps",
  "what.wanted_rising": "a later step than the one before it",

  "trouble.no_picture": "The engine drew no picture. Open it anew.",
  "trouble.keep_failed": "The file could not be made ({detail}). Nothing was lost; try again.",
  "trouble.experiment_large":
    "The file {file} has {mb} MB, and an experiment file has {limit_mb} MB at most. Nothing was changed.",
  "trouble.experiment_damaged":
    "The file {file} is damaged or cut off: it is not whole JSON ({detail}). Get a complete copy. Nothing was changed.",
  "trouble.experiment_other":
    "The file {file} is JSON, but no experiment file of this page. Nothing was changed.",
  "trouble.experiment_version":
    "The file {file} has version {version} of the experiment file, and this page reads version {known}. Save it by this version, or open it with a newer page. Nothing was changed.",
  "trouble.experiment_unknown":
    "The file {file} has a field {path}, which no experiment file has. Nothing was changed.",
  "trouble.experiment_missing": "The file {file} lacks the field {path}. Nothing was changed.",
  "trouble.experiment_field": "In {file}, {path} must be {what}. Nothing was changed.",
  "trouble.experiment_step":
    "The file {file} says that its run is at step {told}, and its weights are of step {found}. The weights are in use; the curves are left out.",
  "trouble.experiment_settings":
    "The settings in {file} differ from those of its weights ({names}). Those of the weights are in use.",
};
