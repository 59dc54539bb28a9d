import { html, nothing } from "lit";
import "../features/device/device.js";
import "../features/device/dot.js";
import "../features/status/run-state.js";
import "../features/status/transport.js";
import { ROOMS } from "../shared/hash.js";
import { language, t } from "../shared/i18n/index.js";
import { icon } from "../shared/icons.js";
import { View } from "../shared/view.js";
import { themePreference } from "./theme.js";

/** @typedef {import("../shared/hash.js").RoomName} RoomName */

/** Each language is named in itself, for learners who cannot read the other one. */
const LANGUAGE_NAMES = /** @type {const} */ ([
  ["en", "EN", "English", "en"],
  ["zh", "中文", "中文", "zh-Hans"],
]);
const THEMES = /** @type {const} */ (["auto", "light", "dark"]);

/** What is at hand in every room: the way to the others, the run's controls, and how the page looks. */
class HeaderView extends View {
  static topics = /** @type {import("../shared/view.js").Topic[]} */ ([
    "theme",
    "room",
    "settings",
  ]);

  render() {
    const { app } = this;
    return html`
      <header class="masthead">
        <div class="masthead-title">
          ${icon("seal")}
          <h1>${t("app.title")}</h1>
        </div>
        ${this.#rooms()}
        <div class="masthead-run">
          <gan-transport .app=${app}></gan-transport>
          <gan-run-state .app=${app}></gan-run-state>
        </div>
        <button
          type="button"
          id="more"
          class="plain"
          popovertarget="tools"
          aria-label=${t("app.tools")}
        >
          ${icon("more")}
        </button>
        <div id="tools" class="tools" popover>
          <gan-device-dot .app=${app}></gan-device-dot>
          ${this.#languages()} ${this.#themes()} ${this.#buttons()}
        </div>
        <div id="device-details" class="device-details" popover>
          <gan-device .app=${app}></gan-device>
        </div>
      </header>
    `;
  }

  #rooms() {
    return html`
      <nav class="rooms" aria-label=${t("app.rooms")}>
        ${this.#offered.map(
          (room) => html`
            <a
              href=${this.app.looks.linkTo(room)}
              aria-current=${this.store.room === room ? "page" : nothing}
              @click=${(/** @type {MouseEvent} */ event) => this.#go(room, event)}
              >${t(`room.${room}`)}</a
            >
          `,
        )}
      </nav>
    `;
  }

  /** The rooms that the link leaves in, and the one that is shown. */
  get #offered() {
    return ROOMS.filter((room) => room === this.store.room || !this.app.looks.isHidden(room));
  }

  /** A click that asks for another tab or window gets one. @param {RoomName} room @param {MouseEvent} event */
  #go(room, event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.app.looks.go(room);
    window.scrollTo({ top: 0, behavior: "instant" });
  }

  #languages() {
    return html`
      <div class="switch languages" role="group" aria-label=${t("app.language")}>
        ${LANGUAGE_NAMES.map(
          ([code, short, name, tag]) => html`
            <button
              type="button"
              lang=${tag}
              aria-label=${name}
              aria-pressed=${language() === code}
              @click=${() => this.app.looks.setLanguage(code)}
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
      <div class="switch themes" role="group" aria-label=${t("app.theme")}>
        ${THEMES.map(
          (theme) => html`
            <button
              type="button"
              aria-label=${t(`app.theme.${theme}`)}
              title=${t(`app.theme.${theme}`)}
              aria-pressed=${themePreference() === theme}
              @click=${() => this.app.looks.setTheme(theme)}
            >
              ${icon(theme)}
            </button>
          `,
        )}
      </div>
    `;
  }

  #buttons() {
    const { looks, options } = this.app;
    return html`
      ${
        options.hide.length
          ? html`<button
              type="button"
              id="show-all"
              class="plain"
              aria-label=${t("app.show_all")}
              title=${t("app.show_all")}
              @click=${() => looks.showAll()}
            >
              ${icon("eye")}
            </button>`
          : null
      }
      <button
        type="button"
        id="show-shortcuts"
        class="plain"
        aria-label=${t("shortcuts.title")}
        title=${t("shortcuts.title")}
        @click=${() => looks.showShortcuts(this.app)}
      >
        ${icon("keys")}
      </button>
      <button
        type="button"
        id="present"
        class="plain"
        aria-label=${t("app.present")}
        title=${t("app.present")}
        aria-pressed=${looks.isPresenting}
        @click=${() => looks.present(!looks.isPresenting)}
      >
        ${icon("screen")}
      </button>
    `;
  }
}

customElements.define("gan-header", HeaderView);
