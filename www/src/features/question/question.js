import { html } from "lit";
import { t } from "../../shared/i18n/index.js";
import { icon } from "../../shared/icons.js";
import { View } from "../../shared/view.js";
import { answerTo, keepAnswer, MAX_TEXT } from "./answers.js";
import { downloadAnswers, questionText } from "./hand-in.js";
import "./question.css";

/** The question that goes along with a run, and what the learner answers. A projector shows the question alone. */
class QuestionView extends View {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ (["question", "room"]);

  static properties = { place: {} };

  constructor() {
    super();
    /** Tells the two of the page apart: that beside the sheet, and that above what is explored. */
    this.place = "train";
  }

  render() {
    const { question } = this.app.options;
    if (!question) return null;
    const { place } = this;
    return html`
      <section class="task" aria-labelledby="task-${place}">
        <div class="task-words">
          <h2 id="task-${place}" class="fig">${t("question.label")}</h2>
          <p>${questionText(question)}</p>
        </div>
        ${this.app.looks.isPresenting ? null : this.#answer(question)}
        <button
          type="button"
          class="dismiss"
          aria-label=${t("question.close")}
          @click=${() => this.app.looks.ask(undefined)}
        >
          ${icon("close")}
        </button>
      </section>
    `;
  }

  /** @param {string} question */
  #answer(question) {
    const id = `answer-${this.place}`;
    return html`
      <div class="task-answer">
        <textarea
          id=${id}
          aria-label=${t("question.answer")}
          placeholder=${t("question.answer")}
          rows="2"
          maxlength=${MAX_TEXT}
          aria-describedby="${id}-help"
          .value=${answerTo(question)}
          @input=${(/** @type {Event} */ event) => this.#keep(question, event)}
        ></textarea>
        <p class="help" id="${id}-help">
          ${t("question.kept")}
          <button type="button" class="link" @click=${downloadAnswers}>
            ${t("question.download")}
          </button>
        </p>
      </div>
    `;
  }

  /**
   * @param {string} question
   * @param {Event} event
   */
  #keep(question, event) {
    const { value: text } = /** @type {HTMLTextAreaElement} */ (event.target);
    const address = new URL(this.app.looks.linkTo("train"), document.baseURI).href;
    keepAnswer({ question, text, step: this.store.step, address, date: new Date().toISOString() });
    this.app.looks.hasAnswered();
  }
}

customElements.define("gan-question", QuestionView);
