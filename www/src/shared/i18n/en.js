/** Texts of several features, in English. */
export const enShared = {
  "app.title": "GAN Playground",

  "time.seconds": "{s} s",
  "time.minutes": "{m} min {s} s",
  "time.hours": "{h} h {m} min",

  "time.ago": "{time} ago",

  "chart.step": "step",
  "chart.room": "Curves over the steps",
  "chart.keys":
    "Left and right arrows move the cursor from point to point, Page Up and Page Down by 20 points, Home and End to the ends. Plus and minus zoom, Shift with an arrow moves the part that is shown, and 0 shows all steps.",
  "chart.at": "Step {step}:",
  "chart.latest": "Last, step {step}:",
  "chart.value": "{name} {value}",
  "chart.value.mean": "{name} {value}, mean {mean}",
  "chart.tools": "How the chart is shown",
  "chart.log": "Log scale",
  "chart.smoothing": "Smoothing",
  "chart.smoothing.none": "none",
  "chart.smoothing.steps": "{steps} steps",
  "chart.closer.aria": "Zoom in (drag across the chart, or Ctrl and the wheel)",
  "chart.further.aria": "Zoom out",
  "chart.earlier.aria": "To earlier steps (Shift and drag, or Shift and the wheel)",
  "chart.later.aria": "To later steps",
  "chart.all": "All",
  "chart.all.aria": "Show all steps (double click)",
  "chart.more": "Tools and values",
  "chart.table": "Values as a table",
  "chart.table.caption": "{rows} of {all} points, as measured",
  "chart.table.renew": "Bring up to date",
  "chart.csv": "All points as CSV",

  "settings.range": "{min} to {max}",

  "expected.integer": "a whole number, {range}",
  "expected.number": "a number with a decimal point, {range}",
  "expected.choice": "one of {range}",

  "file.choose": "Choose a file",
  "file.none": "None chosen",

  "trouble.file_unreadable": "The file {name} could not be read ({detail}). Choose it again.",
};
