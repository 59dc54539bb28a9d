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
  "compare.distance": "Fréchet distance",
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
  "compare.distance.better": "lower is better",
  "compare.best.better": "lower is better",
  "compare.classes.better": "of 10, more is better",
  "compare.mark.best": "best",
  "compare.mark.lowest": "lowest",
  "compare.mark.tied": "within chance of the lowest",
  "compare.verdict.best":
    "The best by its Fréchet distance is {title}: it is lower than all others by more than seeds explain.",
  "compare.verdict.best.seeds":
    "The best by their Fréchet distance are the settings of {title}, over {seeds} seeds: lower than all others by more than seeds explain.",
  "compare.verdict.chance":
    "No run can be called the best: {title} has the lowest Fréchet distance, but it differs from {others} of the others by no more than other seeds would make.",
  "compare.verdict.chance.seeds":
    "No settings can be called the best: those of {title} have the lowest Fréchet distance over {seeds} seeds, but differ from {others} of the other runs by no more than other seeds would make.",
  "compare.verdict.unknown":
    "{title} has the lowest Fréchet distance. How much of that is chance is not known: train one of the settings with two seeds or more.",
  "compare.verdict.unknown.seeds": "{title} has the lowest Fréchet distance over {seeds} seeds.",
  "compare.missing":
    "{name} has no curve yet: its distance is measured every {every} steps from step {every} on, and when training pauses, by the page’s examiner. This run has {step}.",
  "compare.missing.own":
    "{name} has no curve: the page’s examiner knows no images of your own, so no distance is measured.",
  "compare.files": "Experiment files",
  "compare.files.help":
    "Each file becomes a row, with its curves and measurements; many can be chosen, or dropped on this room. The run on the page stays as it is. The rows stay until you remove them or close the page; nothing is saved unless you press Keep.",
  "compare.files.add": "Add experiment files",
  "compare.files.reading": "{done} of {count} files read",
  "compare.files.stopped":
    "Stopped after {done} of {count} files. Those that were read stay in the table.",
  "compare.files.left_out": "Left out:",
  "compare.files.remove_all": "Remove all {count} rows from files",
  "compare.file.open": "Open on the page",
  "compare.file.open.aria": "Open {file} on the page, in place of the run there",
  "compare.file.keep": "Keep",
  "compare.file.keep.aria": "Keep {file} among the saved runs",
  "compare.file.remove": "Remove",
  "compare.file.remove.aria": "Remove {file} from the table",
  "compare.file.no_sheet":
    "An experiment file holds no sheet. Open it on the page to see its digits.",
  "trouble.compare_other":
    "The file {file} is no experiment file: its name does not end in .json. Choose the file that “Experiment file (JSON)” has written.",
  "trouble.compare_twice":
    "The file {file} is the same as {other}, which is in the table already. If they should be two runs, get the right file anew.",
  "trouble.compare_shipped":
    "The file {file} holds no weights of its own: it names those of this site. Open it on the page instead.",
};
