/** 关于两个数字之间的插值的中文文字。 */
export const zhInterpolation = {
  "fig.interpolation": "图四",

  "interpolation.title": "两个数字之间",
  "interpolation.help":
    "每张图都来自随机输入中的一个点。从一个点走到另一个点，看一个数字怎样变成另一个。",
  "interpolation.from": "起点种子",
  "interpolation.to": "终点种子",
  "interpolation.new_from": "掷一个新起点",
  "interpolation.new_to": "掷一个新终点",
  "interpolation.t": "位置 t",
  "interpolation.path": "路径",
  "interpolation.lerp": "直线（lerp）",
  "interpolation.slerp": "沿球面（slerp）",
  "interpolation.path.help": "随机输入都靠近一个球面。直线会穿过球的内部，造假者很少到过那里。",
  "interpolation.animate": "播放",
  "interpolation.stop": "停止",
  "interpolation.aria": "{from}与{to}之间位置 {t} 处的数字",
  "interpolation.strip.aria": "从{from}到{to}途中的十一张图",

  "interpolation.digit.from": "起点数字",
  "interpolation.digit.to": "终点数字",
  "interpolation.class.from": "起点类别",
  "interpolation.class.to": "终点类别",
  "interpolation.digit.help":
    "两端数字相同、种子不同：只在这个数字之内走。种子相同、数字不同：笔迹不变，数字在变。",
  "interpolation.class.help":
    "两端类别相同、种子不同：只在这一类之内走。种子相同、类别不同：风格不变，类别在变。",
};
