/** Texts about the game of the appraiser, in English. */
export const enAppraiserGame = {
  "game.title": "Be the appraiser",
  "game.help":
    "Real or forged? Ten pictures, as many of one kind as of the other, against this run’s own appraiser as it stands. You both see the same pictures, one at a time.",
  "game.told": "It is also told which class each picture should show; you are not.",
  "game.start": "Play ten rounds",
  "game.again": "Play again",
  "game.dealing": "Choosing pictures…",
  "game.failed":
    "No pictures were chosen: another run began meanwhile, or a message says what is wrong. Try again.",
  "game.lacks":
    "The game needs real pictures, and there are none yet. They load by themselves; where a message says that they cannot, retry there, or open your own images in Mine.",
  "game.round": "Picture {round} of {rounds}",
  "game.picture.aria": "Picture {round} of {rounds}: real or forged?",
  "game.real": "Real",
  "game.forged": "Forged",
  "game.keys": "The keys R and F answer, too.",
  "game.you": "You",
  "game.appraiser": "The appraiser",
  "game.last": "{truth} {right}",
  "game.was.real": "The last one was real.",
  "game.was.forged": "The last one was forged.",
  "game.right.both": "You both saw it.",
  "game.right.you": "You saw it, the appraiser did not.",
  "game.right.appraiser": "The appraiser saw it, you did not.",
  "game.right.none": "Neither of you saw it.",
  "game.over.you": "You win, {you} to {appraiser}.",
  "game.over.appraiser": "The appraiser wins, {appraiser} to {you}.",
  "game.over.tie": "A tie: {you} each.",
  "game.at": "Played against the appraiser of step {from}.",
  "game.at.between":
    "Played against the appraiser of steps {from} to {to}, since training went on while it judged.",
  "game.former": "Another run has begun since.",
  "game.same.real": "It said “real” every time.",
  "game.same.forged": "It said “forged” every time.",
  "game.boundary":
    "It gives scores, which have no fixed scale. A score above {boundary} counted as “real”: the middle between the sheet’s average and that of real pictures.",
  "game.choose": "Choose a picture to see what the appraiser looked at.",
  "game.card.aria": "Picture {round}: {truth}. You said: {you}. The appraiser said: {appraiser}.",
  "game.card.you": "You: {you}",
  "game.card.appraiser": "It: {appraiser}",
  "game.picture.large": "Picture {round}",
  "game.verdict": "The appraiser found it {probability} real.",
  "game.map": "What the appraiser looked at",
  "game.map.aria":
    "Map of what the appraiser looked at in picture {round}: where more stroke, and where less, would have convinced it",
  "game.map.help": "The stronger the colour, the more its verdict depends on that pixel.",
};
