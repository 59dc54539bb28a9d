/** 关于手绘板的中文文字。 */
export const zhDrawingPad = {
  "pad.title": "自己画一个",
  "pad.help":
    "你也来当一回造假者：画点什么，看看鉴定者怎么说，再找出造假者要用怎样的随机输入才能画出同样的图。网络看到它时，大小和居中方式与 MNIST 的数字相同。",
  "pad.aria": "手绘板",
  "pad.invitation.digit": "在这里画一个数字",
  "pad.invitation.class": "在这里画点什么",
  "pad.keys":
    "可以用鼠标、笔或手指来画。用键盘时，方向键移动画笔，空格键落笔和提笔，Ctrl+Z 撤销上一笔。",
  "pad.pen.down": "画笔已落下。",
  "pad.pen.up": "画笔已提起。",
  "pad.undo": "撤销上一笔",
  "pad.clear": "清空",

  "pad.small": "网络看到的样子：{side} × {side} 像素",
  "pad.small.aria": "两个网络得到的你的画，{side} × {side} 像素",
  "pad.small.empty": "一张 {side} × {side} 像素的空白图",
  "pad.class.digit": "画的应该是数字",
  "pad.class.class": "画的应该是",
  "pad.class.digit.help":
    "这个鉴定者总是把图当作某个数字来判断。选“任意”时，显示的是最能让它信服的那个数字。",
  "pad.class.class.help":
    "这个鉴定者总是把图当作某一类来判断。选“任意”时，显示的是最能让它信服的那一类。",

  "pad.verdict.none": "鉴定者正等着看你的画。",
  "pad.verdict.forged": "鉴定者断定这是赝品：{probability} 像真品。",
  "pad.verdict.rather_forged": "鉴定者觉得这是赝品：{probability} 像真品。",
  "pad.verdict.undecided": "鉴定者分不出来：{probability} 像真品。",
  "pad.verdict.rather_real": "鉴定者大致相信你了：{probability} 像真品。",
  "pad.verdict.real": "你骗过了鉴定者：{probability} 像真品。",
  "pad.verdict.digit.best": "当作数字 {name} 时最可信。",
  "pad.verdict.class.best": "当作“{name}”时最可信。",
  "pad.verdict.digit.told": "当作数字 {name} 来判断。",
  "pad.verdict.class.told": "当作“{name}”来判断。",

  "pad.search.title": "在潜在空间里找到它",
  "pad.search.help":
    "从许多起点同时出发，用梯度下降移动随机输入，直到造假者的图与你的画尽可能接近。",
  "pad.search.find": "寻找我的画",
  "pad.search.stop": "停止",
  "pad.search.training": "造假者在学习时一直在变。要在其中寻找，请先暂停训练。",
  "pad.search.nothing": "请先画点什么。",
  "pad.search.progress": "查找的进度",
  "pad.search.iterations": "第 {done} 次迭代，共 {of} 次",
  "pad.search.distance": "距离 {distance}",
  "pad.search.drawing": "你的画",
  "pad.search.nearest": "造假者最接近的图",
  "pad.search.nearest.digit": "造假者最接近的图（数字 {name}）",
  "pad.search.nearest.class": "造假者最接近的图（{name}）",
  "pad.search.way":
    "距离从 {first} 变到了 {last}。它是像素之差的均方根：0 表示两图相同，2 表示完全相反。",
  "pad.search.end.done": "查找完成。",
  "pad.search.end.stopped": "你停止了查找。",
  "pad.search.end.trained": "训练继续进行，造假者已经变了，所以在它里面的查找结束了。",
  "pad.search.end.replaced": "新的一次训练已经开始，在上一次训练里找到的东西随之作废。",
  "pad.search.end.failed": "查找无法继续。",
  "pad.use.label": "把找到的结果用作潜在空间里的一个点",
  "pad.use": "用作 {point}",
  "pad.use.help": "A、B、C 是你在潜在空间里选定的点，可以从它们继续探索。",

  "trouble.no_inversion": "对这张图片的查找已经结束，请重新开始。",
};
