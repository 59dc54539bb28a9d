/** Texts for the first minute, in English. */
export const enWelcome = {
  "welcome.title": "This forger knows nothing yet",
  "welcome.text":
    "A forger draws from random numbers, an appraiser tells its pictures from real digits. Each learns from the other’s mistakes.",
  "welcome.teach": "Teach it",
  "welcome.end": "Show me the end",
};
