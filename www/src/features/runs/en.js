/** Texts about saved runs, in English. */
export const enRuns = {
  "dataset.mnist": "MNIST",
  "dataset.fashion-mnist": "Fashion-MNIST",

  "runs.name": "{name}, step {step}",
  "runs.setting": "{label} {value}",
  "runs.images": "{images} {size} px",
  "runs.own_images": "Own images",
  "trouble.run_deleted":
    "{run}, step {step}, was deleted. Undo brings it back until this note is dismissed or the page is closed.",

  "trouble.not_weights":
    "The file {name} is no weights file (.safetensors, .pth, .pt or .ckpt). If it is images of your own, in an IDX file, choose it under “Your own images” in the room Mine.",
  "trouble.not_weights_picture":
    "The file {name} is a picture, and no weights file. To learn from your own pictures, this page takes one IDX file that holds them all, under “Your own images” in the room Mine. {advice}",
  "trouble.run_gone": "That run is no longer stored: another tab may have deleted it.",
  "trouble.run_too_large":
    "This run has {size} MB, which is more than the browser stores at once: it is not being saved. Download it to keep it.",
  "trouble.storage_full":
    "The browser’s storage is full: there is no room for this run, and it is not being saved. Download it, or free some space.",
  "trouble.storage_refused":
    "This browser does not let the page store anything ({detail}). Runs are held in this tab only, until it is closed: download those that you want to keep.",
  "trouble.storage_late":
    "The browser’s storage does not answer: another tab may be blocking it. Until it does, runs are held in this tab only. Close other tabs with this page, or download the runs that you want to keep.",
  "trouble.storage_newer":
    "A newer version of this page has taken over the saved runs. They are kept, but this tab cannot write to them: its runs are held in its memory only. Download what you want to keep, then reload the page.",
  "trouble.storage_lost":
    "The browser’s storage stopped working ({detail}). What was saved before stays; new runs are held in this tab only, until storage works again. Download those that you want to keep.",
  "trouble.own_images_needed":
    "This run was trained on images of your own. Choose them again in the room Mine before you train it. On other images it becomes a run of its own, and this one stays saved.",
};
