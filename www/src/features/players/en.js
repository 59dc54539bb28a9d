/** Texts about the forger and the appraiser, in English. */
export const enPlayers = {
  "players.title": "The two players",
  "players.batch": "The batch of step {step}, before the appraiser learns from it",
  "players.batch.after": "The batch of step {step}, once the appraiser has learned from it",
  "players.explain": "Who plays, and what the numbers say",

  "forger.title": "The forger",
  "forger.network": "generator G, {parameters} weights",
  "forger.text":
    "It gets random numbers and turns each handful into a picture. It never sees a real digit; it only learns whether it was believed.",
  "forger.loss": "G loss",
  "forger.loss.help":
    "How badly its forgeries fail to convince. Falls when it fools the appraiser.",
  "forger.fake": "D(G(z))",

  "forger.fake.help":
    "How real the appraiser finds the last batch’s forgeries before it learns from them, from 0 to 1.",
  "forger.fake.help.score":
    "How real the appraiser finds the last batch’s forgeries before it learns from them: its score, pressed into 0 to 1 by a sigmoid.",

  "appraiser.title": "The appraiser",
  "appraiser.network": "discriminator D, {parameters} weights",
  "appraiser.text":
    "It sees real digits and forgeries, shuffled, and says how likely each is real. Its verdicts are what the forger learns from.",
  "appraiser.loss": "D loss",
  "appraiser.real": "D(x)",

  "appraiser.real.help": "How real it finds real digits, from 0 to 1.",
  "appraiser.real.help.score":
    "How real it finds real digits: its score, pressed into 0 to 1 by a sigmoid.",
  "appraiser.loss.help": "How often and how surely it is wrong. At 0.69 it only guesses.",
  "appraiser.loss.help.least_squares":
    "How far its scores are from 1 for real ones and 0 for forgeries. At 0.25 it only guesses.",
  "appraiser.loss.help.hinge":
    "How much its scores fall short of 1 for real ones and −1 for forgeries. At 2 it only guesses.",
  "appraiser.loss.help.wasserstein":
    "The mean score of forgeries less that of real ones: below 0 when it tells them apart. It has no scale.",

  "verdict.label": "How the game stands",
  "verdict.none": "Press Train: the first strokes appear within a hundred steps.",
  "verdict.none.open": "Press Train: the game has not begun.",
  "verdict.early": "Too early to say: the pictures are still taking shape.",
  "verdict.appraiser":
    "The appraiser is well ahead: it spots nearly every forgery. The forger still learns from it.",
  "verdict.leaning": "The appraiser leads, as it usually does; the forger keeps it busy.",
  "verdict.even":
    "About even: the appraiser can hardly tell, and the outsider finds nearly all the classes. How good the pictures are, the distance to real ones says.",
  "verdict.unreadable":
    "The appraiser can hardly tell, but the outsider does not find most of the classes yet: this says more about the appraiser than about the pictures.",
  "verdict.forger": "The forger is ahead: its digits are believed more than the real ones.",

  "verdict.starved":
    "Starved: the appraiser is certain of every forgery, so its verdicts no longer show the forger what would be better, and the pictures do not improve.",
  "verdict.collapsed":
    "Collapsed: whatever its random numbers, the forger draws nearly the same picture, or a few. However often it is believed, the other classes are missing.",
  "verdict.diverged": "Running away: scores and losses grow without end.",

  "advice.live": "Not as usual, and open to change while it runs: {changes}.",
  "advice.fixed": "Not as usual, and only a new run changes it: {changes}.",
  "advice.lost":
    "A run that has diverged does not come back: set back what is not as usual, then press Reset.",
  "advice.set_back": "Set it back to the usual",
  "verdict.old": "The outsider last looked at step {step}.",
  "verdict.weights": "These were learned in an earlier game. Train to see it go on.",
  "verdict.weights.foreign": "The weights come from a file. Train to see how they go on here.",
  "verdict.weights.new_appraiser":
    "The forger comes from a file that held no appraiser. Train, and a new appraiser begins to learn; until it can tell, the pictures may get worse.",

  "verdict.scores":
    "With this loss the appraiser gives scores without a scale; only the pictures and the census show who is ahead.",
};
