/** “学习”一室的中文文字。 */
export const zhLearn = {
  "learn.title": "值得一试的六件事",
  "learn.help": "每件只需点一下，花几分钟。它会取代当前的训练；随后出现的消息可以带你回去。",
  "learn.try": "试一试",
  "learn.try.aria": "试一试：{title}",

  "learn.players.title": "两位对手，一张画稿",
  "learn.players.text":
    "造假者把随机数变成图片，却从未见过真迹。鉴定者两种都看，并说出哪张是真的。造假者学到的一切都来自鉴定者的判断。看着画稿：先有笔画，后有数字。",
  "learn.players.question": "到第几步你能认出第一个数字？那时两条损失曲线在做什么？",

  "learn.strong.title": "鉴定者为什么不能赢",
  "learn.strong.text":
    "这里鉴定者学得比造假者快得多。很快它对每张图都判断正确，损失接近 0，图片不再变好。然后按“治好它”，它只改动学习率。",
  "learn.strong.question": "一位只会说“错”的老师，学生能从中学到什么？在 D(G(z)) 里找找看。",

  "learn.collapse.title": "一遍又一遍的同一张图",
  "learn.collapse.text":
    "造假者找到一张鉴定者会相信的图，就只画这一张。损失几乎看不出来；画稿看得出来，“旁观者的意见”里的数字统计也看得出来。",
  "learn.collapse.question": "哪个数最先告诉你多样性没有了？哪个数始终不会？",

  "learn.diverges.title": "什么都稳不住的时候",
  "learn.diverges.text":
    "互相学习的两位对手不一定会安定下来。步子太大，再加上一个没有下限的损失，就会把两者都甩出去：数值越来越大，画稿变成噪声。",
  "learn.diverges.question": "你会先改什么？为什么？在它运行时到“设置”里试一试。",

  "learn.copying.title": "它是在抄吗？",
  "learn.copying.text":
    "这些是早先训练好的数字。在“旁观者的意见”里选“最相近的训练图片”：每张假图旁边是与它最像的真图。",
  "learn.copying.question": "你能找到一张抄来的吗？挑一张图，说出它和旁边那张有什么不同。",

  "learn.map.title": "所有数字的地图",
  "learn.map.text":
    "每张图都来自随机输入中的一个点，相近的点画出相像的图。从一个数字走到另一个，也可以自己画一个，让页面把它找出来。",
  "learn.map.question": "3 和 8 之间有什么？路上的每一点都是数字吗？",
};
