/** 几处共用的中文文字。 */
export const zhShared = {
  "app.title": "GAN 游乐场",

  "time.seconds": "{s} 秒",
  "time.minutes": "{m} 分 {s} 秒",
  "time.hours": "{h} 小时 {m} 分",

  "time.ago": "{time}前",

  "chart.step": "步",
  "chart.room": "随步数变化的曲线",
  "chart.keys":
    "左右方向键把光标逐点移动，上下翻页键一次移动 20 个点，Home 键和 End 键移到两端。加号和减号缩放，Shift 加方向键移动所显示的一段，0 显示全部步数。",
  "chart.at": "第 {step} 步：",
  "chart.latest": "最新，第 {step} 步：",
  "chart.value": "{name} {value}",
  "chart.value.mean": "{name} {value}，平均 {mean}",
  "chart.tools": "图的显示方式",
  "chart.log": "对数刻度",
  "chart.smoothing": "平滑",
  "chart.smoothing.none": "无",
  "chart.smoothing.steps": "{steps} 步",
  "chart.closer.aria": "放大（在图上拖动，或按住 Ctrl 滚动滚轮）",
  "chart.further.aria": "缩小",
  "chart.earlier.aria": "看更早的步（按住 Shift 拖动或滚动滚轮）",
  "chart.later.aria": "看更晚的步",
  "chart.all": "全部",
  "chart.all.aria": "显示全部步数（双击）",
  "chart.more": "工具与数值",
  "chart.table": "用表格看数值",
  "chart.table.caption": "共 {all} 个测量点，列出 {rows} 个",
  "chart.table.renew": "更新表格",
  "chart.csv": "全部数据存为 CSV",

  "settings.range": "{min} 到 {max}",

  "expected.integer": "整数，{range}",
  "expected.number": "数（小数点用“.”），{range}",
  "expected.choice": "{range} 之一",

  "file.choose": "选择文件",
  "file.none": "尚未选择",

  "trouble.file_unreadable": "无法读取文件 {name}（{detail}）。请重新选择。",
};
