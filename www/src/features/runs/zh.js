/** 关于已保存的训练的中文文字。 */
export const zhRuns = {
  "dataset.mnist": "MNIST",
  "dataset.fashion-mnist": "Fashion-MNIST",

  "runs.setting": "{label} {value}",
  "runs.name": "{name}，第 {step} 步",
  "runs.images": "{images} {size} 像素",
  "runs.own_images": "自己的图片",
  "trouble.run_deleted": "已删除 {run}，第 {step} 步。在关闭这条提示或页面之前，都可以撤销。",

  "trouble.not_weights":
    "文件 {name} 不是权重文件（.safetensors、.pth、.pt 或 .ckpt）。如果它是你自己图片的 IDX 文件，请在“我的”里的“你自己的图片”处选择。",
  "trouble.not_weights_picture":
    "文件 {name} 是图片，不是权重文件。要学习你自己的图片，本页接受一个装有全部图片的 IDX 文件，在“我的”里的“你自己的图片”处选择。{advice}",
  "trouble.run_gone": "这次训练已不在存储中：可能被另一个标签页删除了。",
  "trouble.run_too_large":
    "这次训练有 {size} MB，超过了浏览器一次能保存的大小，因此没有保存。要保留它，请下载。",
  "trouble.storage_full":
    "浏览器的存储空间已满，放不下这次训练，它没有被保存。请下载它，或腾出一些空间。",
  "trouble.storage_refused":
    "这个浏览器不允许页面存储数据（{detail}）。训练只留在这个标签页里，关闭后就没有了：想保留的请下载。",
  "trouble.storage_late":
    "浏览器的存储没有回应，可能被另一个标签页占住了。在它回应之前，训练只留在这个标签页里。请关闭本页的其他标签页，或下载想保留的训练。",
  "trouble.storage_newer":
    "本页的一个新版本接管了已保存的训练。它们都还在，但这个标签页无法再写入：它的训练只留在内存里。想保留的请下载，然后刷新页面。",
  "trouble.storage_lost":
    "浏览器的存储停止了工作（{detail}）。之前保存的都还在；在存储恢复之前，新的训练只留在这个标签页里。想保留的请下载。",
  "trouble.own_images_needed":
    "这次训练用的是你自己的图片。请先在“我的”里重新选择它们，再继续训练。换用别的图片会成为另一次训练，这一次仍会保留。",
};
