import { html } from "lit";
import { language, rememberLanguage, t } from "../shared/i18n/index.js";
import { icon } from "../shared/icons.js";
import { writePreference } from "../shared/preferences.js";
import { View } from "../shared/view.js";
import { applyTheme, themePreference } from "./theme.js";

/** @typedef {import("../shared/i18n/index.js").Language} Language */
/** @typedef {import("./theme.js").Theme} Theme */

/** Names in their own language: whoever needs the switch cannot read the other one. */
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
              @click=${() => this.#chooseLanguage(code)}
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
              @click=${() => this.#chooseTheme(theme)}
            >
              ${icon(theme)}
            </button>
          `,
        )}
      </div>
    `;
  }

  /** @param {Language} code */
  #chooseLanguage(code) {
    rememberLanguage(code);
    // A link that fixes the language would undo the choice on reload.
    if (this.app.options.lang) {
      this.app.options.lang = code;
      this.app.showInUrl();
    }
    this.store.touch("locale");
    this.store.flush();
  }

  /** @param {Theme} theme */
  #chooseTheme(theme) {
    writePreference("theme", theme);
    applyTheme();
    this.store.touch("theme");
    this.store.flush();
  }
}

customElements.define("gan-header", HeaderView);
