/** Texts that only the room Learn shows, and that are loaded with it: the page opens on another one. */
export { enLearn as en } from "../features/learn/en.js";
export { zhLearn as zh } from "../features/learn/zh.js";
