/** 关于按类别作画的训练的中文文字。 */
export const zhClasses = {
  "classes.any": "任意",
  "classes.separator": "、",

  "numbers.title.digit": "写一串数字",
  "numbers.title.class": "点什么画什么",
  "numbers.help.digit":
    "这个造假者知道要画的是哪个数字。输入一串数字，它就写给你看，每一位都有自己的随机输入。",
  "numbers.help.class": "这个造假者知道要画的是哪一类。输入一串数字，每一位画一张图：{classes}。",
  "numbers.label": "数字，最多 {max} 位",
  "numbers.new_hand": "换一种笔迹",
  "numbers.new_hand.title": "换一份随机输入，重画同样的内容",
  "numbers.note.empty": "没有可画的内容：请至少输入一个 0 到 9 的数字。",
  "numbers.note.ignored": "只画其中的数字。",
  "numbers.note.cut": "只画前 {max} 位。",
  "numbers.aria.digit": "第 {step} 步由种子 {seed} 生成的数字 {text}",
  "numbers.aria.class": "第 {step} 步由种子 {seed} 生成的图片：{text}",

  "interpolation.digit.from": "起点数字",
  "interpolation.digit.to": "终点数字",
  "interpolation.class.from": "起点类别",
  "interpolation.class.to": "终点类别",
  "interpolation.digit.help":
    "两端数字相同、种子不同：只在这个数字之内走。种子相同、数字不同：笔迹不变，数字在变。",
  "interpolation.class.help":
    "两端类别相同、种子不同：只在这一类之内走。种子相同、类别不同：风格不变，类别在变。",
  "interpolation.digit.end": "{seed}（数字 {name}）",
  "interpolation.class.end": "{seed}（{name}）",

  "digits.rows.digit": "每行是同一个数字，从上到下为 0 到 9。",
  "digits.rows.class": "每行是同一类，从上到下为：{classes}。",
  "digits.aria.rows": "{grid}。{rows}",

  "trouble.not_conditional":
    "这个造假者不知道要画哪个数字。请开始一次带类别标签的训练（conditional = on）。",
};
