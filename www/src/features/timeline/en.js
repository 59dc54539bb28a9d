/** Texts about the sheets to look back at, in English. */
export const enTimeline = {
  "timeline.title": "Looking back",
  "timeline.help": "The sheet at every epoch and every 250 steps. Choose one to see it large.",
  "timeline.empty": "The first sheet appears here when the engine is ready.",
  "timeline.step": "step {step}",
  "timeline.epoch": "epoch {epoch}",
  "timeline.live": "Live",
  "timeline.choose": "Look back at step {step}",
};
