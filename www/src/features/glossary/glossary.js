import { html } from "lit";
import { t } from "../../shared/i18n/index.js";
import { View } from "../../shared/view.js";
import "./glossary.css";
import { GROUPS } from "./terms.js";

/** @typedef {import("../../shared/page.js").TextKey} TextKey */

/** @param {string} term */
const nameOf = (term) => t(/** @type {TextKey} */ (`word.${term}`));
/** @param {string} term */
const textOf = (term) => t(/** @type {TextKey} */ (`word.${term}.text`));

/** All words of the page with what they mean; a field finds some. */
class GlossaryView extends View {
  static properties = { wanted: { state: true } };

  constructor() {
    super();
    this.wanted = "";
  }

  render() {
    const groups = GROUPS.map(({ group, terms }) => ({
      group,
      terms: terms.filter((term) => this.#isWanted(term)),
    })).filter(({ terms }) => terms.length > 0);
    return html`
      <section class="words" aria-labelledby="words-title">
        <div class="section-head">
          <h2 id="words-title">${t("words.title")}</h2>
          <p>${t("words.help")}</p>
        </div>
        <label class="words-find">
          ${t("words.find")}
          <input
            type="search"
            id="words-find"
            .value=${this.wanted}
            @input=${(/** @type {InputEvent} */ { target }) => {
              this.wanted = /** @type {HTMLInputElement} */ (target).value;
            }}
          />
        </label>
        <div role="status">${groups.length ? null : html`<p>${t("words.none")}</p>`}</div>
        ${groups.map(
          ({ group, terms }) => html`
            <h3>${t(/** @type {TextKey} */ (`words.${group}`))}</h3>
            <dl>${terms.map(entry)}</dl>
          `,
        )}
      </section>
    `;
  }

  /** @param {string} term */
  #isWanted(term) {
    const words = `${term} ${nameOf(term)} ${textOf(term)}`.toLocaleLowerCase();
    return words.includes(this.wanted.trim().toLocaleLowerCase());
  }
}

/** @param {string} term */
function entry(term) {
  return html`<div data-word=${term}>
    <dt>${nameOf(term)}</dt>
    <dd>${textOf(term)}</dd>
  </div>`;
}

customElements.define("gan-glossary", GlossaryView);
