import { html } from "lit";
import "../features/classes/numbers.js";
import "../features/compare/compare.js";
import "../features/device/device.js";
import "../features/digits/digits.js";
import "../features/evaluation/evaluation.js";
import "../features/interpolation/interpolation.js";
import "../features/log/log.js";
import "../features/losses/losses.js";
import "../features/players/players.js";
import "../features/presets/experiment.js";
import "../features/presets/presets.js";
import "../features/runs/runs.js";
import "../features/settings/settings.js";
import "../features/status/status.js";
import "../features/status/transport.js";
import "../features/timeline/timeline.js";
import "../features/weights/weights.js";
import { t } from "../shared/i18n/index.js";
import { View } from "../shared/view.js";
import "./header.js";
import "./notices.js";

/** The page: only the order of things; every section is a view of its own. */
class AppView extends View {
  connectedCallback() {
    super.connectedCallback();
    this.addEventListener("dragover", this.#allowDrop);
    this.addEventListener("drop", this.#drop);
  }

  render() {
    const { app } = this;
    return html`
      <a class="skip" href="#main" @click=${this.#skip}>${t("app.skip")}</a>
      <gan-header .app=${app}></gan-header>
      <gan-notices .app=${app}></gan-notices>
      <main id="main" tabindex="-1">
        <gan-experiment .app=${app}></gan-experiment>
        <div class="studio">
          <gan-transport .app=${app}></gan-transport>
          <gan-digits .app=${app}></gan-digits>
          <gan-weights .app=${app}></gan-weights>
          <gan-status .app=${app}></gan-status>
          <gan-players .app=${app}></gan-players>
        </div>
        <gan-numbers .app=${app}></gan-numbers>
        <gan-interpolation .app=${app}></gan-interpolation>
        <gan-timeline .app=${app}></gan-timeline>
        <gan-evaluation .app=${app}></gan-evaluation>
        <gan-losses .app=${app}></gan-losses>
        <gan-compare .app=${app}></gan-compare>
        <gan-runs .app=${app}></gan-runs>
        <gan-presets .app=${app}></gan-presets>
        <gan-settings .app=${app}></gan-settings>
        <gan-log .app=${app}></gan-log>
      </main>
      <footer>
        <p>${t("app.footer")}</p>
      </footer>
    `;
  }

  /** @param {DragEvent} event */
  #allowDrop(event) {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  }

  /** A file anywhere on the page means weights; images are chosen in the set-up. @param {DragEvent} event */
  #drop(event) {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    void this.app.useWeightsFile(file, "drop");
  }

  /** The hash belongs to the settings, so the link must not change it. @param {Event} event */
  #skip(event) {
    event.preventDefault();
    this.querySelector("main")?.focus();
  }
}

customElements.define("gan-app", AppView);
