/** Texts of the list of saved runs, in English; others speak of runs by those in en.js. */
export const enSavedRuns = {
  "runs.title": "Saved runs",
  "runs.help":
    "A run is saved in this browser every 20 seconds, at every pause and at its end: both networks, the optimiser and the settings, and also its curves and its sheets to look back at. The last twenty are kept; runs of fewer than 50 steps have places of their own. To carry one elsewhere, download it.",
  "runs.results": ", distance {distance}",
  "runs.rename": "Rename",
  "runs.rename.aria": "Name of this run; empty for its usual one",
  "runs.saved": "{ago}, {size} MB",
  "runs.restore": "Restore",
  "runs.restore.aria": "Restore {name}, step {step}",
  "runs.download": "Download",
  "runs.download.aria": "Download {name}, step {step}",
  "runs.kept": "Kept before training went on",
  "runs.kept.name": "{name}, at step {step}",
  "runs.delete": "Delete",
  "runs.delete.aria": "Delete {name}, step {step}",
  "runs.download_now": "Download the weights as they are now",
  "runs.file": "Load weights from a file",
  "runs.file.help":
    "A file saved here or by the command line (.safetensors), or a DCGAN from PyTorch (.safetensors, .pth or .pt, 32 or 64 px, grey). It can also be dropped anywhere on the page.",
};
