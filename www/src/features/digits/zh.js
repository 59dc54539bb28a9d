/** 关于造假者的画稿的中文文字。 */
export const zhDigits = {
  "fig.digits": "图版一",

  "digits.title": "造假者的画稿",
  "digits.caption": "同样的随机输入，边学边重画。",
  "digits.caption.step": "画于第 {step} 步。",
  "digits.lookback": "正在回看第 {step} 步。",
  "digits.live": "回到实时",
  "digits.real.show": "在旁边显示真品",
  "digits.real.title": "真品",
  "digits.real.caption": "从训练数据中抽出的 {count} 张图片。",
  "digits.aria": "第 {step} 步生成的 {count} 个数字，{rows} 行 {columns} 列",
  "digits.aria.none": "还没有生成的数字",
  "digits.real.aria": "训练数据中的 {count} 张真实图片，{rows} 行 {columns} 列",

  "digits.rows.digit": "每行是同一个数字，从上到下为 0 到 9。",
  "digits.rows.class": "每行是同一类，从上到下为：{classes}。",
  "digits.aria.rows": "{grid}。{rows}",
};
