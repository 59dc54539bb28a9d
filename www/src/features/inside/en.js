/** Texts about a look inside the networks, in English. */
export const enInside = {
  "inside.title": "Inside: one picture, through both networks",
  "inside.to": "To what is inside this picture",
  "inside.back": "Escape leads back to the sheet.",
  "inside.pick": "Pictures of the sheet: arrow keys move, Enter looks inside",
  "inside.place": "Picture in row {row}, column {column}",
  "inside.place.probability": "{place}: {probability} real",
  "inside.place.score": "{place}: score {score}",
  "inside.picture": "The picture",
  "inside.picture.aria": "The picture in row {row}, column {column}, enlarged",
  "inside.heat": "What the appraiser tells the forger",
  "inside.heat.aria":
    "Map of the gradient: where more stroke, and where less, would convince the appraiser",
  "inside.heat.help":
    "The gradient of the forger’s loss on this picture, pixel by pixel. It is all that the forger ever learns of its mistakes.",
  "inside.heat.none":
    "The gradient is 0 everywhere: the appraiser tells the forger nothing about this picture.",
  "inside.heat.more": "More stroke here would convince more.",
  "inside.heat.less": "Less stroke here would convince more.",
  "inside.step":
    "At step {step}. The strongest colour is a slope of {strongest}: the loss per unit of the pixel, which goes from −1 to 1.",
  "inside.verdict.forged": "The appraiser is sure that this is forged: {probability} real.",
  "inside.verdict.rather_forged": "The appraiser thinks that this is forged: {probability} real.",
  "inside.verdict.undecided": "The appraiser cannot tell: {probability} real.",
  "inside.verdict.rather_real": "The appraiser believes it, more or less: {probability} real.",
  "inside.verdict.real": "The appraiser is taken in: {probability} real.",
  "inside.verdict.score":
    "The appraiser’s score: {score}. Higher means more real, and there is no fixed scale.",
  "inside.comparison":
    "On average the sheet of step {step} gets {sheet}, and real pictures get {real}.",
  "inside.comparison.sheet": "On average the sheet of step {step} gets {sheet}.",
  "inside.comparison.alone":
    "Here it judges each picture alone, by the long-run averages of its batch norm. In training it judges a whole batch at once, by that batch’s own averages, and its numbers there are others.",
  "inside.marks": "Verdicts on the sheet",
  "inside.sort": "Most convincing first",
  "inside.marks.help":
    "The line below each picture is the longer, the more real the appraiser finds it among the sheet’s pictures. It is red where it takes the picture for real.",
  "inside.generator": "The forger, from random numbers to the picture",
  "inside.discriminator": "The appraiser, from the picture to its verdict",
  "inside.layers.help":
    "Each layer as channels × height × width. A tile is one channel; the layer’s largest value is printed like a stroke, its smallest like the ground.",
  "inside.latent.aria":
    "The {count} random numbers that the picture is made from, each as a colour",
  "inside.layer.scale": "{min} to {max}",
  "inside.layer.value": "{value}",
  "inside.layer.aria.generator": "What the forger’s layer {name} passes on: {shape}",
  "inside.layer.aria.discriminator": "What the appraiser’s layer {name} passes on: {shape}",

  "flow.aria":
    "Drawing of both networks: each box is a layer and leads to what it passes on for this picture",
  "flow.generator": "Forger: random numbers become a picture",
  "flow.discriminator": "Appraiser: the picture becomes a verdict",
  "flow.layer": "{name}: {shape}",
  "flow.back": "The gradient flows back along the same way, and both learn by it in turn.",

  "slow.title": "One step in slow motion",
  "slow.help":
    "A training step has five phases. Only when the last one is done does the step count; Train or Step drops the phases so far.",
  "slow.draw": "Draw real pictures and forgeries",
  "slow.judge_real": "The appraiser judges the real ones",
  "slow.judge_fakes": "The appraiser judges the forgeries",
  "slow.discriminator_learns": "The appraiser learns",
  "slow.generator_learns": "The forger learns",
  "slow.next": "Next: {phase}",
  "slow.done": "Done in step {step}: {phase}.",
  "slow.update": "Time {update} of {updates} in this step.",
  "slow.judged": "On average it finds them {probability} real.",
  "slow.judged.score": "On average it gives them a score of {score}.",
  "slow.learnt": "Loss {loss}, length of the gradient {length}.",
  "slow.batch.real": "The real pictures of this batch",
  "slow.batch.fakes": "The forgeries of this batch",
  "slow.only.help":
    "What if one of them stands still? A whole step in which the other one alone learns:",
  "slow.only.appraiser": "Only the appraiser",
  "slow.only.forger": "Only the forger",
};
