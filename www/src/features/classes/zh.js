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

  "class.fashion-mnist.0": "T 恤",
  "class.fashion-mnist.1": "裤子",
  "class.fashion-mnist.2": "套头衫",
  "class.fashion-mnist.3": "连衣裙",
  "class.fashion-mnist.4": "外套",
  "class.fashion-mnist.5": "凉鞋",
  "class.fashion-mnist.6": "衬衫",
  "class.fashion-mnist.7": "运动鞋",
  "class.fashion-mnist.8": "包",
  "class.fashion-mnist.9": "短靴",

  "trouble.not_conditional":
    "这个造假者不知道要画哪个数字。请开始一次带类别标签的训练（conditional = on）。",
};
