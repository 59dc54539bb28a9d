import { enFormulas } from "../features/formulas/en.js";
import { zhFormulas } from "../features/formulas/zh.js";

/** Texts that only the panel Inside shows, and that are loaded with it; enInside's are shown by the sheet, too. */
export const en = enFormulas;

/** 只有“内部”面板才用到的中文文字，与它一起载入。 */
export const zh = zhFormulas;
