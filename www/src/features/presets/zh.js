/** 关于实验（预设）的中文文字。 */
export const zhPresets = {
  "presets.title": "实验",
  "presets.help":
    "点一下就用这些设置重新开始并立即训练；改了什么，在设置里看得到。每个实验都有自己的链接。",
  "presets.recipes": "配方",
  "presets.failures": "故意弄坏它",
  "presets.cure": "再治好它：{title}",
  "presets.link": "链接",
  "presets.link.aria": "“{title}”的链接",
  "presets.in_use": "使用中",
  "presets.started": "新的训练已经开始：{title}。",
  "presets.look": "去看它的画",

  "preset.lesson.title": "和课程一样",
  "preset.lesson.help": "PyTorch 课程的训练方式：交叉熵、两个同样小的学习率、记忆为 0.5 的 Adam。",
  "preset.fast.title": "快速",
  "preset.fast.help": "给没有耐心的人：尽早画出认得出的数字。",
  "preset.wgan_gp.title": "Wasserstein 加惩罚",
  "preset.wgan_gp.help":
    "鉴定者不再判真假，而是打分，并用惩罚让分数平缓变化：很稳，但每一步更费力。",
  "preset.conditional.title": "点什么画什么",
  "preset.conditional.help": "两个网络都知道要的是哪一类，造假者因此学会按要求画出十类中的每一类。",
  "preset.hinge_spectral.title": "合页损失加谱归一化",
  "preset.hinge_spectral.help": "鉴定者无法突兀地下判断，而已经分清的图片，损失不再追究。",
  "preset.least_squares.title": "最小二乘",
  "preset.least_squares.help": "鉴定者打分数，蒙混过关的赝品也会被拉得更像真品。",
  "preset.strong_discriminator.title": "鉴定者太强",
  "preset.strong_discriminator.help": "鉴定者比造假者大得多，步子是它的二十倍。",
  "preset.mode_collapse.title": "模式崩溃",
  "preset.mode_collapse.help": "造假者的步子是鉴定者的 400 倍：看看画出的图和普查。",
  "preset.diverges.title": "发散",
  "preset.diverges.help": "Wasserstein 较量，步子很大，又不限制鉴定者的分数。",
  "preset.no_batch_norm.title": "没有批归一化",
  "preset.no_batch_norm.help": "能不能学会全看种子。从这个种子开始，鉴定者一下子就赢了。",

  "trouble.unknown_preset": "没有名为“{name}”的实验。可用的有：{known}。",
};
