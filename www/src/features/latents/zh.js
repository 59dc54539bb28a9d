/** 关于潜空间中的点的中文文字。 */
export const zhLatents = {
  "latents.seed": "种子 {seed}",
  "latents.sheet": "画稿第 {row} 行第 {column} 列的图",
  "latents.given": "找到的一个点",
  "latents.digit": "{point}（数字 {name}）",
  "latents.class": "{point}（{name}）",
  "latents.walk": "从这里走起",
  "latents.walk.to": "走到这里",
  "latents.third": "作为第三点",
  "latents.use": "在「探索」中使用这张图的潜变量",
};
