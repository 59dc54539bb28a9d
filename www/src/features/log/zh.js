/** 关于日志的中文文字。 */
export const zhLog = {
  "fig.log": "日志",

  "log.title": "日志",
  "log.help": "每 100 个批次一行，格式与 PyTorch 课程打印的相同，轮次和批次从 0 数起。",
  "log.losses": "轮次 [{epoch}/{epochs}] 批次 {batch}/{batches} D 损失：{loss_d}，G 损失：{loss_g}",
  "log.images": "图片：{note}",
  "log.change": "第 {step} 步：{changes}",
  "log.only.generator": "第 {step} 步：只有造假者学习",
  "log.only.discriminator": "第 {step} 步：只有鉴定者学习",
  "log.empty": "还没有日志。",
};
