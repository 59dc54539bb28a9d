import { html } from "lit";
import { ROOMS } from "../shared/hash.js";
import { t } from "../shared/i18n/index.js";
import { View } from "../shared/view.js";
import "./header.js";
import "./notices.js";
import "./room.js";
import { Shortcuts } from "./shortcuts.js";

/** The page: a header, and a room below it. */
class AppView extends View {
  static topics = /** @type {import("../shared/view.js").Topic[]} */ (["real"]);

  #shortcuts = new Shortcuts(() => this.app);

  connectedCallback() {
    super.connectedCallback();
    this.addEventListener("dragover", this.#allowDrop);
    this.addEventListener("drop", this.#drop);
    this.#shortcuts.listen();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#shortcuts.stop();
  }

  render() {
    const { app } = this;
    return html`
      <a class="skip" href="#main" @click=${this.#skip}>${t("app.skip")}</a>
      <gan-header .app=${app}></gan-header>
      <gan-notices .app=${app}></gan-notices>
      <main id="main" tabindex="-1">
        ${ROOMS.map((name) => html`<gan-room data-room=${name} .app=${app} .name=${name}></gan-room>`)}
      </main>
      <footer>
        <p>${t("app.footer")}</p>
      </footer>
    `;
  }

  /** Style sheets ask the document how pictures are to be printed. */
  updated() {
    const notes = this.store.dataset?.notes ?? [];
    const isDarkOnLight = notes.some(({ code }) => code === "dark_on_light");
    document.documentElement.toggleAttribute("data-dark-on-light", isDarkOnLight);
  }

  /** @param {DragEvent} event */
  #allowDrop(event) {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  }

  /** A file anywhere on the page means weights, but in Compare experiments to be compared; images are chosen in the room Mine. @param {DragEvent} event */
  #drop(event) {
    const files = [...(event.dataTransfer?.files ?? [])];
    const [file] = files;
    if (!file) return;
    event.preventDefault();
    const isCompared = files.length > 1 || file.name.toLowerCase().endsWith(".json");
    if (this.store.room === "compare" && isCompared) return void this.app.compare.add(files);
    void this.app.useWeightsFile(file, "drop");
  }

  /** The hash belongs to the settings, so the link must not change it. @param {Event} event */
  #skip(event) {
    event.preventDefault();
    this.querySelector("main")?.focus();
  }
}

customElements.define("gan-app", AppView);
