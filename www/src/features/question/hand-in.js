import { downloadBytes } from "../../shared/download.js";
import { count } from "../../shared/format.js";
import { formatDate, t, tOr } from "../../shared/i18n/index.js";
import { readAnswers } from "./answers.js";

/** The words of a question: those of the chapter that it names, or the teacher's own. @param {string} question */
export function questionText(question) {
  return tOr(`learn.${question}.question`, question);
}

/** @param {import("./answers.js").Answer[]} answers */
export function answersText(answers) {
  const parts = answers.map(({ question, text, step, address, date }) =>
    [
      questionText(question),
      "",
      text.trim(),
      "",
      t("question.at", { step: count(step), date: formatDate(Date.parse(date)) }),
      address,
    ].join("\n"),
  );
  return `${[t("question.file_title"), ...parts].join("\n\n---\n\n")}\n`;
}

/** Hands all answers to the learner as a text, for a teacher to read. */
export function downloadAnswers() {
  downloadBytes(answersText(readAnswers()), "gan-answers.txt");
}
