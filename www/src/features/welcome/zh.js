/** 最初一分钟的中文文字。 */
export const zhWelcome = {
  "welcome.title": "造假者还什么都不会",
  "welcome.text":
    "造假者把随机数画成图片，鉴定者分辨哪些是它画的、哪些是真的数字。双方都从对方的破绽里学习。",
  "welcome.teach": "开始教它",
  "welcome.end": "先看结果",
};
