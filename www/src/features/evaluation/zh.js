/** 关于评估的中文文字。 */
export const zhEvaluation = {
  "fig.evaluation": "图三",

  "evaluation.title": "旁观者的意见",
  "evaluation.explain": "测的是什么，怎么测",
  "evaluation.help":
    "旁观者是一个独立的分类器，用真实图片训练而成，不参与这场较量。每 250 步和每次暂停时，它会查看一批新的赝品。",
  "evaluation.measuring": "分类器正在查看第一批赝品。",
  "evaluation.at": "测于第 {step} 步。",
  "evaluation.missing": "服务器上没有适合这些图片的分类器，所以不作测量。",
  "evaluation.none": "分类器随数据一起加载。它不认识你自己的图片。",
  "evaluation.census": "普查",
  "evaluation.census.help":
    "分类器把 {samples} 张赝品各认作什么，又有多少哪一类都不像。真实数据中每类约占 10%；缺少的类就是造假者丢掉的模式。置信度只算认得出的图片。",
  "evaluation.rejected": "都不是",
  "evaluation.rejected.mnist": "不是数字",
  "evaluation.unreadable": "第 {step} 步时还没有认得出的东西：{share} 的赝品哪一类都不像。",
  "evaluation.modes": "覆盖的模式",
  "evaluation.modes.of": "{modes} / {total}",
  "evaluation.confidence": "平均置信度",
  "evaluation.sure": "清晰（置信度超过 90%）",
  "evaluation.distance": "弗雷歇距离（分类器特征）",
  "evaluation.distance.aria":
    "弗雷歇距离随步数变化的折线图。最新值：{distance}；基准：{baseline}。",
  "evaluation.distance.figure": "距离",
  "evaluation.baseline": "基准（真品对真品）",
  "evaluation.multiple": "与真品相比",
  "evaluation.multiple.value": "真品的 {times} 倍",
  "evaluation.name.distance": "距离",
  "evaluation.name.baseline": "基准",
  "evaluation.series.distance": "赝品，实线",
  "evaluation.series.baseline": "基准，点线",
  "evaluation.distance.help":
    "用分类器的特征来量，{samples} 张赝品离训练用的真品有多远，越低越好。同样多的另一批真品（每类张数相同）给出基准；图片越少数值越大，所以请拿这两个数互相比较。这不是用 Inception 网络算的 FID，两者不可比较。",
  "evaluation.nearest": "最相近的训练图片",
  "evaluation.nearest.help": "造假者是在抄袭吗？为每张赝品找出逐像素差别最小的训练图片。",
  "evaluation.nearest.busy": "正在搜索全部训练图片",
  "evaluation.nearest.done": "已找到。",
  "evaluation.nearest.fakes": "赝品",
  "evaluation.nearest.fakes.aria": "{count} 张赝品，{rows} 行 {columns} 列",
  "evaluation.nearest.nearest": "最相近的训练图片",
  "evaluation.nearest.nearest.aria": "同一位置上与每张赝品最像的训练图片",

  "trouble.classifier_missing": "无法加载 {url} 处的分类器。",
  "trouble.no_classifier": "没有适合这些图片的分类器。",
  "trouble.classifier_format": "无法读取分类器（{detail}）。",
};
