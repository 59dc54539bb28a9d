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

  "app.rooms": "Rooms",
  "app.tools": "Device, language and more",
  "app.present": "For a projector",
  "room.train": "Train",
  "room.explore": "Explore",
  "room.compare": "Compare",
  "room.mine": "Mine",
  "explore.contents": "What is in this room",
  "room.learn": "Learn",
  "panels.label": "Beside the sheet",
  "panels.game": "Game",
  "panels.curves": "Curves",
  "panels.census": "Census",
  "panels.back": "Past",
  "panels.settings": "Set-up",
  "panels.presets": "Experiments",
  "panels.inside": "Inside",

  "shortcuts.title": "Keyboard shortcuts",

  "notices.label": "Messages",
  "notices.dismiss": "Dismiss",
  "notices.retry": "Retry",
  "notices.undo": "Undo",
  "notices.restart": "Restart",
  "notices.reload": "Reload the page",
  "notices.level.error": "Error",
  "notices.level.warning": "Warning",
  "notices.level.info": "Note",

  "trouble.no_simd":
    "This browser cannot run the engine: it lacks WebAssembly SIMD. Open the page in a current Chrome, Edge, Firefox or Safari.",
  "trouble.no_wasm":
    "This browser has WebAssembly switched off, which the engine needs (strict security settings do that, such as Lockdown Mode). Allow it for this page, or open the page in another browser.",
  "trouble.worker_missing":
    "The engine’s worker could not be loaded from {url} ({detail}). The site may have just been updated or copied to its server in part, or its rules may forbid workers (worker-src in its Content-Security-Policy). Runs are kept: reload the page.",
  "trouble.worker_broken":
    "The engine’s worker {url} could not start ({detail}): the browser may be too old for it, or the file is damaged. Runs are kept: reload the page or update the browser.",
  "trouble.part_missing":
    "A part of the page could not be loaded: {url}. The site may have just been updated, or copied to its server in part. Runs are kept: reload the page.",
  "trouble.engine_missing":
    "The engine’s file {url} is missing on the server (HTTP {status}). The site may have just been updated, or its server does not serve files that end in .wasm (the README says which types it must know). Runs are kept: reload the page.",
  "trouble.engine_damaged":
    "The engine’s files are damaged, or belong to different versions of the page ({detail}). Runs are kept: reload the page. If it stays like this, the site must be copied to its server again.",
  "trouble.engine_unreachable":
    "The engine could not be downloaded ({detail}). Check the connection, then restart it.",
  "trouble.engine_memory":
    "There is not enough memory for the engine ({detail}). Close other tabs and programs, then restart it.",
  "trouble.wasm_forbidden":
    "This site’s Content-Security-Policy forbids WebAssembly, which the engine is made of. Whoever runs the site must add 'wasm-unsafe-eval' to its script-src.",
  "trouble.run_kept":
    "Another run has begun. The one before ({steps} steps) is kept in Mine, under “Saved runs”.",
  "trouble.run_back": "The run before is back, at step {step}.",
  "trouble.run_back_kept":
    "The run before is back, at step {step}. The one that you left ({steps} steps) is kept in Mine, under “Saved runs”.",
  "trouble.no_detail": "the browser gives no reason",
  "app.show_all": "Show all controls",
  "trouble.question_length":
    "The question in the link has {length} characters. It can have 1 to {most}: shorten it, and say the rest elsewhere.",
  "trouble.link_repaired":
    "The link had been changed on its way here, as mail and chat programs do: “{before}” was read as “{after}”.",
  "trouble.start_failed":
    "The engine could not start ({detail}). Restart it; if it fails again, close other tabs or use another browser.",
  "trouble.crash":
    "The engine stopped working ({detail}). Restart it: the run goes on from its last checkpoint.",
  "trouble.engine_silent":
    "The engine has not answered for {seconds} s. A very large network may still be busy with one step. If nothing happens, restart it: the run goes on from its last checkpoint.",
  "trouble.no_engine": "The engine is not running. Reload the page or restart it.",
  "trouble.unexpected":
    "Something unexpected went wrong: {detail}. If it happens again, reload the page.",
};
