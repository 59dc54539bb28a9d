/** Texts about the log, in English. */
export const enLog = {
  "fig.log": "Log",

  "log.title": "Log",
  "log.help":
    "A line every 100 batches, in the form the PyTorch lesson prints: epochs and batches counted from 0.",
  "log.losses":
    "Epoch [{epoch}/{epochs}] Batch {batch}/{batches} Loss D: {loss_d}, loss G: {loss_g}",
  "log.images": "Images: {note}",
  "log.change": "Step {step}: {changes}",
  "log.only.generator": "Step {step}: only the forger learnt",
  "log.only.discriminator": "Step {step}: only the appraiser learnt",
  "log.empty": "Nothing logged yet.",
};
