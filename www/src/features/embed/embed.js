import { html } from "lit";
import { t } from "../../shared/i18n/index.js";
import { View } from "../../shared/view.js";

/** How wide and high the frame should be at least, in CSS pixels, to hold the sheet and the curves. */
const [WIDTH_PX, HEIGHT_PX] = [960, 640];

/** The page as a frame for another page: a few words of HTML to copy. */
class EmbedView extends View {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ (["settings", "room"]);
  static properties = { copied: { state: true } };

  constructor() {
    super();
    this.copied = "";
  }

  get #snippet() {
    const link = new URL(this.app.looks.linkTo("train"), document.baseURI);
    const parameters = new URLSearchParams(link.hash.slice(1));
    parameters.set("embed", "1");
    link.hash = parameters.toString();
    const title = t("app.title");
    const address = link.href.replaceAll("&", "&amp;");
    return `<iframe src="${address}" title="${title}" width="${WIDTH_PX}" height="${HEIGHT_PX}"></iframe>`;
  }

  render() {
    const snippet = this.#snippet;
    return html`
      <section class="embed" aria-labelledby="embed-title">
        <div class="section-head">
          <h2 id="embed-title">${t("embed.title")}</h2>
          <p>${t("embed.help")}</p>
        </div>
        <textarea
          id="embed-snippet"
          readonly
          rows="3"
          aria-labelledby="embed-title"
          .value=${snippet}
          @focus=${selectAll}
        ></textarea>
        <div class="settings-actions">
          <button type="button" id="copy-embed" @click=${() => this.#copy(snippet)}>
            ${t("embed.copy")}
          </button>
          <p role="status">${this.copied === snippet ? t("embed.copied") : ""}</p>
        </div>
      </section>
    `;
  }

  /** Where the browser forbids to copy, the text is chosen, for the learner to do it. @param {string} snippet */
  async #copy(snippet) {
    try {
      await navigator.clipboard.writeText(snippet);
      this.copied = snippet;
    } catch {
      /** @type {HTMLElement | null} */ (this.querySelector("textarea"))?.focus();
    }
  }
}

/** @param {Event} event */
function selectAll(event) {
  /** @type {HTMLTextAreaElement} */ (event.target).select();
}

customElements.define("gan-embed", EmbedView);
