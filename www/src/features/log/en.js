/** Texts about the log, in English. */
export const enLog = {
  "fig.log": "Log",

  "log.title": "Log",
  "log.help": "A line every 100 batches, in the form the PyTorch lesson prints.",
  "log.empty": "Nothing logged yet.",
};
