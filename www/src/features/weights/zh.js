/** 关于权重的中文文字。 */
export const zhWeights = {
  "weights.label": "权重",
  "weights.in_use": "由{name}绘制，已训练 {step} 步。",
  "weights.went_on": "从{name}的第 {step} 步开始。",
  "weights.in_use.no_step": "由{name}绘制，文件没有说明训练了多久。",
  "weights.went_on.no_step": "从{name}开始。",
  "weights.new_appraiser": "文件里没有鉴定者，由新的鉴定者上场。",
  "weights.began_new_appraiser": "文件里没有鉴定者，上场的是新的鉴定者。",
  "weights.loaded": "已加载 {name}：{kind}，图片为 {size} × {size} 像素。",
  "weights.loaded.conditional.off": "不指定类别的造假者（无条件）",
  "weights.loaded.conditional.on": "可以指定类别的造假者（有条件）",
  "weights.loaded.step": "已训练 {step} 步。",
  "weights.loaded.no_step": "文件没有说明训练了多久。",
  "weights.loaded.both": "文件里还有鉴定者和优化器的记忆。",
  "weights.loaded.appraiser": "文件里还有鉴定者，但没有优化器，优化器的记忆从零开始。",
  "weights.loaded.optimisers": "文件里还有优化器的记忆，但没有鉴定者，由新的鉴定者上场。",
  "weights.loaded.neither":
    "文件里既没有鉴定者，也没有优化器：由新的鉴定者上场，优化器的记忆从零开始。",
  "weights.loaded.changes": "随之改变的设置：{changes}。",
  "weights.loaded.no_changes": "设置没有改变。",
  "weights.loaded.show": "到“训练”里看它画的图",
  "weights.other_data": "这些权重学的不是现在加载的图片。",
  "weights.report.modes": "覆盖 {value} / 10 类",
  "weights.report.precision": "精确率 {value}",
  "weights.report.recall": "召回率 {value}",
  "weights.report.samples": "基于 {value} 张图片测得",
  "weights.go_on": "接着训练",
  "weights.from_scratch": "从头训练",
  "weights.pick": "现成的权重",
  "weights.pick.help": "点一下，就从一局已经练完的游戏继续。",
  "weights.how_good": "画得有多好？",
  "weights.name.mnist-32": "MNIST 32 像素",
  "weights.name.mnist-32-conditional": "MNIST 32 像素，可指定数字",
  "weights.name.fashion-mnist-32": "Fashion-MNIST 32 像素",
  "weights.name.mnist-64": "MNIST 64 像素",
  "weights.name.run": "保存在此的训练",

  "runs.offer": "从第 {step} 步继续（{ago}保存）",
  "runs.offer.dismiss": "不继续",

  "trouble.checkpoint_format": "无法读取检查点（{detail}）。一切保持原样。",
  "trouble.checkpoint_lfs":
    "这是 Git LFS 的指针文件，不是权重。请运行“git lfs pull”，或下载文件本身。一切保持原样。",
  "trouble.checkpoint_web_page":
    "这是网页，不是权重。请通过 raw 或下载链接下载文件本身。一切保持原样。",
  "trouble.checkpoint_packed": "该文件是{found}：请先解压。一切保持原样。",
  "trouble.checkpoint_cut": "文件不完整：请重新下载。一切保持原样。",
  "trouble.checkpoint_other":
    "这是{found}，不是权重。请选择在这里保存的 .safetensors 权重，或由 torch.save 保存的权重。一切保持原样。",
  "trouble.checkpoint_old_pickle":
    "这是 PyTorch 1.6 以前格式的 pickle 文件。请用以下命令重新保存：python3 -c \"import torch; torch.save(torch.load('old.pth', map_location='cpu', weights_only=True), 'new.pth')\"。一切保持原样。",
  "trouble.checkpoint_big_endian":
    "该文件中的数是大端序：请在小端序的机器上重新保存。一切保持原样。",
  "trouble.checkpoint_no_generator":
    "文件的 {count} 个张量（{names}）中没有 DCGAN 生成器，其各层应为 4×4 卷积核的转置卷积。一切保持原样。",
  "trouble.checkpoint_channels":
    "这个生成器用于 {channels} 通道的图像（{name}），而本页只画灰度图。一切保持原样。",
  "trouble.checkpoint_layer":
    "文件中的生成器是另一种结构：{name} 的形状是 {actual}，这里应为 {expected}（4×4 卷积核，每层宽度为前一层的一半）。请选择 32 或 64 像素 的 DCGAN。一切保持原样。",
  "trouble.checkpoint_linear":
    "文件中的生成器有全连接层（{name}）。请选择由转置卷积组成的 DCGAN。一切保持原样。",
  "trouble.checkpoint_style":
    "文件中的生成器是 StyleGAN（{name}）。请选择由转置卷积组成的 DCGAN。一切保持原样。",
  "trouble.checkpoint_more": "文件中的生成器需要 DCGAN 没有的层（{names}）。一切保持原样。",
  "trouble.checkpoint_norm":
    "{name} 没有运行统计量。请选择保存了统计量的批归一化生成器。一切保持原样。",
  "trouble.checkpoint_variance":
    "检查点的张量 {name} 是方差，却含有 {value}：文件已损坏。一切保持原样。",
  "trouble.checkpoint_trained":
    "检查点训练时用的是 {trained}，而不是 {asked}。请用它自己的设置加载。一切保持原样。",
  "trouble.left_out": "已使用这些权重中的生成器，但没有使用 {names}。",
  "trouble.checkpoint_version":
    "检查点由更新版本的页面保存（格式 {found}，本页最高支持 {known}）。请刷新页面。一切保持原样。",
  "trouble.checkpoint_setting":
    "检查点由更新版本的页面保存：其中的设置“{name}”这里还没有。请刷新页面。一切保持原样。",
  "trouble.checkpoint_dtype":
    "检查点的张量 {name} 的类型是 {dtype}：请存为 F64、F32、F16 或 BF16。一切保持原样。",
  "trouble.checkpoint_not_finite":
    "检查点的张量 {name} 含有非有限的数。请选择更早保存的检查点。一切保持原样。",
  "trouble.half_range": "张量 {name} 含有 {value}，超出半精度的范围。请以全精度保存。",
  "trouble.checkpoint_tensors":
    "检查点属于另一个网络（缺少：{missing}；多出：{unexpected}）。一切保持原样。",
  "trouble.checkpoint_shape":
    "检查点的形状不同：{name} 是 {actual}，应为 {expected}。一切保持原样。",

  "trouble.weights_missing":
    "{url} 处没有权重（HTTP {status}）。一切保持原样；若是刚打开页面，则改用新网络。",
  "trouble.weights_unreachable":
    "无法从 {url} 下载权重（{detail}）。可能是地址有误，或者对方服务器不允许其他网站读取（CORS）。一切保持原样。",
  "trouble.weights_offline":
    "无法下载 {url} 的权重（{detail}）：本页自己的服务器没有回应。是不是断网了？一切保持原样，训练不需要网络。",
  "trouble.weights_overrule": "链接中的 {names} 未生效：权重自带其设置。",

  "trouble.no_discriminator": "这些权重里没有鉴定者：请选择在这里或用 `gan train` 保存的检查点。",
};
