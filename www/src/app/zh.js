/** 整个页面的中文文字。 */
export const zhApp = {
  "app.tagline": "两个小神经网络就在这个标签页里互相切磋，学画数字：一个造假，一个鉴定。",
  "app.skip": "跳到图片",
  "app.language": "语言",
  "app.theme": "主题",
  "app.theme.auto": "主题：跟随系统",
  "app.theme.light": "浅色主题",
  "app.theme.dark": "深色主题",
  "app.footer":
    "一切都在你的电脑上运行，你的操作不会离开这个标签页。图片来自 MNIST（六万个手写数字）或 Fashion-MNIST（同样多的衣物），这里印成纸上的墨迹。",

  "app.rooms": "房间",
  "app.tools": "设备、语言等",
  "app.present": "投影模式",
  "room.train": "训练",
  "room.explore": "探索",
  "room.compare": "比较",
  "room.mine": "我的",
  "explore.contents": "这里有什么",
  "room.learn": "学习",
  "panels.label": "画稿旁边",
  "panels.game": "对局",
  "panels.curves": "曲线",
  "panels.census": "普查",
  "panels.back": "回看",
  "panels.settings": "设置",
  "panels.presets": "实验",
  "panels.inside": "内部",

  "shortcuts.title": "键盘快捷键",

  "notices.label": "消息",
  "notices.dismiss": "关闭",
  "notices.retry": "重试",
  "notices.undo": "撤销",
  "notices.restart": "重新启动",
  "notices.reload": "刷新页面",
  "notices.level.error": "错误",
  "notices.level.warning": "警告",
  "notices.level.info": "提示",

  "trouble.no_simd":
    "这个浏览器无法运行引擎：它不支持 WebAssembly SIMD。请用新版的 Chrome、Edge、Firefox 或 Safari 打开。",
  "trouble.no_wasm":
    "这个浏览器关闭了引擎所需的 WebAssembly（严格的安全设置会这样做，例如锁定模式）。请允许本页使用它，或用其他浏览器打开。",
  "trouble.worker_missing":
    "无法从 {url} 加载引擎的 worker（{detail}）。网站可能刚刚更新，或者没有完整地放到服务器上，也可能是网站的规则不允许 worker（Content-Security-Policy 的 worker-src）。训练都会保留：请刷新页面。",
  "trouble.worker_broken":
    "引擎的 worker {url} 无法启动（{detail}）：可能是浏览器太旧，也可能是文件已损坏。训练都会保留：请刷新页面或更新浏览器。",
  "trouble.part_missing":
    "页面的一部分无法加载：{url}。网站可能刚刚更新，或者没有完整地放到服务器上。训练都会保留：请刷新页面。",
  "trouble.engine_missing":
    "服务器上没有引擎的文件 {url}（HTTP {status}）。网站可能刚刚更新，或者服务器不提供以 .wasm 结尾的文件（README 列出了它必须认识的类型）。训练都会保留：请刷新页面。",
  "trouble.engine_damaged":
    "引擎的文件已损坏，或者属于页面的不同版本（{detail}）。训练都会保留：请刷新页面。如果仍然如此，需要把网站重新放到服务器上。",
  "trouble.engine_unreachable": "引擎下载失败（{detail}）。请检查网络，然后重新启动它。",
  "trouble.engine_memory": "内存不够运行引擎（{detail}）。请关闭其他标签页和程序，然后重新启动它。",
  "trouble.wasm_forbidden":
    "这个网站的 Content-Security-Policy 不允许 WebAssembly，而引擎就是用它做的。网站的管理者需要在 script-src 里加上 'wasm-unsafe-eval'。",
  "trouble.run_kept":
    "另一次训练已经开始。之前的那次（{steps} 步）保存在“我的”的“已保存的训练”里。",
  "trouble.run_back": "之前的训练已恢复，在第 {step} 步。",
  "trouble.run_back_kept":
    "之前的训练已恢复，在第 {step} 步。刚才离开的那次（{steps} 步）保存在“我的”的“已保存的训练”里。",
  "trouble.no_detail": "浏览器没有说明原因",
  "app.show_all": "显示全部控件",
  "trouble.question_length":
    "链接里的问题有 {length} 个字符，只能有 1 到 {most} 个：请缩短，其余的写在别处。",
  "trouble.link_repaired":
    "链接在途中被改动过，邮件和聊天软件会这样做：“{before}”已按“{after}”读取。",
  "trouble.start_failed":
    "引擎无法启动（{detail}）。请重新启动它；如果仍然失败，请关闭其他标签页或换一个浏览器。",
  "trouble.crash": "引擎停止了工作（{detail}）。请重新启动，训练会从最近的检查点继续。",
  "trouble.engine_silent":
    "引擎已有 {seconds} 秒没有回应。很大的网络可能仍在计算某一步。如果一直没有动静，请重新启动它，训练会从最近的检查点继续。",
  "trouble.no_engine": "引擎没有运行。请重新启动它或刷新页面。",
  "trouble.unexpected": "发生了意外：{detail}。如果再次出现，请刷新页面。",
};
