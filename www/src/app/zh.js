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

  "notices.label": "消息",
  "notices.dismiss": "关闭",
  "notices.retry": "重试",
  "notices.restart": "重新启动",
  "notices.level.error": "错误",
  "notices.level.warning": "警告",
  "notices.level.info": "提示",

  "trouble.no_simd":
    "这个浏览器无法运行引擎：它不支持 WebAssembly SIMD。请用新版的 Chrome、Edge、Firefox 或 Safari 打开。",
  "trouble.crash": "引擎停止了工作（{detail}）。请重新启动，训练会从最近的检查点继续。",
  "trouble.engine_silent":
    "引擎已有 {seconds} 秒没有回应。很大的网络可能仍在计算某一步。如果一直没有动静，请重新启动它，训练会从最近的检查点继续。",
  "trouble.no_engine": "引擎没有运行。请重新启动它或刷新页面。",
  "trouble.unexpected": "发生了意外：{detail}。如果再次出现，请刷新页面。",
};
