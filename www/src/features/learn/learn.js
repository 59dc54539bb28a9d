import { html } from "lit";
import { t } from "../../shared/i18n/index.js";
import { messagesAt } from "../../shared/messages.js";
import { View } from "../../shared/view.js";
import { answerTo, readAnswers } from "../question/answers.js";
import { downloadAnswers } from "../question/hand-in.js";
import { CHAPTERS } from "./chapters.js";

/** @typedef {import("./chapters.js").Chapter} Chapter */

/** A way through the studio: six things to try, each one click, with what to look for and a question. */
class LearnView extends View {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ ([
    "settings",
    "notices",
    "question",
  ]);

  render() {
    return html`
      <section id="learn" class="learn" aria-labelledby="learn-title">
        <div class="section-head">
          <h2 id="learn-title">${t("learn.title")}</h2>
          <p>${t("learn.help")}</p>
        </div>
        <ol class="chapters">
          ${CHAPTERS.map((chapter) => this.#chapter(chapter))}
        </ol>
        ${readAnswers().length ? handIn() : null} ${messagesAt(this.app, "presets")}
      </section>
    `;
  }

  /** @param {Chapter} chapter */
  #chapter(chapter) {
    const { id } = chapter;
    const answer = answerTo(id);
    return html`
      <li data-chapter=${id}>
        <h3>${t(`learn.${id}.title`)}</h3>
        <p>${t(`learn.${id}.text`)}</p>
        <p class="question">${t(`learn.${id}.question`)}</p>
        ${answer ? html`<p class="answer">${t("question.yours", { text: answer })}</p>` : null}
        <button
          type="button"
          ?disabled=${this.store.presets.length === 0}
          aria-label=${t("learn.try.aria", { title: t(`learn.${id}.title`) })}
          @click=${() => this.#try(chapter)}
        >
          ${t("learn.try")}
        </button>
      </li>
    `;
  }

  /**
   * Begins the chapter's run, with its question beside it, in place of the one that is there; that can be undone.
   * @param {Chapter} chapter
   */
  async #try({ id, preset: name, weights, room }) {
    const preset = this.store.presets.find((one) => one.name === name);
    const isBegun = preset
      ? await this.app.usePreset(preset)
      : await this.app.useShipped(String(weights));
    if (!isBegun) return;
    this.app.looks.ask(id);
    this.app.looks.go(room);
  }
}

function handIn() {
  return html`
    <button type="button" class="learn-answers" @click=${downloadAnswers}>
      ${t("question.download")}
    </button>
  `;
}

customElements.define("gan-learn", LearnView);
