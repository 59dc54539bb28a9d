/** Texts about data files, in English. */
export const enFiles = {
  "settings.files.elsewhere": "Pictures of your own",
  "settings.files.title": "Your own images",
  "settings.files.help":
    "IDX files in MNIST’s format, 28 × 28, 32 × 32 or 64 × 64 pixels, raw or gzip; EMNIST, QMNIST and the like are read, too. They stay on your machine.",
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
  "trouble.not_idx": "{what} is not in IDX format, it is {found}. {advice}",
  "trouble.truncated_idx":
    "{what} is cut off: it has {actual} bytes where its header promises {expected}. Get a complete copy.",
  "trouble.too_large_idx":
    "{what} holds {dims} numbers, {mb} MB, and {limit_mb} MB are read at most. Choose a smaller data set.",
  "trouble.wrong_idx_kind":
    "{what} holds {found}. Images need three dimensions: count, height and width.",
  "trouble.wrong_image_size":
    "Images of {width} × {height} pixels do not fit. Choose images of 28 × 28 (MNIST’s size), 32 × 32 or 64 × 64 pixels.",
  "trouble.label_count":
    "There are {labels} labels for {images} images. Choose the two files that belong together.",
  "trouble.empty_dataset": "The file holds no images. Choose another one.",
  "trouble.too_few_images":
    "{images} images do not fill one batch of {batch_size}. Use more images.",
  "trouble.no_labels":
    "Each image needs a label from 0 to 9. Choose a data set with a labels file, or train with conditional off.",
  "trouble.no_dataset": "There is no data yet. Load MNIST or your own images first.",

  "settings.files.transpose": "Exchange rows and columns",
  "settings.files.transpose.help":
    "EMNIST stores its images so: automatic turns files with “emnist” in their name.",
  "settings.files.transpose.auto": "Automatic",
  "settings.files.transpose.off": "No",
  "settings.files.transpose.on": "Yes",
  "settings.files.invert": "Exchange dark and light",
  "settings.files.invert.help":
    "For dark ink on white paper. Without it, padding takes the paper’s colour.",
  "settings.files.invert.off": "No",
  "settings.files.invert.on": "Yes",
  "settings.files.read": "{file}: {images} images, {width} × {height} pixels, {labels}.",
  "settings.files.classes": "{count} classes",
  "settings.files.unlabelled": "no labels",
  "data.packed_twice": "A gzip file in a gzip file ({what}): both layers were unpacked.",
  "data.scaled": "Pixels from {low} to {high} were scaled to 0 to 255.",
  "data.flat": "Each row of numbers was taken as an image of {side} × {side} pixels.",
  "data.transposed": "Rows and columns were exchanged.",
  "data.transposed_by_name":
    "EMNIST stores its images with rows and columns exchanged: they were turned back.",
  "data.inverted": "Dark and light were exchanged.",
  "data.dark_on_light":
    "These images are dark on light: padding takes the paper’s colour, and they are shown as they are.",
  "data.all_alike": "All images are the same: a generator can learn only that one.",
  "data.labels_shifted": "Labels {first} to {last} were shifted to 0 to {to}.",
  "data.label_column": "The label file is a table of {columns} columns: the first one was taken.",
  "data.one_hot":
    "The label file has {columns} columns with a single 1 in each row: its place is the label.",
  "trouble.little_endian_idx":
    "{what} has a little-endian header (read so, it announces {dims}), and IDX is big-endian. Write its numbers with the high byte first.",
  "trouble.long_idx":
    "{what} is longer than its header says: it announces {expected} bytes and holds {actual}. Copy it again in binary mode, or correct its header.",
  "trouble.no_memory":
    "There is no memory for the {mb} MB of {what}. Close other tabs or choose a smaller data set.",
  "trouble.swapped_idx":
    "{what} holds another kind of data than expected ({found}). Are the image and label files swapped?",
  "trouble.colour_images":
    "The images have {channels} channels ({found}), and the networks draw grey. Convert them to grey: count, height and width.",
  "trouble.pixel_range":
    "The pixels go from {min} to {max}. Scale them to 0 to 255, 0 to 1 or -1 to 1.",
  "trouble.bad_label":
    "The label file holds {label}. A label is a whole number from 0, and there are 256 classes at most.",
  "trouble.too_many_classes":
    "The labels name {classes} classes, up to number {largest}, and conditional networks know {limit}. Train with conditional off, or label the images 0 to 9.",
  "trouble.too_few_for_step":
    "{images} images are too few for a step, which takes {d_steps} batches (d_steps) of at least {smallest}. Use more images or fewer d_steps.",
  "trouble.batches_shrank":
    "{images} images do not fill a step of batches of {batch_size} (batch_size) with d_steps = {d_steps}. Each batch has {taken}.",
  "trouble.file_too_large":
    "The file {file} has {mb} MB, and {limit_mb} MB are read at most. Choose a smaller data set.",

  "file_kind.empty": "empty",
  "file_kind.png": "a PNG picture",
  "file_kind.jpeg": "a JPEG picture",
  "file_kind.gif": "a GIF picture",
  "file_kind.bmp": "a BMP picture",
  "file_kind.webp": "a WebP picture",
  "file_kind.tiff": "a TIFF picture",
  "file_kind.pdf": "a PDF document",
  "file_kind.zip": "a zip archive",
  "file_kind.tar": "a tar archive",
  "file_kind.seven_zip": "a 7z archive",
  "file_kind.rar": "a RAR archive",
  "file_kind.gzip": "packed by gzip",
  "file_kind.bzip2": "packed by bzip2",
  "file_kind.xz": "packed by xz",
  "file_kind.zstd": "packed by zstd",
  "file_kind.lz4": "packed by lz4",
  "file_kind.zlib": "packed by zlib without gzip’s header",
  "file_kind.npz": "an npz archive of NumPy arrays",
  "file_kind.npy": "an npy file, a NumPy array",
  "file_kind.csv": "a CSV table",
  "file_kind.parquet": "a parquet table",
  "file_kind.arrow": "an Arrow table",
  "file_kind.hdf5": "an HDF5 file",
  "file_kind.matlab": "a MATLAB file",
  "file_kind.pickle": "a Python pickle",
  "file_kind.pytorch": "a PyTorch file",
  "file_kind.cifar": "a binary file of CIFAR-10, whose images are in colour",
  "file_kind.idx": "an IDX file, which holds images or labels",
  "file_kind.safetensors": "a safetensors file, which holds weights",
  "file_kind.onnx": "an ONNX model",
  "file_kind.gguf": "a GGUF file",
  "file_kind.program": "a program",
  "file_kind.html": "a web page",
  "file_kind.xml": "an XML document",
  "file_kind.json": "a JSON text",
  "file_kind.lfs_pointer": "a Git LFS pointer, which stands for the file",
  "file_kind.apple_double": "a macOS resource file",
  "file_kind.text": "a text",
  "file_kind.unknown": "of an unknown kind",

  "file_kind.advice.unpack": "Unpack it and choose the IDX file in it (train-images-idx3-ubyte).",
  "file_kind.advice.arrays":
    "Load it in Python as a uint8 array x of shape [n, 28, 28], and write IDX: f.write(struct.pack('>4I', 0x803, *x.shape) + x.tobytes()).",
  "file_kind.advice.pictures":
    "Put all pictures into one uint8 array x of shape [n, 28, 28] in Python (numpy and Pillow), and write IDX: f.write(struct.pack('>4I', 0x803, *x.shape) + x.tobytes()).",
  "file_kind.advice.fetch":
    "It came in place of the data. Download the file again, or from another address.",
  "file_kind.advice.lfs": "Run “git lfs pull” where it came from.",
  "file_kind.advice.sibling": "Choose the file whose name lacks the leading “._”.",
  "file_kind.advice.weights": "Load it as weights. As data, choose a file in MNIST’s format.",
  "file_kind.advice.choose":
    "Choose a file in MNIST’s format (for example train-images-idx3-ubyte.gz).",
};
