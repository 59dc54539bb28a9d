/** “给全班的链接”对话框的中文文字。 */
export const zhClassLink = {
  "class_link.title": "给全班的链接",
  "class_link.help": "它会以当前设置打开这次训练。图片、曲线、数字和消息总会显示。",
  "class_link.shown": "提供给学生的部分",
  "class_link.question": "训练旁边的问题",
  "class_link.language": "语言",
  "class_link.language.own": "学生自己的语言",
  "class_link.autoplay": "自动开始训练",
  "class_link.address": "网址",
  "class_link.copy": "复制网址",
  "class_link.copied": "已复制",
  "class_link.not_copied": "浏览器不允许复制。网址已选中，请按 Ctrl+C。",
  "class_link.open": "像学生一样打开",
  "class_link.close": "关闭",
};
