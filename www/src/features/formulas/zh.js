/** 关于公式的中文文字。 */
export const zhFormulas = {
  "inside.live":
    "画稿显示的是你回看的第 {past} 步。这里的图是第 {step} 步的：只有现在的网络才能看进去。",
  "formulas.title": "用公式看这场较量",
  "formulas.help":
    "两个网络各自要把什么变小，一步训练又怎样改变它的权重。数值取自本次训练的设置和最近一步的测量；换一种损失、惩罚或优化器，公式也随之改变。",
  "formulas.appraiser": "鉴定者 D 要让自己的损失变小",
  "formulas.forger": "造假者 G 要让自己的损失变小",
  "formulas.now.appraiser":
    "第 {step} 步：损失 {loss}，D(x) 平均 {real}，这次更新之前 D(G(z)) 平均 {fake}",
  "formulas.now.forger": "第 {step} 步：损失 {loss}，同一批赝品在 D 更新之后 D(G(z)) 平均 {fake}",
  "formulas.words":
    "𝔼：一批图片的平均；x：真图；z：随机数；G(z)：赝品；C：D 在 sigmoid 之前的分数，D = 1 / (1 + exp(−C))；x̂：真图与赝品之间的图片；∇：梯度；θ：权重；m 和 v：梯度及其平方的滑动平均；t：已走的步数。",
  "formulas.instance_noise":
    "D 看到图片 x 或 G(z) 之前，每个像素都加上标准差为 {value} 的正态噪声。",
  "formulas.label_flip": "在 D 的损失中，随机选出比例为 {value} 的图片，真与伪互换。",
  "formulas.clip_weights": "D 每次更新之后，它的每个权重都截到 −{value} … {value} 之内。",
  "formulas.clip_gradient": "范数超过 {value} 的梯度，先缩小到这个范数，再用于更新。",
};
