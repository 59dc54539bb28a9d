/** Texts of several features, in English. */
export const enShared = {
  "app.title": "GAN Playground",

  "time.seconds": "{s} s",
  "time.minutes": "{m} min {s} s",
  "time.hours": "{h} h {m} min",

  "time.ago": "{time} ago",

  "chart.step": "step",

  "settings.range": "{min} to {max}",

  "expected.integer": "a whole number, {range}",
  "expected.number": "a number with a decimal point, {range}",
  "expected.choice": "one of {range}",

  "file.choose": "Choose a file",
  "file.none": "None chosen",

  "trouble.file_unreadable": "The file {name} could not be read ({detail}). Choose it again.",
};
