/** Texts of the list of keys, in English. */
export const en = {
  "shortcuts.space": "Space",
  "shortcuts.train": "Train, or pause",
  "shortcuts.step": "One step",
  "shortcuts.list": "This list",
  "shortcuts.messages": "To the messages, and back",
  "shortcuts.present": "Out of the mode for a projector",
  "shortcuts.help": "They work where no button, link or field has the focus.",
  "shortcuts.on": "Use these keys",
  "shortcuts.close": "Close",
};
