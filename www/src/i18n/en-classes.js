/** Texts about runs whose forger is told which class to draw, in English. */
export const enClasses = {
  "classes.any": "Any",
  "classes.separator": ", ",

  "numbers.title.digit": "Write a number",
  "numbers.title.class": "Pictures to order",
  "numbers.help.digit":
    "This forger is told which digit to draw. Type a number and it writes it, each digit from random inputs of its own.",
  "numbers.help.class":
    "This forger is told which class to draw. Type a number and it draws one picture for each digit: {classes}.",
  "numbers.label": "Number, up to {max} digits",
  "numbers.new_hand": "Another hand",
  "numbers.new_hand.title": "The same from other random inputs",
  "numbers.note.empty": "There is nothing to draw: type at least one digit from 0 to 9.",
  "numbers.note.ignored": "Only the digits are drawn.",
  "numbers.note.cut": "Only the first {max} digits are drawn.",
  "numbers.aria.digit": "{text} in generated digits, from seed {seed}, at step {step}",
  "numbers.aria.class": "Generated pictures from seed {seed}, at step {step}: {text}",

  "interpolation.digit.from": "From digit",
  "interpolation.digit.to": "To digit",
  "interpolation.class.from": "From class",
  "interpolation.class.to": "To class",
  "interpolation.digit.help":
    "Other seeds with the same digit at both ends: a walk within that digit. The same seed with another digit: the hand stays and the digit changes.",
  "interpolation.class.help":
    "Other seeds with the same class at both ends: a walk within that class. The same seed with another class: the style stays and the class changes.",
  "interpolation.digit.end": "{seed} (digit {name})",
  "interpolation.class.end": "{seed} ({name})",

  "digits.rows.digit": "Each row is one digit, from 0 at the top to 9 at the bottom.",
  "digits.rows.class": "Each row is one class, from top to bottom: {classes}.",
  "digits.aria.rows": "{grid}. {rows}",

  "trouble.not_conditional":
    "This forger is not told which digit to draw. Begin a run with class labels (conditional = on).",
};
