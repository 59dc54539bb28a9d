import { readPreference, writePreference } from "../../shared/preferences.js";

/**
 * What a learner wrote to a question, and on what it rests.
 * @typedef {object} Answer
 * @property {string} question the name of a chapter, or a teacher's own words
 * @property {string} text
 * @property {number} step of the run at that time
 * @property {string} address that opens the run's settings
 * @property {string} date in the form of ISO 8601
 */

const PREFERENCE = "answers";
/** Of more the oldest are dropped: the browser's storage is small, and a lesson has a few. */
const MAX_ANSWERS = 100;
export const MAX_TEXT = 2000;

/** @param {unknown} value @returns {value is Answer} */
function isAnswer(value) {
  const answer = /** @type {Record<string, unknown> | null} */ (value);
  return (
    ["question", "text", "address", "date"].every((name) => typeof answer?.[name] === "string") &&
    typeof answer?.step === "number"
  );
}

/** All answers that this browser keeps, the oldest first. What is no answer is left out. @returns {Answer[]} */
export function readAnswers() {
  try {
    const kept = JSON.parse(readPreference(PREFERENCE) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isAnswer) : [];
  } catch {
    return [];
  }
}

/** @param {string} question */
export function answerTo(question) {
  return readAnswers().find((answer) => answer.question === question)?.text ?? "";
}

/** Keeps an answer in place of the former one to the same question; an empty one is none. @param {Answer} answer */
export function keepAnswer(answer) {
  const others = readAnswers().filter(({ question }) => question !== answer.question);
  const all = answer.text.trim() ? [...others, answer] : others;
  writePreference(PREFERENCE, JSON.stringify(all.slice(-MAX_ANSWERS)));
}
