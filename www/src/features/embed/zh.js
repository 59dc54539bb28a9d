/** 关于嵌入其他网页的中文文字。 */
export const zhEmbed = {
  "embed.title": "放进你自己的网页",
  "embed.help": "用这段 HTML 可以把这个实验放进别的网页，不带页眉和页脚。",
  "embed.copy": "复制 HTML",
  "embed.copied": "已复制。",
};
