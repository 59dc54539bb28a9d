/** 关于权重的中文文字。 */
export const zhWeights = {
  "weights.label": "权重",
  "weights.in_use": "由{name}绘制，已训练 {step} 步。",
  "weights.went_on": "从{name}的第 {step} 步开始。",
  "weights.other_data": "这些权重学的不是现在加载的图片。",
  "weights.report.distance": "弗雷歇距离 {value}（分类器特征）",
  "weights.report.modes": "覆盖 {value} / 10 类",
  "weights.report.precision": "精确率 {value}",
  "weights.report.recall": "召回率 {value}",
  "weights.report.samples": "基于 {value} 张图片测得",
  "weights.go_on": "接着训练",
  "weights.from_scratch": "从头训练",
  "weights.pick": "现成的权重",
  "weights.name.mnist-32": "MNIST 32 像素",
  "weights.name.mnist-32-conditional": "MNIST 32 像素，可指定数字",
  "weights.name.fashion-mnist-32": "Fashion-MNIST 32 像素",
  "weights.name.mnist-64": "MNIST 64 像素",
  "weights.name.run": "保存在此的训练",

  "runs.offer": "从第 {step} 步继续（{ago}保存）",
  "runs.offer.dismiss": "不继续",

  "trouble.checkpoint_format": "无法读取检查点（{detail}）。一切保持原样。",
  "trouble.checkpoint_version":
    "检查点由更新版本的页面保存（格式 {found}，本页最高支持 {known}）。请刷新页面。一切保持原样。",
  "trouble.checkpoint_setting":
    "检查点由更新版本的页面保存：其中的设置“{name}”这里还没有。请刷新页面。一切保持原样。",
  "trouble.checkpoint_dtype":
    "检查点的张量 {name} 的类型是 {dtype}：请存为 F32、F16 或 BF16。一切保持原样。",
  "trouble.checkpoint_not_finite":
    "检查点的张量 {name} 含有非有限的数。请选择更早保存的检查点。一切保持原样。",
  "trouble.half_range": "张量 {name} 含有 {value}，超出半精度的范围。请以全精度保存。",
  "trouble.checkpoint_tensors":
    "检查点属于另一个网络（缺少：{missing}；多出：{unexpected}）。一切保持原样。",
  "trouble.checkpoint_shape":
    "检查点的形状不同：{name} 是 {actual}，应为 {expected}。一切保持原样。",

  "trouble.weights_missing":
    "{url} 处没有权重（HTTP {status}）。一切保持原样；若是刚打开页面，则改用新网络。",
  "trouble.weights_unreachable":
    "无法从 {url} 下载权重（{detail}）。可能是地址有误，或者对方服务器不允许其他网站读取（CORS）。一切保持原样。",
  "trouble.weights_overrule": "链接中的 {names} 未生效：权重自带其设置。",

  "trouble.not_lesson_networks":
    "{format} 文件只能保存教程中的网络，而这些网络有别的层：请存为 safetensors。",
};
