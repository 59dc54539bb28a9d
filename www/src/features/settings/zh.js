/** 关于设置及各种训练技巧的中文文字。 */
export const zhSettings = {
  "fig.settings": "设置",

  "settings.title": "设置",
  "settings.help": "改动在开始新的训练时生效。地址栏里的链接始终包含这些设置。",
  "settings.group.data": "数据",
  "settings.group.network": "网络",
  "settings.group.training": "训练",
  "settings.range.default": "{range}，通常为 {value}",
  "settings.apply": "用这些设置重新开始",
  "settings.defaults": "恢复常用值",
  "settings.changed": "已改动：需要重新开始。",
  "settings.copy": "复制链接",
  "settings.copied": "链接已复制。",
  "settings.loading": "引擎加载后显示设置。",
  "settings.data.now": "{images} 张 {width} × {height} 像素的图片",

  "settings.group.game": "博弈规则",
  "settings.further.network": "网络的构造",
  "settings.further.training": "学习的方式",
  "settings.further.network.about": "层、归一化、类别标签",
  "settings.further.game.about": "损失、惩罚、让步",
  "settings.further.training.about": "优化器、每步的更新次数、权重平均",
  "settings.further.changed": "已改动：",
  "settings.further.value": "{label}：{value}",

  "settings.help.live":
    "标有“即时”的设置一改就作用于正在进行的训练，其余的要重新开始才生效。地址栏里的链接始终包含这些设置。",
  "settings.live": "即时",
  "settings.live.about": "即时：改动立刻作用于正在进行的训练。",
  "settings.new_run": "需重新开始",
  "settings.new_run.about": "已改动：重新开始后生效。",
  "settings.applied": "第 {step} 步起生效",
  "settings.applied.news": "第 {step} 步起生效：{changes}。",

  "setting.dataset.label": "数据集",
  "setting.dataset.help": "真品是什么图片。",
  "setting.dataset.mnist": "MNIST：手写数字",
  "setting.dataset.fashion-mnist": "Fashion-MNIST：衣物",
  "setting.image_size.label": "图片尺寸",
  "setting.image_size.help": "32 较快；64 是课程里的尺寸，计算量约为五倍。",
  "setting.image_size.32": "32 × 32",
  "setting.image_size.64": "64 × 64",
  "setting.z_dim.label": "潜变量维数",
  "setting.z_dim.help": "造假者画每张图时拿到多少个随机数。",
  "setting.features_g.label": "造假者的宽度",
  "setting.features_g.help": "生成器的特征图数。加倍后画得更好，计算量约为三倍。",
  "setting.features_d.label": "鉴定者的宽度",
  "setting.features_d.help": "判别器的特征图数。比造假者宽太多，它会赢得太容易。",
  "setting.batch_size.label": "批大小",
  "setting.batch_size.help": "两个网络在一步里看多少张图。",
  "setting.epochs.label": "轮数",
  "setting.epochs.help": "训练把全部图片看多少遍后停止。",
  "setting.lr_g.label": "造假者的学习率",
  "setting.lr_g.help": "生成器一步走多远。",
  "setting.lr_d.label": "鉴定者的学习率",
  "setting.lr_d.help": "判别器一步走多远。",
  "setting.ema_decay.label": "权重平均",
  "setting.ema_decay.help":
    "用造假者的滑动平均来画图，它每一步保留自己的这一比例。0 表示直接用当前的造假者。",
  "setting.seed.label": "种子",
  "setting.seed.help": "固定所有随机性：种子相同，训练就相同。",

  "setting.steps.label": "步数",
  "setting.weights.label": "权重",
  "setting.device.label": "设备",
  "setting.lang.label": "语言",
  "setting.autoplay.label": "自动开始",

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
    "鉴定者的权重离 0 不得超过这个值，这是约束 Wasserstein 损失最早的办法，当时用 0.01。批归一化的缩放和平移也受此限制，每层的输出因此变小；鉴定者不用批归一化就没有这些参数。0 表示关闭。",
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

  "marks.change": "{label} {from} → {to}",
  "marks.separator": "，",

  "trouble.unknown_setting":
    "链接里的设置“{name}”不存在，已忽略；其他设置照常生效。可用的设置有：{known}。",
  "trouble.setting_range":
    "{label}（{name}）不能是 {value}：范围是 {range}。已改用常用值；其他设置照常生效。",
  "trouble.setting_value":
    "{label}（{name}）不能是“{value}”：应为 {expected}。已改用常用值；其他设置照常生效。",
  "trouble.copy_failed": "浏览器不允许复制。请从地址栏复制链接。",

  "trouble.setting_conflict":
    "{label}（{name} = {value}）不能与{other_label}（{other} = {other_value}）同时使用。请改用 {fix}。",

  "trouble.setting_not_live":
    "训练途中不能改{label}（{name}）：请用 {name} = {value} 重新开始。正在进行的训练保持原样。",
};
