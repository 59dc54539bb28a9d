/** 关于各种 GAN 训练技巧的中文文字。 */
export const zhTechniques = {
  "settings.group.game": "博弈规则",
  "settings.further.network": "网络的构造",
  "settings.further.training": "学习的方式",
  "settings.further.network.about": "层、归一化、类别标签",
  "settings.further.game.about": "损失、惩罚、让步",
  "settings.further.training.about": "优化器、每步的更新次数、权重平均",
  "settings.further.changed": "已改动：",
  "settings.further.value": "{label}：{value}",

  "setting.architecture.label": "网络结构",
  "setting.architecture.help":
    "卷积把相邻的像素放在一起看。全连接层出自 2014 年最早的 GAN，要逐个像素去学，画得更粗糙。",
  "setting.architecture.convolution": "卷积",
  "setting.architecture.dense": "全连接",
  "setting.upsample.label": "放大方式",
  "setting.upsample.help": "造假者怎样把小图变大。先放大再卷积，可以消除转置卷积常留下的棋盘格。",
  "setting.upsample.transpose": "转置卷积",
  "setting.upsample.resize": "先放大再卷积",
  "setting.norm_g.label": "造假者的归一化",
  "setting.norm_g.help":
    "批归一化让层与层之间的数值保持在合适的范围，较深的造假者才学得动。选“无”就能看出它的作用。",
  "setting.norm_g.batch": "批归一化",
  "setting.norm_g.none": "无",
  "setting.norm_d.label": "鉴定者的归一化",
  "setting.norm_d.help":
    "鉴定者里的批归一化。梯度惩罚要求选“无”：它逐张衡量图片，而批归一化把一批图混在一起。",
  "setting.norm_d.batch": "批归一化",
  "setting.norm_d.none": "无",
  "setting.spectral_norm.label": "谱归一化",
  "setting.spectral_norm.help":
    "限制网络对微小变化的反应有多剧烈。鉴定者的判断太突兀，造假者就学不到东西，它能治这个毛病。",
  "setting.spectral_norm.none": "无",
  "setting.spectral_norm.d": "用于鉴定者",
  "setting.spectral_norm.both": "用于两者",
  "setting.minibatch_std.label": "批内比较",
  "setting.minibatch_std.help":
    "告诉鉴定者一批图片彼此差多少。总画同一张图的造假者会因此露馅，可治模式崩溃。",
  "setting.minibatch_std.off": "关",
  "setting.minibatch_std.on": "开",
  "setting.conditional.label": "类别标签",
  "setting.conditional.help": "告诉两个网络要的是哪一类。造假者便能按要求画，也不能漏掉任何一类。",
  "setting.conditional.off": "关",
  "setting.conditional.on": "开，用于两者",
  "setting.prior.label": "随机输入",
  "setting.prior.help": "造假者的随机数服从什么分布。最早的 GAN 用均匀分布，差别不大。",
  "setting.prior.normal": "正态分布",
  "setting.prior.uniform": "均匀分布",

  "setting.loss.label": "损失函数",
  "setting.loss.help":
    "判断怎样变成教训。最早的极小极大公式，对总被识破的造假者几乎没有教益；其他几种各有办法治它。",
  "setting.loss.bce": "交叉熵",
  "setting.loss.minimax": "极小极大",
  "setting.loss.least_squares": "最小二乘",
  "setting.loss.hinge": "合页",
  "setting.loss.wasserstein": "Wasserstein",
  "setting.penalty.label": "惩罚",
  "setting.penalty.help":
    "不让鉴定者的判断变得太陡：在真品与赝品之间，或只在真品处（R1）。可治剧烈的摇摆。",
  "setting.penalty.none": "无",
  "setting.penalty.gradient": "梯度（WGAN-GP）",
  "setting.penalty.r1": "R1",
  "setting.penalty_weight.label": "惩罚的权重",
  "setting.penalty_weight.help": "惩罚与损失相比占多大分量，WGAN-GP 用 10。没有惩罚时不起作用。",
  "setting.clip_weights.label": "权重裁剪",
  "setting.clip_weights.help":
    "鉴定者的权重离 0 不得超过这个值，这是约束 Wasserstein 损失最早的办法，当时用 0.01。0 表示关闭。",
  "setting.label_smoothing.label": "标签平滑",
  "setting.label_smoothing.help": "真品的“真”要打这么多折扣。可治过于自信的鉴定者；0 表示关闭。",
  "setting.label_flip.label": "标签翻转",
  "setting.label_flip.help": "鉴定者的答案有这一比例被反着批改。用来拖住太强的鉴定者；0 表示关闭。",
  "setting.instance_noise.label": "图片上的噪声",
  "setting.instance_noise.help":
    "给鉴定者看到的一切加上这么强的噪声，真品和赝品就更难分辨。0 表示关闭。",
  "setting.clip_gradient.label": "梯度裁剪",
  "setting.clip_gradient.help": "比这更长的梯度会被缩短到这个长度。可治突然的跳跃；0 表示关闭。",
  "setting.diversity.label": "多样性奖励",
  "setting.diversity.help":
    "不同的随机输入画出不同的图片时，奖励造假者，可治模式崩溃。0 表示关闭。",

  "setting.d_steps.label": "鉴定者的更新次数",
  "setting.d_steps.help":
    "一步里鉴定者学几次。用 Wasserstein 损失时，它应当领先不少，通常为 5 次。",
  "setting.g_steps.label": "造假者的更新次数",
  "setting.g_steps.help": "一步里造假者学几次。鉴定者太强时，多学几次有帮助。",
  "setting.optimizer.label": "优化器",
  "setting.optimizer.help":
    "梯度怎样变成步子。Adam 适合大多数 GAN；最早的 WGAN 用 RMSProp；SGD 是最朴素的规则。",
  "setting.optimizer.adam": "Adam",
  "setting.optimizer.rmsprop": "RMSProp",
  "setting.optimizer.sgd": "SGD",
  "setting.lr_decay.label": "学习率衰减",
  "setting.lr_decay.help":
    "每轮之后，两个学习率都乘以这个数。小于 1 时，一直兜圈子的训练会安定下来。",
  "setting.beta_1.label": "动量 β₁",
  "setting.beta_1.help":
    "Adam 保留多少原来的方向；对 SGD 来说就是动量。0 表示毫无记忆，因为对手一直在变；课程里用 0.5。",
  "setting.beta_2.label": "尺度记忆 β₂",
  "setting.beta_2.help": "Adam 和 RMSProp 把梯度的大小记多久，并据此调整步长。",

  "trouble.unknown_preset": "没有名为“{name}”的实验。可用的有：{known}。",
  "trouble.not_lesson_networks":
    "{format} 文件只能保存教程中的网络，而这些网络有别的层：请存为 safetensors。",
  "trouble.setting_conflict":
    "{label}（{name} = {value}）不能与{other_label}（{other} = {other_value}）同时使用。请改用 {fix}。",

  // 训练途中可以改的设置
  "settings.help.live":
    "标有“即时”的设置一改就作用于正在进行的训练，其余的要重新开始才生效。地址栏里的链接始终包含这些设置。",
  "settings.live": "即时",
  "settings.live.about": "即时：改动立刻作用于正在进行的训练。",
  "settings.new_run": "需重新开始",
  "settings.new_run.about": "已改动：重新开始后生效。",
  "settings.applied": "第 {step} 步起生效",
  "settings.applied.news": "第 {step} 步起生效：{changes}。",
  "marks.title": "训练途中的改动",
  "marks.line": "{number} · 第 {step} 步：{changes}",
  "marks.change": "{label} {from} → {to}",
  "marks.separator": "，",
  "trouble.setting_not_live":
    "训练途中不能改{label}（{name}）：请用 {name} = {value} 重新开始。正在进行的训练保持原样。",

  // 各种损失下数值的含义
  "forger.fake.help": "鉴定者认为赝品有多真，从 0 到 1。",
  "forger.fake.help.score": "鉴定者认为赝品有多真：它打的分数经 sigmoid 压到 0 和 1 之间。",
  "appraiser.real.help": "它认为真品有多真，从 0 到 1。",
  "appraiser.real.help.score": "它认为真品有多真：它打的分数经 sigmoid 压到 0 和 1 之间。",
  "appraiser.loss.help": "判断出错的程度。0.69 表示它只是在猜。",
  "verdict.scores": "用这种损失时，鉴定者打的分没有固定尺度；谁占上风，要看图片和普查。",
  "appraiser.loss.help.least_squares":
    "给真品的分数离 1、给赝品的分数离 0 有多远。0.25 表示它只是在猜。",
  "appraiser.loss.help.hinge": "给真品的分数距 1、给赝品的分数距 −1 还差多少。2 表示它只是在猜。",
  "appraiser.loss.help.wasserstein":
    "赝品的平均分减去真品的平均分：能分清时小于 0。数值没有固定的尺度。",
  "losses.help": "两个损失都不必降到零：两个网络往相反的方向使劲，好的训练是一场漫长的平局。",
  "losses.help.least_squares":
    "用最小二乘时，D 的损失是分数与目标之差的平方，真品的目标是 1，赝品是 0；0.25 表示它只是在猜。D(x) 是分数的 sigmoid：1 分对应 0.73，0 分对应 0.5。",
  "losses.help.hinge":
    "用合页损失时，D 的损失是真品的分数距 1、赝品的分数距 −1 还差的部分：2 表示它只是在猜，0 表示全都分得很开。D(x) 是分数的 sigmoid：1 分对应 0.73，−1 分对应 0.27。",
  "losses.help.wasserstein":
    "这时 D 是一位评论家，它的分数没有固定的尺度，只有差值才有意义。D 的损失是赝品的平均分减去真品的平均分，再加上惩罚；它小于 0，赝品越像真品就越接近 0。D(x) 是分数的 sigmoid，因此在 0 和 1 之间。",
};
