/** Texts that only the room Compare shows, and that are loaded with it: the page opens on another one. */
export { enCompare as en } from "../features/compare/en.js";
export { zhCompare as zh } from "../features/compare/zh.js";
