/** Texts about the time machine, in English. */
export const enTimeMachine = {
  "moments.title": "Time machine",
  "moments.help":
    "The same random numbers, drawn by the forger as it was earlier in this run. What comes out changes, since the forger did; what goes in stays as it is.",
  "moments.sheet": "The first {count} pictures of the sheet",
  "moments.sheet.aria": "The first {count} pictures of the sheet. {moment}",
  "moments.point": "{name}: {origin}",
  "moments.point.aria": "The chosen point {name}. {moment}",
  "moments.moment": "Moment",
  "moments.then": "After step {step}",
  "moments.now": "Now, step {step}",
  "moments.play": "Play",
  "moments.stop": "Stop",
  "moments.none": "No earlier forger is kept yet: train, and they are kept along the way.",
  "moments.kept": "Earlier forgers kept so far: {count}.",
  "moments.kept.help":
    "They live as long as this page. After a reload, or when a run is taken up again, keeping begins anew.",
};
