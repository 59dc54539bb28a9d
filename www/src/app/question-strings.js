import { enLearn } from "../features/learn/en.js";
import { zhLearn } from "../features/learn/zh.js";
import { enQuestion } from "../features/question/en.js";
import { zhQuestion } from "../features/question/zh.js";

/** Texts of the question beside a run; the chapters of Learn ask some, too. */
export const en = { ...enLearn, ...enQuestion };

/** 与问题一起载入的中文文字；“学习”里的各节也会提问。 */
export const zh = { ...zhLearn, ...zhQuestion };
