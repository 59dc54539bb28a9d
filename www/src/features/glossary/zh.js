/** 词汇表的中文文字。 */
export const zhGlossary = {
  "words.title": "词汇",
  "words.help": "本页用词的通俗解释；也给出造假者和鉴定者在论文中的名称。",
  "words.find": "查找",
  "words.none": "没有相符的词。",
  "words.close": "关闭",
  "words.all": "全部词汇",

  "words.game": "较量",
  "word.gan": "生成对抗网络（GAN）",
  "word.gan.text": "两个互相学习的网络：一个画图，另一个分辨哪些是真图。Goodfellow 等，2014 年。",
  "word.generator": "生成器 G（造假者）",
  "word.generator.text": "把随机数变成图片的网络。它从没见过真图，只从判别器对它的画的判断中学习。",
  "word.discriminator": "判别器 D（鉴定者）",
  "word.discriminator.text": "说出一张图有多真的网络，从 0 到 1。它从真图和赝品中学习。",
  "word.critic": "评论家（critic）",
  "word.critic.text": "不给概率、而给一个没有上下限的分数的判别器，用于 Wasserstein 损失。",
  "word.latent": "潜变量 z",
  "word.latent.text": "生成器画一张图所用的一串随机数。网络不变时，同一个 z 总是画出同一张图。",
  "word.latent_space": "潜空间",
  "word.latent_space.text": "所有可能的 z。相近的点画出相像的图，所以可以在里面走动。",
  "word.distribution": "分布",
  "word.distribution.text":
    "在所有图片中，哪些常见、哪些不常见。GAN 学的是从数据的分布中取样，而不是抄某一张图。",
  "word.equilibrium": "均衡",
  "word.equilibrium.text":
    "对方不变时，谁也不能做得更好：D 只能猜，对每张图都说一半。真正的较量会接近它，又会离开。",

  "words.training": "训练",
  "word.loss": "损失",
  "word.loss.text":
    "网络通过学习来减小的数。这里两个损失互相拉扯，所以哪一个都不能说明图片有多好。",
  "word.d_x": "D(x)",
  "word.d_x.text": "判别器对一批真图的平均判断。1 表示它把每一张都当作真的。",
  "word.d_g_z": "D(G(z))",
  "word.d_g_z.text": "判别器对一批赝品的平均判断。0 表示它识破了每一张。",
  "word.gradient": "梯度",
  "word.gradient.text": "每个权重稍微变一点时，损失会怎样变。学习就是沿着相反的方向走一小步。",
  "word.step": "步",
  "word.step.text":
    "较量的一个回合：判别器先从一批真图和一批赝品学习，然后生成器从它的判断中学习。",
  "word.batch": "批",
  "word.batch.text": "一步里一起使用的图片。批越大，梯度越稳，也越慢。",
  "word.epoch": "轮（epoch）",
  "word.epoch.text": "把全部训练图片用过一遍。",
  "word.learning_rate": "学习率",
  "word.learning_rate.text": "沿梯度反方向走多远。太大会失控，太小则毫无进展。",
  "word.optimiser": "优化器（Adam）",
  "word.optimiser.text":
    "把梯度变成步子的规则。Adam 为每个权重记下梯度及其平方的滑动平均。Kingma 和 Ba，2015 年。",
  "word.seed": "种子",
  "word.seed.text": "一次训练里所有随机数的来源。种子和设置相同，训练就相同。",
  "word.weights": "权重",
  "word.weights.text": "网络学到的那些数。检查点就是保存它们的文件。",
  "word.label_smoothing": "标签平滑",
  "word.label_smoothing.text":
    "比如把真图标为 0.9 而不是 1，使判别器不至于过分自信。Salimans 等，2016 年。",
  "word.ttur": "双时间尺度（TTUR）",
  "word.ttur.text": "生成器与判别器各用各的学习率。Heusel 等，2017 年。",
  "word.ema": "权重的滑动平均（EMA）",
  "word.ema.text": "第二个生成器，它的权重是训练中的生成器权重的滑动平均，画得更稳。",

  "words.networks": "网络",
  "word.dcgan": "DCGAN",
  "word.dcgan.text":
    "由卷积构成的 GAN，有五条规则：用步幅代替池化、批归一化、没有全连接的隐藏层、G 用 ReLU、D 用 LeakyReLU。Radford 等，2016 年。",
  "word.convolution": "卷积",
  "word.convolution.text": "让小小的滤波器在图片上滑动的层。每个滤波器寻找一种图案，不管它在哪里。",
  "word.transposed_convolution": "转置卷积",
  "word.transposed_convolution.text":
    "反过来的卷积：小图上的每个数在大图上画一小块。生成器就这样把图放大。",
  "word.feature_map": "特征图（通道）",
  "word.feature_map.text": "一个滤波器在每个位置找到的东西：网络内部的一张图。",
  "word.batch_norm": "批归一化",
  "word.batch_norm.text":
    "把每个通道在一批上调整到均值 0、方差 1，再用学到的数缩放和平移。Ioffe 和 Szegedy，2015 年。",
  "word.activation": "激活函数（ReLU、tanh、sigmoid）",
  "word.activation.text":
    "把一层的输出弯折：ReLU 去掉小于 0 的部分，LeakyReLU 留下五分之一，tanh 和 sigmoid 把所有数压到 −1 与 1、或 0 与 1 之间。",
  "word.conditional": "条件 GAN",
  "word.conditional.text":
    "两个网络都被告知类别，于是可以指定要哪个数字。Mirza 和 Osindero，2014 年。",
  "word.spectral_norm": "谱归一化",
  "word.spectral_norm.text":
    "把 D 的每一层除以它最多能把输入拉长的倍数，使它的判断平缓变化。Miyato 等，2018 年。",

  "words.troubles": "会出什么问题",
  "word.mode_collapse": "模式崩溃",
  "word.mode_collapse.text":
    "不管随机数是什么，生成器只画一张或几张图。有些类不见了，虽然单看每张图可能都不错。",
  "word.saturation": "饱和（梯度消失）",
  "word.saturation.text": "判别器对一切都十拿九稳；它的判断几乎不随图片变化，生成器得不到信号。",
  "word.divergence": "发散",
  "word.divergence.text": "损失和分数无止境地增长，甚至不再是数。训练不会自己恢复。",
  "word.oscillation": "振荡",
  "word.oscillation.text":
    "两个网络绕着圈互相追赶：时而这边领先，时而那边领先，图片在变，却没有变好。",
  "word.overfitting": "过拟合",
  "word.overfitting.text": "网络把训练图片背了下来。图片很少时判别器会这样，它的判断就不再有教益。",

  "words.cures": "有什么办法",
  "word.wasserstein": "Wasserstein 损失",
  "word.wasserstein.text":
    "把评论家给真图和赝品的分数拉开；两者之差估计两个分布相距多远。Arjovsky 等，2017 年。",
  "word.gradient_penalty": "梯度惩罚",
  "word.gradient_penalty.text":
    "评论家的分数在哪里太陡，就在哪里受罚；否则分数会无止境地增长。Gulrajani 等，2017 年。",
  "word.instance_noise": "图片上的噪声",
  "word.instance_noise.text":
    "给真图和赝品都加一点噪声，使两者更难分辨，较量得以继续。Sønderby 等，2017 年。",
  "word.minibatch_std": "批内比较",
  "word.minibatch_std.text":
    "判别器还看到一批图片彼此相差多少；千篇一律会暴露崩溃的生成器。Karras 等，2018 年。",

  "words.judging": "有多好？",
  "word.classifier": "分类器（旁观者）",
  "word.classifier.text": "学会读真图、不参与较量的网络。它说出赝品画的是哪些类。",
  "word.modes": "覆盖的模式",
  "word.modes.text": "赝品中有多少个类出现得足够多。",
  "word.frechet": "弗雷歇距离",
  "word.frechet.text":
    "在分类器的特征里，按均值和协方差衡量赝品离真图有多远。越低越好；0 达不到，请与基准比较。Heusel 等，2017 年。",
  "word.nearest": "最相近的训练图片",
  "word.nearest.text": "与赝品差别最小的真图。如果一模一样，生成器也许在抄袭。",

  "words.space": "潜空间",
  "word.interpolation": "插值（lerp、slerp）",
  "word.interpolation.text": "从一个 z 到另一个 z 路上的点：沿直线，或沿着随机 z 附近的球面。",
  "word.truncation": "截断",
  "word.truncation.text": "让 z 更靠近空间的中心：图更好，花样更少。Brock 等，2019 年。",
  "word.principal_direction": "主方向",
  "word.principal_direction.text":
    "潜空间中使生成器第一层变化最大的方向，往往只改变一种看得见的特征。Härkönen 等，2020 年。",
  "word.inversion": "反演",
  "word.inversion.text": "用梯度下降寻找与给定图片最像的那个 z。",
};
