/** 已保存训练列表的中文文字；其余的在 zh.js 里。 */
export const zhSavedRuns = {
  "runs.title": "已保存的训练",
  "runs.help":
    "训练每 20 秒、每次暂停和结束时都会保存在这个浏览器里：两个网络、优化器和设置，还有曲线和可以回看的画稿。只保留最近二十次；不到 50 步的另有位置。要带到别处，请下载。",
  "runs.results": "，距离 {distance}",
  "runs.rename": "改名",
  "runs.rename.aria": "这次训练的名字；留空则用默认的名字",
  "runs.saved": "{ago}，{size} MB",
  "runs.restore": "恢复",
  "runs.restore.aria": "恢复 {name}，第 {step} 步",
  "runs.download": "下载",
  "runs.download.aria": "下载 {name}，第 {step} 步",
  "runs.kept": "在继续训练之前保留",
  "runs.kept.name": "{name}，停在第 {step} 步",
  "runs.delete": "删除",
  "runs.delete.aria": "删除 {name}，第 {step} 步",
  "runs.download_now": "下载当前的权重",
  "runs.file": "从文件加载权重",
  "runs.file.help":
    "在这里或用命令行保存的文件（.safetensors），或来自 PyTorch 的 DCGAN（.safetensors、.pth 或 .pt，32 或 64 像素，灰度）。也可以直接拖到页面上。",
};
