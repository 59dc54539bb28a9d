/** Texts of the glossary, which are loaded with it. */
export { enGlossary as en } from "../features/glossary/en.js";
export { zhGlossary as zh } from "../features/glossary/zh.js";
