import { html } from "lit";
import { t } from "../../shared/i18n/index.js";
import { messagesAt } from "../../shared/messages.js";
import { View } from "../../shared/view.js";
import { CHAPTERS } from "./chapters.js";

/** @typedef {import("./chapters.js").Chapter} Chapter */

/** A way through the studio: six things to try, each one click, with what to look for and a question. */
class LearnView extends View {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ (["settings", "notices"]);

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
        ${messagesAt(this.app, "presets")}
      </section>
    `;
  }

  /** @param {Chapter} chapter */
  #chapter(chapter) {
    const { id } = chapter;
    return html`
      <li data-chapter=${id}>
        <h3>${t(`learn.${id}.title`)}</h3>
        <p>${t(`learn.${id}.text`)}</p>
        <p class="question">${t(`learn.${id}.question`)}</p>
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

  /** Begins the chapter's run in place of the one that is there, which can be undone. @param {Chapter} chapter */
  async #try({ preset: name, weights, room }) {
    const preset = this.store.presets.find((one) => one.name === name);
    const isBegun = preset
      ? await this.app.usePreset(preset)
      : await this.app.useShipped(String(weights));
    if (isBegun) this.app.looks.go(room);
  }
}

customElements.define("gan-learn", LearnView);
