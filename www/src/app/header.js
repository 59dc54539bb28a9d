import { html } from "lit";
import { language, t } from "../shared/i18n/index.js";
import { icon } from "../shared/icons.js";
import { View } from "../shared/view.js";
import { themePreference } from "./theme.js";

/** Each language is named in itself, for learners who cannot read the other one. */
const LANGUAGE_NAMES = /** @type {const} */ ([
  ["en", "EN", "English", "en"],
  ["zh", "中文", "中文", "zh-Hans"],
]);
const THEMES = /** @type {const} */ (["auto", "light", "dark"]);

class HeaderView extends View {
  static topics = /** @type {import("../shared/view.js").Topic[]} */ (["theme"]);

  render() {
    return html`
      <header class="masthead">
        <div class="masthead-title">
          ${icon("seal")}
          <h1>${t("app.title")}</h1>
        </div>
        <p class="tagline">${t("app.tagline")}</p>
        <div class="switches">${this.#languages()} ${this.#themes()}</div>
        <gan-device .app=${this.app}></gan-device>
      </header>
    `;
  }

  #languages() {
    return html`
      <div class="switch" role="group" aria-label=${t("app.language")}>
        ${LANGUAGE_NAMES.map(
          ([code, short, name, tag]) => html`
            <button
              type="button"
              lang=${tag}
              aria-label=${name}
              aria-pressed=${language() === code}
              @click=${() => this.app.setLanguage(code)}
            >
              ${short}
            </button>
          `,
        )}
      </div>
    `;
  }

  #themes() {
    return html`
      <div class="switch" role="group" aria-label=${t("app.theme")}>
        ${THEMES.map(
          (theme) => html`
            <button
              type="button"
              aria-label=${t(`app.theme.${theme}`)}
              title=${t(`app.theme.${theme}`)}
              aria-pressed=${themePreference() === theme}
              @click=${() => this.app.setTheme(theme)}
            >
              ${icon(theme)}
            </button>
          `,
        )}
      </div>
    `;
  }
}

customElements.define("gan-header", HeaderView);
