/** 关于时光机的中文文字。 */
export const zhTimeMachine = {
  "moments.title": "时光机",
  "moments.help":
    "同样的随机数，让这次训练里从前的造假者来画。画出来的不同，是因为造假者变了；放进去的始终没变。",
  "moments.sheet": "画稿的前 {count} 张图片",
  "moments.sheet.aria": "画稿的前 {count} 张图片。{moment}",
  "moments.point": "{name}：{origin}",
  "moments.point.aria": "选定的点 {name}。{moment}",
  "moments.moment": "时刻",
  "moments.then": "第 {step} 步之后",
  "moments.now": "现在，第 {step} 步",
  "moments.play": "播放",
  "moments.stop": "停止",
  "moments.none": "还没有留下从前的造假者：开始训练，途中就会留下。",
  "moments.kept": "到目前为止留下了 {count} 个从前的造假者。",
  "moments.kept.help": "它们只存在于这个页面：重新载入页面或接着从前的训练时，会从头留起。",
};
