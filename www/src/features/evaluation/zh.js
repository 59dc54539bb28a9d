/** 关于评估的中文文字。 */
export const zhEvaluation = {
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
  "judge.sure": "清晰（置信度超过 90%）",
  "judge.distance": "弗雷歇距离（评委特征）",
  "judge.distance.aria": "弗雷歇距离随步数变化的折线图。最新值：{distance}；下限：{floor}。",
  "judge.distance.now": "当前距离",
  "judge.floor": "下限（真品对真品）",
  "judge.series.distance": "赝品，实线",
  "judge.series.floor": "下限，点线",
  "judge.distance.help":
    "在评委眼里赝品离真品有多远，越低越好。同样多的真品给出下限；图片越少数值越大，所以请拿这两个数互相比较。这不是用 Inception 网络算的 FID，两者不可比较。",
  "judge.nearest": "最相近的训练图片",
  "judge.nearest.help": "造假者是在抄袭吗？为每张赝品找出逐像素差别最小的训练图片。",
  "judge.nearest.busy": "正在搜索全部训练图片",
  "judge.nearest.done": "已找到。",
  "judge.nearest.fakes": "赝品",
  "judge.nearest.fakes.aria": "{count} 张赝品，{rows} 行 {columns} 列",
  "judge.nearest.nearest": "最相近的训练图片",
  "judge.nearest.nearest.aria": "同一位置上与每张赝品最像的训练图片",

  "trouble.judge_missing": "无法加载 {url} 处的评委。",
  "trouble.no_judge": "没有适合这些图片的评委。",
  "trouble.judge_format": "无法读取评委（{detail}）。",
};
