import { enEmbed } from "../features/embed/en.js";
import { zhEmbed } from "../features/embed/zh.js";
import { enLog } from "../features/log/en.js";
import { zhLog } from "../features/log/zh.js";
import { enSavedRuns } from "../features/runs/list-en.js";
import { zhSavedRuns } from "../features/runs/list-zh.js";

/** Texts that only the room Mine shows, and that are loaded with it. */
export const en = { ...enEmbed, ...enLog, ...enSavedRuns };

/** 只有“我的”一室才用到的中文文字，与它一起载入。 */
export const zh = { ...zhEmbed, ...zhLog, ...zhSavedRuns };
