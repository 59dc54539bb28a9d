/** 关于日志的中文文字。 */
export const zhLog = {
  "fig.log": "日志",

  "log.title": "日志",
  "log.help": "每 100 个批次一行，格式与 PyTorch 课程打印的相同。",
  "log.empty": "还没有日志。",
};
