/** Texts of the dialog that makes a link for a class, which are loaded with it. */
export { enClassLink as en } from "../features/class-link/en.js";
export { zhClassLink as zh } from "../features/class-link/zh.js";
