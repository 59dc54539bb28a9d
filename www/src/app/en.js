/** Texts of the page as a whole, in English. */
export const enApp = {
  "app.tagline":
    "Two small neural networks teach each other to draw digits, live in this tab: one forges, the other judges.",
  "app.skip": "Skip to the pictures",
  "app.language": "Language",
  "app.theme": "Theme",
  "app.theme.auto": "Theme: as the system",
  "app.theme.light": "Light theme",
  "app.theme.dark": "Dark theme",
  "app.footer":
    "Everything runs on your machine: nothing you do here leaves this tab. The pictures are MNIST, 60,000 handwritten digits, or Fashion-MNIST, as many pieces of clothing; they are printed here as ink on paper.",

  "notices.label": "Messages",
  "notices.dismiss": "Dismiss",
  "notices.retry": "Retry",
  "notices.restart": "Restart",
  "notices.level.error": "Error",
  "notices.level.warning": "Warning",
  "notices.level.info": "Note",

  "trouble.no_simd":
    "This browser cannot run the engine: it lacks WebAssembly SIMD. Open the page in a current Chrome, Edge, Firefox or Safari.",
  "trouble.crash":
    "The engine stopped working ({detail}). Restart it: the run goes on from its last checkpoint.",
  "trouble.engine_silent":
    "The engine has not answered for {seconds} s. A very large network may still be busy with one step. If nothing happens, restart it: the run goes on from its last checkpoint.",
  "trouble.no_engine": "The engine is not running. Reload the page or restart it.",
  "trouble.unexpected":
    "Something unexpected went wrong: {detail}. If it happens again, reload the page.",
};
