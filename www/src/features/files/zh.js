/** 关于数据文件的中文文字。 */
export const zhFiles = {
  "settings.files.title": "你自己的图片",
  "settings.files.help":
    "MNIST 格式的 IDX 文件，28 × 28 或 32 × 32 像素，未压缩或 gzip 均可。文件不会离开你的电脑。",
  "settings.files.images": "图片（IDX）",
  "settings.files.labels": "标签（IDX，可不选）",
  "settings.files.use": "使用这些图片",
  "settings.files.mnist": "换回原来的图片",
  "settings.files.done": "你的图片已加载。点“训练”接着练，点“重置”从头开始。",

  "what.images": "图片文件",
  "what.labels": "标签文件",

  "trouble.dataset_missing":
    "服务器上没有数据文件 {url}（HTTP {status}）。请把它放好（“make demo”会做），然后重试。",
  "trouble.dataset_unreachable": "数据下载失败（{detail}）。请检查网络，然后重试。",
  "trouble.bad_gzip": "{what}已损坏：gzip 数据无法解压。请换一份完好的。",
  "trouble.not_idx":
    "{what}不是 IDX 文件。请选择 MNIST 格式的文件（例如 train-images-idx3-ubyte.gz）。",
  "trouble.truncated_idx":
    "{what}不完整：文件头说有 {expected} 字节，实际只有 {actual}。请换一份完整的。",
  "trouble.too_large_idx": "{what}解压后超过 {limit_mb} MB。请选择更小的数据集。",
  "trouble.wrong_idx_kind": "{what}里的数据种类与预期不符。图片和标签文件是不是放反了？",
  "trouble.wrong_image_size":
    "{width} × {height} 像素的图片不合适。请选 28 × 28（MNIST 的尺寸）或 32 × 32 像素的图片。",
  "trouble.label_count": "{images} 张图片却有 {labels} 个标签。请选择配套的两个文件。",
  "trouble.empty_dataset": "文件里没有图片。请换一个。",
  "trouble.too_few_images":
    "{images} 张图片不够一个批次（{batch_size} 张）。请用更多图片或更小的批大小。",
  "trouble.no_labels": "每张图片都需要 0 到 9 的标签。请选择带有十个类别标签文件的数据集。",
  "trouble.no_dataset": "还没有数据。请先加载 MNIST 或你自己的图片。",
};
