/** 关于潜在空间地图的中文文字。 */
export const zhLatentMap = {
  "map.title": "潜在空间的地图",
  "map.help":
    "一张图用到多少个随机数，潜在空间就有多少维，这里是 {size} 维。地图是其中的一个平面。",
  "map.kind": "平面",
  "map.kind.abc": "过 A、B、C 三点",
  "map.kind.a": "以 A 为中心，沿方向 1 和 2",
  "map.kind.b": "以 B 为中心，沿方向 1 和 2",
  "map.kind.c": "以 C 为中心，沿方向 1 和 2",
  "map.aria": "潜在空间的地图",
  "map.role": "地图",
  "map.keys": "拖动标记，或用方向键移动；同时按住 Shift 步子更大。",
  "map.off": "虚线字母表示不在这个平面上的点，画在平面上离它最近的地方。",
  "map.value.shares": "A {a}，B {b}，C {c}",
  "map.value.spot": "距左边 {left}，距上边 {top}",
  "map.value.directions": "从 {letter} 出发：沿方向 1 {x}，沿方向 2 {y}（标准差）",
  "map.picture": "标记处的图：{value}",
  "map.set": "把这张图留作一个点",
  "map.set.as": "设为 {letter}",
  "map.said": "{letter} 现在就在这里。",
  "map.directions": "主方向",
  "map.directions.help":
    "造假者第一层变化最大的几个方向（GANSpace）。每个滑块在标记处的点上加上若干个标准差。",
  "map.direction": "方向 {number}",
  "map.direction.share": "方向 {number}（{share}）",
  "map.zero": "归零",
  "map.truncation": "截断",
  "map.truncation.help":
    "百分数是各方向占方差的份额。截断小于 1 时，地图上所有的点都被拉向空间的中心：图更规矩，花样更少。",
  "map.class.digit": "画成数字",
  "map.class.class": "画成",
};
