import { html } from "lit";
import { NO_WEIGHTS } from "../../shared/hash.js";
import { t } from "../../shared/i18n/index.js";
import { icon } from "../../shared/icons.js";
import { View } from "../../shared/view.js";

/**
 * The shipped weights that show where a run leads.
 * @param {import("../../shared/page.js").Store} store
 */
function endOf({ run, dataset }) {
  if (dataset && dataset.name === null) return undefined; // of the learner's own pictures nobody knows the end
  const config = run?.config;
  if (config?.dataset === "fashion-mnist") return "fashion-mnist-32";
  if (Number(config?.image_size) === 64) return "mnist-64";
  return config?.conditional === "on" ? "mnist-32-conditional" : "mnist-32";
}

/** Over the noise that a game begins with: who plays, and the button that begins it. */
class WelcomeView extends View {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ (["run", "weights"]);
  static properties = { asked: { state: true } };

  constructor() {
    super();
    /** The run that was told to begin; it may have to wait for its data. */
    this.asked = -1;
  }

  get #isBeginning() {
    const { generation, loadingWeights, phase, step, weights } = this.store;
    const { autoplay, weights: wanted } = this.app.options;
    const isNew = step === 0 && !weights && !loadingWeights && wanted === NO_WEIGHTS && !autoplay;
    return isNew && this.asked !== generation && (phase === "loading" || phase === "ready");
  }

  render() {
    if (!this.#isBeginning) return null;
    const end = endOf(this.store);
    return html`
      <section class="welcome" aria-labelledby="welcome-title">
        <h2 id="welcome-title">${t("welcome.title")}</h2>
        <p>${t("welcome.text")}</p>
        <div class="welcome-buttons">
          <button type="button" id="teach" class="primary" @click=${this.#teach}>
            ${icon("play")} <span>${t("welcome.teach")}</span>
          </button>
          ${
            end
              ? html`<button type="button" id="show-end" @click=${() => this.app.useShipped(end)}>
                  ${t("welcome.end")}
                </button>`
              : null
          }
        </div>
      </section>
    `;
  }

  #teach() {
    this.asked = this.store.generation;
    this.app.trainSoon();
  }
}

customElements.define("gan-welcome", WelcomeView);
