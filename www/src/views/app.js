import { html } from "lit";
import { t } from "../i18n/index.js";
import { View } from "./view.js";
import "./device.js";
import "./digits.js";
import "./header.js";
import "./interpolation.js";
import "./log.js";
import "./losses.js";
import "./notices.js";
import "./players.js";
import "./settings.js";
import "./status.js";
import "./timeline.js";
import "./transport.js";

/** The page: only the order of things; every section is a view of its own. */
class AppView extends View {
  render() {
    const { app } = this;
    return html`
      <a class="skip" href="#main" @click=${this.#skip}>${t("app.skip")}</a>
      <gan-header .app=${app}></gan-header>
      <gan-notices .app=${app}></gan-notices>
      <main id="main" tabindex="-1">
        <div class="studio">
          <gan-transport .app=${app}></gan-transport>
          <gan-digits .app=${app}></gan-digits>
          <gan-status .app=${app}></gan-status>
          <gan-players .app=${app}></gan-players>
        </div>
        <gan-timeline .app=${app}></gan-timeline>
        <gan-losses .app=${app}></gan-losses>
        <gan-interpolation .app=${app}></gan-interpolation>
        <gan-settings .app=${app}></gan-settings>
        <gan-log .app=${app}></gan-log>
      </main>
      <footer>
        <p>${t("app.footer")}</p>
      </footer>
    `;
  }

  /** The hash belongs to the settings, so the link must not change it. @param {Event} event */
  #skip(event) {
    event.preventDefault();
    this.querySelector("main")?.focus();
  }
}

customElements.define("gan-app", AppView);
