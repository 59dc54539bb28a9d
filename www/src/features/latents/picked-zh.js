/** 关于潜空间中的点的中文文字。 */
export const zhPicked = {
  "point.seed": "种子 {seed}",
  "point.sheet": "画稿第 {row} 行第 {column} 列的图",
  "point.given": "找到的一个点",
  "point.digit": "{point}（数字 {name}）",
  "point.class": "{point}（{name}）",
  "use.walk": "从这里走起",
  "use.walk.to": "到这里",
  "use.third": "第三点",
  "use.chosen": "这张图现在是 {letters}。可以在画稿上再选一张，或者",
  "use.and": "、",
  "use.go": "去走一走。",
  "use.picture": "在“探索”中使用这张图的潜变量",
};
