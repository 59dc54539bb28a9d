/** 关于造假者与鉴定者的中文文字。 */
export const zhPlayers = {
  "players.title": "两位玩家",
  "players.batch": "第 {step} 步的一批图片，鉴定者从中学习之前",
  "players.batch.after": "第 {step} 步的一批图片，鉴定者从中学习之后",
  "players.explain": "谁在玩，数字是什么意思",

  "forger.title": "造假者",
  "forger.network": "生成器 G，{parameters} 个权重",
  "forger.text":
    "它拿到一把随机数，把每一把变成一张图。它从没见过真的数字，只知道自己有没有骗过对方。",
  "forger.loss": "G 损失",
  "forger.loss.help": "赝品有多么骗不了人。骗过鉴定者时下降。",
  "forger.fake": "D(G(z))",

  "forger.fake.help": "鉴定者从上一批赝品学习之前，认为它们有多真，从 0 到 1。",
  "forger.fake.help.score":
    "鉴定者从上一批赝品学习之前，认为它们有多真：它打的分数经 sigmoid 压到 0 和 1 之间。",

  "appraiser.title": "鉴定者",
  "appraiser.network": "判别器 D，{parameters} 个权重",
  "appraiser.text":
    "它看到混在一起的真品和赝品，说出每张为真的可能性。造假者正是从它的判断中学习。",
  "appraiser.loss": "D 损失",
  "appraiser.real": "D(x)",

  "appraiser.real.help": "它认为真品有多真，从 0 到 1。",
  "appraiser.real.help.score": "它认为真品有多真：它打的分数经 sigmoid 压到 0 和 1 之间。",
  "appraiser.loss.help": "判断出错的程度。0.69 表示它只是在猜。",
  "appraiser.loss.help.least_squares":
    "给真品的分数离 1、给赝品的分数离 0 有多远。0.25 表示它只是在猜。",
  "appraiser.loss.help.hinge": "给真品的分数距 1、给赝品的分数距 −1 还差多少。2 表示它只是在猜。",
  "appraiser.loss.help.wasserstein":
    "赝品的平均分减去真品的平均分：能分清时小于 0。数值没有固定的尺度。",

  "verdict.label": "战况",
  "verdict.none": "点“训练”：一百步之内就会出现最初的笔画。",
  "verdict.none.open": "点“训练”：较量还没有开始。",
  "verdict.early": "现在下结论还太早：图片还没有成形。",
  "verdict.appraiser": "鉴定者遥遥领先：几乎识破每一张赝品。造假者仍在向它学习。",
  "verdict.leaning": "鉴定者占上风，这很常见；造假者也没让它闲着。",
  "verdict.even":
    "势均力敌：鉴定者几乎分不清真假，旁观者也认出了几乎所有的类。图片有多好，要看它们与真图的距离。",
  "verdict.unreadable":
    "鉴定者几乎分不清真假，但旁观者还认不出大多数的类：这更多说明鉴定者的水平，而不是图片的好坏。",
  "verdict.forger": "造假者占上风：它的数字比真品更令人相信。",

  "verdict.starved":
    "断粮：鉴定者对每一张赝品都十拿九稳，它的判断不再告诉造假者怎样才更好，图片没有长进。",
  "verdict.collapsed":
    "崩溃：不管拿到什么随机数，造假者画的几乎都是同一张图，或仅有的几张。再怎么骗得过鉴定者，其他的类也都不见了。",
  "verdict.diverged": "发散：分数和损失无止境地增长。",

  "advice.live": "与平常不同、训练中就能改的设置：{changes}。",
  "advice.fixed": "与平常不同、要重新训练才能改的设置：{changes}。",
  "advice.lost": "发散了的训练不会自己恢复：先改回平常的值，再按“重置”。",
  "advice.set_back": "改回平常的值",
  "verdict.old": "旁观者上一次查看是在第 {step} 步。",
  "verdict.weights": "这是之前的较量学到的。点“训练”看它继续。",
  "verdict.weights.foreign": "这些权重来自文件。点“训练”看它们在这里如何继续。",
  "verdict.weights.new_appraiser":
    "造假者来自文件，文件里没有鉴定者。点“训练”，新的鉴定者就从头学起；在它学会分辨之前，图片可能变差。",

  "verdict.scores": "用这种损失时，鉴定者打的分没有固定尺度；谁占上风，要看图片和普查。",
};
