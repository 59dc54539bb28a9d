/** 快捷键列表的中文文字。 */
export const zh = {
  "shortcuts.space": "空格",
  "shortcuts.train": "训练或暂停",
  "shortcuts.step": "走一步",
  "shortcuts.list": "显示这个列表",
  "shortcuts.messages": "跳到消息，再按一次返回",
  "shortcuts.present": "离开投影模式",
  "shortcuts.help": "焦点不在按钮、链接或输入框上时有效。",
  "shortcuts.on": "启用这些按键",
  "shortcuts.close": "关闭",
};
