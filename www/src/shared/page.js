/**
 * The shell's objects, named for those below it. As types only: at run time the shell imports the features and
 * the features what they share, never the other way round.
 */

/** @typedef {import("../app/playground.js").Playground} Playground */
/** @typedef {import("../app/store.js").Store} Store */
/** @typedef {import("../app/store.js").Topic} Topic */
/** @typedef {keyof typeof import("../app/strings.js").en | keyof typeof import("../app/explore-strings.js").en | keyof typeof import("../app/question-strings.js").en | keyof typeof import("../app/compare-strings.js").en | keyof typeof import("../app/inside-strings.js").en | keyof typeof import("../app/glossary-strings.js").en | keyof typeof import("../app/mine-strings.js").en | keyof typeof import("../app/class-link-strings.js").en | keyof typeof import("../app/shortcuts-strings.js").en} TextKey */

export {};
