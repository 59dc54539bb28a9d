/** 关于潜在空间中选定的点的中文文字。 */
export const zhLatents = {
  "latents.a": "A",
  "latents.b": "B",
  "latents.c": "C",
  "latents.title": "三个点：A、B、C",
  "latents.help": "每张图都出自潜在空间中的一个点。请选三个点：用种子，从样张上选，或在地图上定。",
  "latents.point": "点 {letter}",
  "latents.picture": "点 {letter} 处的图：{origin}",
  "latents.from.seed": "种子 {seed}",
  "latents.from.sheet": "样张第 {row} 行第 {column} 列",
  "latents.from.given": "手动设定",
  "latents.of.digit": "，数字 {name}",
  "latents.of.class": "，{name}",
  "latents.seed": "种子",
  "latents.roll": "为 {letter} 掷一个新种子",
  "latents.sheet": "样张：行、列",
  "latents.row": "{letter} 在样张上的行",
  "latents.column": "{letter} 在样张上的列",
  "latents.class.of_a": "与 A 相同",
  "latents.length.usual": "长度 {length}，属于常见范围（约 {usual}）。",
  "latents.length.short":
    "长度 {length}，常见的约为 {usual}：离中心太近，造假者在训练中几乎没到过这里。",
  "latents.length.long":
    "长度 {length}，常见的约为 {usual}：离中心太远，造假者在训练中几乎没到过这里。",
  "latents.step": "绘于第 {step} 步。",
};
