/** 关于回看的中文文字。 */
export const zhTimeline = {
  "timeline.title": "回看",
  "timeline.help": "每轮结束和每 250 步的画稿。点一张放大看。",
  "timeline.empty": "引擎就绪后，第一张画稿会出现在这里。",
  "timeline.step": "第 {step} 步",
  "timeline.epoch": "第 {epoch} 轮",
  "timeline.live": "实时",
  "timeline.choose": "回看第 {step} 步",
};
