/** 关于曲线图的中文文字。 */
export const zhLosses = {
  "fig.losses": "图二",

  "losses.title": "数字里的较量",
  "losses.loss": "损失",
  "losses.belief": "鉴定者相信什么",
  "losses.loss.aria": "两个损失的折线图。最新值：D {d}，G {g}。",
  "losses.belief.aria": "D(x) 和 D(G(z)) 的折线图。最新值：D(x) {x}，D(G(z)) {z}。",
  "losses.empty": "曲线从第一步开始。",
  "losses.series.loss_d": "D 损失（鉴定者），实线",
  "losses.series.loss_g": "G 损失（造假者），虚线",
  "losses.series.d_real": "D(x)：真品，实线",
  "losses.series.d_fake": "D(G(z))：赝品，虚线",

  "losses.name.loss_d": "D 损失",
  "losses.name.loss_g": "G 损失",
  "losses.name.d_real": "D(x)",
  "losses.name.d_fake": "D(G(z))",

  "losses.help": "两个损失都不必降到零：两个网络往相反的方向使劲，好的训练是一场漫长的平局。",
  "losses.help.least_squares":
    "用最小二乘时，D 的损失是分数与目标之差的平方，真品的目标是 1，赝品是 0；0.25 表示它只是在猜。D(x) 是分数的 sigmoid：1 分对应 0.73，0 分对应 0.5。",
  "losses.help.hinge":
    "用合页损失时，D 的损失是真品的分数距 1、赝品的分数距 −1 还差的部分：2 表示它只是在猜，0 表示全都分得很开。D(x) 是分数的 sigmoid：1 分对应 0.73，−1 分对应 0.27。",
  "losses.help.wasserstein":
    "这时 D 是一位评论家，它的分数没有固定的尺度，只有差值才有意义。D 的损失是赝品的平均分减去真品的平均分，再加上惩罚；它小于 0，赝品越像真品就越接近 0。D(x) 是分数的 sigmoid，因此在 0 和 1 之间。",

  "quantity.loss_d": "D 的损失",
  "quantity.loss_g": "G 的损失",
  "quantity.d_real": "D(x) ",
  "quantity.d_fake_before": "D(G(z)) ",
  "quantity.d_fake_after": "D(G(z)) ",
  "quantity.grad_norm_d": "D 的梯度",
  "quantity.grad_norm_g": "G 的梯度",

  "marks.title": "训练途中的改动",
  "marks.line": "{number} · 第 {step} 步：{changes}",

  "trouble.not_finite":
    "训练在第 {step} 步停止：{quantity}不再是有限的数。已恢复第 {restored_step} 步的权重。通常减小学习率就好。",
};
