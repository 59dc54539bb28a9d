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

  "class.fashion-mnist.0": "T-shirt",
  "class.fashion-mnist.1": "Trousers",
  "class.fashion-mnist.2": "Pullover",
  "class.fashion-mnist.3": "Dress",
  "class.fashion-mnist.4": "Coat",
  "class.fashion-mnist.5": "Sandal",
  "class.fashion-mnist.6": "Shirt",
  "class.fashion-mnist.7": "Trainer",
  "class.fashion-mnist.8": "Bag",
  "class.fashion-mnist.9": "Ankle boot",

  "trouble.not_conditional":
    "This forger is not told which digit to draw. Begin a run with class labels (conditional = on).",
};
