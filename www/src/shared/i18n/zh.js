/** 几处共用的中文文字。 */
export const zhShared = {
  "app.title": "GAN 游乐场",

  "time.seconds": "{s} 秒",
  "time.minutes": "{m} 分 {s} 秒",
  "time.hours": "{h} 小时 {m} 分",

  "time.ago": "{time}前",

  "chart.step": "步",

  "settings.range": "{min} 到 {max}",

  "expected.integer": "整数，{range}",
  "expected.number": "数（小数点用“.”），{range}",
  "expected.choice": "{range} 之一",

  "file.choose": "选择文件",
  "file.none": "尚未选择",

  "trouble.file_unreadable": "无法读取文件 {name}（{detail}）。请重新选择。",
};
