/** Texts of the dialog that makes a link for a class, in English. */
export const enClassLink = {
  "class_link.title": "A link for my class",
  "class_link.help":
    "It opens the run of the set-up with these settings. Pictures, curves, numbers and messages are always shown.",
  "class_link.shown": "What pupils are offered",
  "class_link.question": "A question beside the run",
  "class_link.language": "Language",
  "class_link.language.own": "the pupil’s own",
  "class_link.autoplay": "Training starts by itself",
  "class_link.address": "Address",
  "class_link.copy": "Copy the address",
  "class_link.copied": "Copied",
  "class_link.not_copied":
    "The browser did not allow copying. The address is selected: press Ctrl+C.",
  "class_link.open": "Open as a pupil sees it",
  "class_link.close": "Close",
};
