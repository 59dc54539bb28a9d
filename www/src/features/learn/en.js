/** Texts of the way through the studio, in English. */
export const enLearn = {
  "learn.title": "Six things to try",
  "learn.help":
    "Each is one click and a few minutes. It takes the place of the run that is here; a message offers to go back to that.",
  "learn.try": "Try it",
  "learn.try.aria": "Try it: {title}",

  "learn.players.title": "Two players, one sheet",
  "learn.players.text":
    "The forger turns random numbers into pictures and never sees a real one. The appraiser sees both kinds and says which is which. All that the forger learns comes from the appraiser’s verdicts. Watch the sheet: strokes come first, digits later.",
  "learn.players.question":
    "At which step can you read the first digit? And what do the two losses do at that time?",

  "learn.strong.title": "Why the appraiser must not win",
  "learn.strong.text":
    "Here the appraiser learns much faster than the forger. Soon it is right about every picture, its loss is near 0, and the pictures stop getting better. Then press Cure it, which only changes rates.",
  "learn.strong.question":
    "A teacher who only ever says “wrong”: what does the pupil learn from it? Look for it in D(G(z)).",

  "learn.collapse.title": "One picture, again and again",
  "learn.collapse.text":
    "The forger finds one picture that the appraiser believes, and draws nothing else. The losses hardly show it. The sheet does, and so does the count of digits in An outsider’s opinion.",
  "learn.collapse.question":
    "Which number tells you first that variety is lost? Which one never does?",

  "learn.diverges.title": "When nothing holds",
  "learn.diverges.text":
    "Two players who learn by each other need not settle. Strides that are too long, with a loss that has no bottom, throw both of them off: the numbers grow and the sheet turns to noise.",
  "learn.diverges.question":
    "What would you change first, and why? Try it in Set-up while it runs.",

  "learn.copying.title": "Does it copy?",
  "learn.copying.text":
    "Finished digits, learned in an earlier game. In An outsider’s opinion choose Nearest training images: beside every forgery stands the real picture that is most like it.",
  "learn.copying.question":
    "Can you find one that is copied? Pick a picture, and say in what it differs from its neighbour.",

  "learn.map.title": "The map of all digits",
  "learn.map.text":
    "Every picture comes from a point among the random inputs, and points near each other give pictures that are alike. Walk from one digit to another, and draw one of your own and have it found.",
  "learn.map.question": "What lies between a 3 and an 8? And is every point on the way a digit?",
};
