/** 关于权重、已保存的训练和评委的中文文字。 */
export const zhWeights = {
  "weights.label": "权重",
  "weights.in_use": "由{name}绘制，已训练 {step} 步。",
  "weights.went_on": "从{name}的第 {step} 步开始。",
  "weights.report.distance": "弗雷歇距离 {value}（评委特征）",
  "weights.report.modes": "覆盖 {value} / 10 类",
  "weights.report.precision": "精确率 {value}",
  "weights.report.recall": "召回率 {value}",
  "weights.go_on": "接着训练",
  "weights.from_scratch": "从头训练",
  "weights.pick": "现成的权重",
  "weights.name.mnist-32": "MNIST 32 px",
  "weights.name.fashion-mnist-32": "Fashion-MNIST 32 px",
  "weights.name.mnist-64": "MNIST 64 px",
  "weights.name.run": "保存在此的训练",

  "verdict.weights": "这是之前的较量学到的。点“训练”看它继续。",

  "dataset.mnist": "MNIST",
  "dataset.fashion-mnist": "Fashion-MNIST",

  "time.ago": "{time}前",

  "runs.offer": "从第 {step} 步继续（{ago}保存）",
  "runs.offer.dismiss": "不继续",
  "runs.title": "已保存的训练",
  "runs.help":
    "训练每 20 秒、每次暂停和结束时都会保存在这个浏览器里：两个网络、优化器和设置。只保留最近十次。要带到别处，请下载。",
  "runs.impossible": "这个浏览器不允许页面存储数据，训练不会被保存。请下载权重。",
  "runs.name": "{name}，第 {step} 步",
  "runs.saved": "{ago}，{size} MB",
  "runs.own_images": "自己的图片",
  "runs.restore": "恢复",
  "runs.restore.aria": "恢复 {name}，第 {step} 步",
  "runs.download": "下载",
  "runs.download.aria": "下载 {name}，第 {step} 步",
  "runs.delete": "删除",
  "runs.delete.aria": "删除 {name}，第 {step} 步",
  "runs.download_now": "下载当前的权重",
  "runs.file": "从文件加载权重",
  "runs.file.help":
    "在这里、用命令行或在 PyTorch 课程里保存的 .safetensors 文件。也可以直接拖到页面上。",

  "fig.judge": "图三",
  "judge.title": "旁观者的意见",
  "judge.help":
    "评委是一个用真实图片训练的分类器，不参与这场较量。每 250 步和每次暂停时，它会查看一批新的赝品。",
  "judge.measuring": "评委正在查看第一批赝品。",
  "judge.missing": "服务器上没有这些图片的评委，所以不作测量。",
  "judge.none": "评委随数据一起加载。它不认识你自己的图片。",
  "judge.census": "普查",
  "judge.census.help":
    "评委把 {samples} 张赝品各认作什么。真实数据中每类约占 10%；缺少的类就是造假者丢掉的模式。",
  "judge.modes": "覆盖的模式",
  "judge.modes.of": "{modes} / {total}",
  "judge.confidence": "平均置信度",
  "judge.distance": "弗雷歇距离（评委特征）",
  "judge.distance.aria": "弗雷歇距离随步数变化的折线图。最新值：{distance}；下限：{floor}。",
  "judge.distance.now": "当前距离",
  "judge.floor": "下限（真品对真品）",
  "judge.series.distance": "赝品，实线",
  "judge.series.floor": "下限，点线",
  "judge.distance.help":
    "在评委眼里赝品离真品有多远，越低越好。真品与另一批真品之间的距离是下限。这不是用 Inception 网络算的 FID，两者不可比较。",
  "judge.nearest": "最相近的训练图片",
  "judge.nearest.help": "造假者是在抄袭吗？为每张赝品找出逐像素差别最小的训练图片。",
  "judge.nearest.busy": "正在搜索全部训练图片",
  "judge.nearest.done": "已找到。",
  "judge.nearest.fakes": "赝品",
  "judge.nearest.fakes.aria": "64 张赝品，8 行 8 列",
  "judge.nearest.nearest": "最相近的训练图片",
  "judge.nearest.nearest.aria": "同一位置上与每张赝品最像的训练图片",

  "class.fashion-mnist.0": "T 恤",
  "class.fashion-mnist.1": "裤子",
  "class.fashion-mnist.2": "套头衫",
  "class.fashion-mnist.3": "连衣裙",
  "class.fashion-mnist.4": "外套",
  "class.fashion-mnist.5": "凉鞋",
  "class.fashion-mnist.6": "衬衫",
  "class.fashion-mnist.7": "运动鞋",
  "class.fashion-mnist.8": "包",
  "class.fashion-mnist.9": "短靴",

  "trouble.weights_missing":
    "{url} 处没有权重（HTTP {status}）。一切保持原样；若是刚打开页面，则改用新网络。",
  "trouble.weights_unreachable":
    "无法从 {url} 下载权重（{detail}）。可能是地址有误，或者对方服务器不允许其他网站读取（CORS）。一切保持原样。",
  "trouble.judge_missing": "无法加载 {url} 处的评委。",
  "trouble.no_judge": "没有适合这些图片的评委。",
  "trouble.judge_format": "无法读取评委（{detail}）。",
  "trouble.not_weights":
    "文件 {name} 不是 .safetensors 文件。你自己的图片请在“设置”的“数据”中选择。",
  "trouble.run_gone": "这次训练已不在存储中：可能被另一个标签页删除了。",
  "trouble.storage_full": "浏览器的存储空间已满，这次训练没有被保存。请下载它，或腾出一些空间。",
  "trouble.own_images_needed":
    "这次训练用的是你自己的图片。请先在“设置”里重新选择它们，再继续训练。",
};
