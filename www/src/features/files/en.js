/** Texts about data files, in English. */
export const enFiles = {
  "settings.files.title": "Your own images",
  "settings.files.help":
    "An IDX file in MNIST’s format, 28 × 28 or 32 × 32 pixels, raw or gzip. It stays on your machine.",
  "settings.files.images": "Images (IDX)",
  "settings.files.labels": "Labels (IDX, optional)",
  "settings.files.use": "Use these images",
  "settings.files.mnist": "Back to the usual images",
  "settings.files.done": "Your images are loaded. Train goes on with them; Reset begins anew.",

  "what.images": "the image file",
  "what.labels": "the label file",

  "trouble.dataset_missing":
    "The data file {url} is missing on the server (HTTP {status}). Put it there (“make demo” does), then retry.",
  "trouble.dataset_unreachable":
    "The data could not be downloaded ({detail}). Check the connection, then retry.",
  "trouble.bad_gzip": "{what} is damaged: its gzip data cannot be unpacked. Get a fresh copy.",
  "trouble.not_idx":
    "{what} is not an IDX file. Choose one in MNIST’s format (for example train-images-idx3-ubyte.gz).",
  "trouble.truncated_idx":
    "{what} is cut off: it has {actual} bytes where its header promises {expected}. Get a complete copy.",
  "trouble.too_large_idx": "{what} unpacks to more than {limit_mb} MB. Choose a smaller dataset.",
  "trouble.wrong_idx_kind":
    "{what} holds another kind of data than expected. Are the image and label files swapped?",
  "trouble.wrong_image_size":
    "Images of {width} × {height} pixels do not fit. Choose images of 28 × 28 (MNIST’s size) or 32 × 32 pixels.",
  "trouble.label_count":
    "There are {labels} labels for {images} images. Choose the two files that belong together.",
  "trouble.empty_dataset": "The file holds no images. Choose another one.",
  "trouble.too_few_images":
    "{images} images do not fill one batch of {batch_size}. Use more images or a smaller batch size.",
  "trouble.no_labels":
    "Each image needs a label from 0 to 9. Choose a data set with a labels file of its ten classes.",
  "trouble.no_dataset": "There is no data yet. Load MNIST or your own images first.",
};
