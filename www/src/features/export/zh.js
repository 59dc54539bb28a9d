/** 关于把训练结果带回家的中文文字。 */
export const zhExport = {
  "keep.menu": "下载",
  "keep.menu.sheet": "下载画稿",
  "keep.menu.walk": "下载插值",
  "keep.menu.timeline": "下载历程",
  "keep.menu.charts": "下载曲线图",
  "keep.sheet": "画稿存为 PNG，放大四倍",
  "keep.strip": "图带存为 PNG",
  "keep.walk_gif": "插值存为 GIF",
  "keep.walk_webm": "插值存为 WebM 视频",
  "keep.history_gif": "训练历程存为 GIF",
  "keep.charts": "曲线图存为 PNG",
  "keep.csv": "全部测量值存为 CSV",
  "keep.experiment": "实验文件（JSON）",
  "keep.safetensors": "完整的训练（safetensors）",
  "keep.weights": "两个网络，不含优化器（safetensors）",
  "keep.pytorch": "给 PyTorch 的造假者（safetensors）",
  "keep.python": "配套的 Python 程序（.py）",
  "keep.onnx": "造假者存为 ONNX",
  "keep.busy": "正在制作：{what}",
  "keep.cancel": "取消",
  "keep.done": "{file} 已交给浏览器。",
  "keep.no_webm": "这个浏览器不能录制 WebM。GIF 的内容与它相同。",
  "keep.caption": "第 {step} 步，种子 {seed}",
  "keep.caption.settings": "与平常不同的设置：{settings}",
  "keep.caption.usual": "所有设置都和平常一样",
  "keep.caption.own": "用自己的图片（{file}）训练；链接不带这些图片，打开后用的是平常的图片：",
  "keep.caption.changed": "训练途中改过设置，最近一次在第 {step} 步；链接从一开始就用现在的设置：",
  "keep.picture.step": "第 {step} 步",

  "keep.title": "带回家",
  "keep.help":
    "把训练存成文件：可以在别处的本页面打开，可以用表格软件看，也可以给别的程序用。图片和动画在各个图的“下载”里。",
  "keep.group.experiment": "实验",
  "keep.group.experiment.help":
    "一个文件，包含设置、网络、曲线、改动记录和链接。在任何电脑上用本页面打开，就能从那里接着练。",
  "keep.open": "打开实验文件",
  "keep.group.networks": "网络",
  "keep.group.networks.help":
    "PyTorch 文件和程序同名：请放进同一个文件夹。ONNX 在大多数其他环境里都能运行。",
  "keep.program": "用 Python 画图",
  "keep.program.help": "把它存在 PyTorch 文件旁边，文件名相同，扩展名为 .py。",
  "keep.program.copy": "复制程序",
  "keep.program.copied": "已复制。",
  "keep.program.not_copied": "浏览器不允许复制。请选中上面的文字再复制。",

  "what.wanted_number": "有限的数",
  "what.wanted_whole": "范围之内的整数",
  "what.wanted_text": "不太长的文字",
  "what.wanted_flag": "true 或 false",
  "what.wanted_list": "不太长的列表",
  "what.wanted_object": "对象",
  "what.wanted_base64": "base64 编码的字节",
  "what.wanted_as_long": "与步数列表一样长",
  "what.wanted_rising": "比前一个更晚的步",

  "trouble.no_picture": "引擎没有画出图片。请重新打开它。",
  "trouble.keep_failed": "文件没能做好（{detail}）。什么都没有丢失，请再试一次。",
  "trouble.experiment_large":
    "文件 {file} 有 {mb} MB，而实验文件最多 {limit_mb} MB。什么都没有改变。",
  "trouble.experiment_damaged":
    "文件 {file} 已损坏或不完整：它不是完整的 JSON（{detail}）。请换一份完整的。什么都没有改变。",
  "trouble.experiment_other": "文件 {file} 是 JSON，但不是本页面的实验文件。什么都没有改变。",
  "trouble.experiment_version":
    "文件 {file} 是第 {version} 版的实验文件，本页面只能读第 {known} 版。请用这个版本重新保存，或用更新的页面打开。什么都没有改变。",
  "trouble.experiment_unknown": "文件 {file} 里有实验文件所没有的字段 {path}。什么都没有改变。",
  "trouble.experiment_missing": "文件 {file} 缺少字段 {path}。什么都没有改变。",
  "trouble.experiment_field": "文件 {file} 里的 {path} 必须是{what}。什么都没有改变。",
  "trouble.experiment_step":
    "文件 {file} 说训练到了第 {told} 步，可是里面的权重是第 {found} 步的。已使用权重，曲线没有读入。",
  "trouble.experiment_settings":
    "文件 {file} 里的设置与权重自带的不同（{names}）。已使用权重自带的设置。",
};
