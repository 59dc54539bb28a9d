/** Texts about the sheet of digits, in English. */
export const enDigits = {
  "fig.digits": "Plate 1",

  "digits.title": "The forger’s sheet",
  "digits.caption": "The same random inputs, drawn anew as it learns.",
  "digits.caption.step": "Drawn at step {step}.",
  "digits.lookback": "Looking back at step {step}.",
  "digits.live": "Back to live",
  "digits.real.show": "Show real ones beside it",
  "digits.real.title": "Real digits",
  "digits.real.caption": "{count} pictures drawn from the training data.",
  "digits.aria": "{count} generated digits in {rows} rows of {columns}, at step {step}",
  "digits.aria.none": "No generated digits yet",
  "digits.real.aria": "{count} real pictures from the training data, in {rows} rows of {columns}",

  "digits.rows.digit": "Each row is one digit, from 0 at the top to 9 at the bottom.",
  "digits.rows.class": "Each row is one class, from top to bottom: {classes}.",
  "digits.aria.rows": "{grid}. {rows}",
};
