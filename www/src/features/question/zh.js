/** 随训练一起显示的问题的中文文字。 */
export const zhQuestion = {
  "question.label": "问题",
  "question.answer": "你的回答",
  "question.kept": "连同步数和设置保存在这个浏览器里。",
  "question.download": "下载我的回答",
  "question.close": "收起问题",
  "question.yours": "你的回答：{text}",
  "question.file_title": "GAN 游乐场：我的回答",
  "question.at": "写于第 {step} 步，{date}。",
};
