import { afterEach, describe, expect, it, vi } from "vitest";
import * as strings from "../src/app/question-strings.js";
import { answersText, questionText } from "../src/features/question/hand-in.js";
import { answerTo, keepAnswer, readAnswers } from "../src/features/question/answers.js";
import { buildHash, isPageOption, parseHash } from "../src/shared/hash.js";
import { addStrings } from "../src/shared/i18n/index.js";
import { repairLink } from "../src/shared/link-repair.js";

addStrings(strings);

const ANSWER = {
  question: "strong",
  text: "Nothing: D(G(z)) is 0.",
  step: 300,
  address: "https://example.org/#seed=7",
  date: "2026-11-28T10:00:00.000Z",
};

describe("a question in a link", () => {
  it("is kept with the run, and asks for none itself", () => {
    const text = "Which digit comes first? 哪个数字最先出现？ a & b = #1";
    const { page, values, problems } = parseHash(
      new URLSearchParams({ question: text }).toString(),
    );
    expect(page.question).toBe(text);
    expect(page.weights).toBe("none");
    expect([values, problems]).toEqual([{}, []]);
    expect(parseHash(buildHash([], {}, page)).page.question).toBe(text);
  });

  it.each(["", "%20%20", "x".repeat(501)])(
    "is refused where it has no words or too many",
    (text) => {
      const { page, problems } = parseHash(`question=${text}&steps=3`);
      expect([page.question, page.steps]).toEqual([undefined, 3]);
      expect(problems.map(({ code }) => code)).toEqual(["question_length"]);
    },
  );

  it("keeps its own spaces, signs and marks where a link is repaired", () => {
    const hash = `#${new URLSearchParams({ question: "Is 0,5 < D & why=? No..." })}&amp;seed=7.`;
    const repaired = repairLink({ hash }, (name) => isPageOption(name) || name === "seed");
    expect(repaired?.after).toBe("question=Is 0,5 < D & why=? No...&seed=7");
  });

  it("may be the name of a chapter, whose words are the reader's", () => {
    expect(questionText("strong")).toContain("what does the pupil learn");
    expect(questionText("toString")).toBe("toString");
  });
});

describe("answers", () => {
  /** A storage as small as a test needs. @param {string} [first] */
  const storage = (first) => {
    const kept = new Map(first ? [["gan-playground.answers", first]] : []);
    const [getItem, setItem] = [kept.get.bind(kept), kept.set.bind(kept)];
    vi.stubGlobal("localStorage", { getItem, setItem });
  };
  afterEach(() => vi.unstubAllGlobals());

  it("are kept one to a question, and an empty one is none", () => {
    storage();
    keepAnswer(ANSWER);
    keepAnswer({ ...ANSWER, question: "Why?", text: "So." });
    keepAnswer({ ...ANSWER, text: "It says no to everything." });
    expect(readAnswers().map(({ question }) => question)).toEqual(["Why?", "strong"]);
    expect(answerTo("strong")).toBe("It says no to everything.");
    keepAnswer({ ...ANSWER, text: "  " });
    expect(answerTo("strong")).toBe("");
    expect(readAnswers()).toHaveLength(1);
  });

  it("that are none are left out", () => {
    for (const kept of ["{", "null", '{"a":1}']) {
      storage(kept);
      expect(readAnswers()).toEqual([]);
    }
    storage(JSON.stringify([null, { question: "a" }, ANSWER, { ...ANSWER, step: "3" }]));
    expect(readAnswers()).toEqual([ANSWER]);
  });

  it("are a text with question, answer, step and address", () => {
    const text = answersText([ANSWER, { ...ANSWER, question: "Why?", step: 1200 }]);
    for (const part of [ANSWER.text, ANSWER.address, "step 300", "step 1,200", "Why?"]) {
      expect(text).toContain(part);
    }
    expect(text).toContain(questionText("strong"));
  });
});
