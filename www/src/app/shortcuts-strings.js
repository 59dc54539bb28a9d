/** Texts of the list of keys, which are loaded with it. */
export { en } from "./shortcuts-en.js";
export { zh } from "./shortcuts-zh.js";
