/** Texts of the question that goes along with a run, in English. */
export const enQuestion = {
  "question.label": "Question",
  "question.answer": "Your answer",
  "question.kept": "Kept in this browser, with step and settings.",
  "question.download": "Download my answers",
  "question.close": "Put the question away",
  "question.yours": "Your answer: {text}",
  "question.file_title": "Answers from GAN Playground",
  "question.at": "Written at step {step}, {date}.",
};
