/** Texts about runs side by side, in English. */
export const enCompare = {
  "compare.title": "Compare runs",
  "compare.help":
    "Choose two to four: their curves are laid over each other, and their sheets stand side by side. Their labels then say in what they differ.",
  "compare.empty":
    "Runs appear here as soon as there are any: the one under way and those that are saved.",
  "compare.choose": "Choose",
  "compare.choose.aria": "Compare {title}",
  "compare.run": "Run",
  "compare.step": "Steps",
  "compare.distance": "Distance",
  "compare.best": "Best distance",
  "compare.best.value": "{distance} at step {step}",
  "compare.classes": "Classes",
  "compare.seconds": "Time",
  "compare.rate": "Steps/s",
  "compare.live": "on the page",
  "compare.name.step": "step {step}",
  "compare.name.number": "no. {number}",
  "compare.csv": "Table as CSV",
  "compare.measure": "Curves of",
  "compare.measure.distance": "Distance to real pictures",
  "compare.measure.loss_d": "D loss, smoothed",
  "compare.measure.loss_g": "G loss, smoothed",
  "compare.measure.d_real": "D(x), smoothed",
  "compare.measure.d_fake_before": "D(G(z)), smoothed",
  "compare.curves.aria": "{title} over the steps, a curve for each of: {runs}",
  "compare.sheets": "Their sheets",
  "compare.sheets.same": "Drawn from the same random numbers, tile by tile.",
  "compare.sheets.other":
    "Seeds or latents differ, so that the tiles come from different random numbers.",
  "compare.no_history":
    "An earlier version of the page saved this run, without its curves and its sheet.",
  "compare.seeds": "How much is chance",
  "compare.seeds.line":
    "{title}: {count} seeds, {steps} steps each: distance {mean} ± {deviation}, from {least} to {most}",
  "compare.queue": "Train them in turn",
  "compare.queue.help":
    "Trains the settings of the chosen runs anew, from new networks, one after another. Each is saved; then the run that is here now is put back.",
  "compare.queue.seeds": "Seeds",
  "compare.queue.seeds.help":
    "Such as 1, 2, 3: each of the settings with each of them. Empty: each run’s own.",
  "compare.queue.steps": "Steps of each",
  "compare.queue.steps.help": "{least} to {most}",
  "compare.queue.start": "Train {count} runs",
  "compare.queue.estimate": "About {time}, by the speed that was measured.",
  "compare.queue.no_estimate": "How long it takes shows when the first steps have been measured.",
  "compare.queue.choose": "Choose at least one run in the table, for its settings.",
  "compare.queue.bad_seeds": "Seeds are whole numbers from 0 to 4294967295, separated by commas.",
  "compare.queue.bad_steps": "Steps are a whole number from {least} to {most}.",
  "compare.queue.too_many":
    "That would be {count} runs. At most {most} are trained in turn: choose fewer runs or seeds.",
  "compare.queue.run": "Run {index} of {count}, step {step} of {steps}",
  "compare.queue.left": "{time} left",
  "compare.queue.stop": "Stop",
  "compare.queue.stopping": "Stopping",
  "compare.queue.done":
    "All {count} runs are trained; they are in the table. The run from before is back.",
  "compare.queue.stopped":
    "Stopped after {done} of {count} runs. What was trained is in the table. The run from before is back.",
  "compare.queue.left_it":
    "Another run was begun, and the queue ended after {done} of {count} runs. The run from before is in the table.",
  "compare.queue.dismiss": "Dismiss",
};
