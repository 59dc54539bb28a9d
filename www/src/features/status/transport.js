import { html } from "lit";
import { t } from "../../shared/i18n/index.js";
import { icon } from "../../shared/icons.js";
import { messagesAt } from "../../shared/messages.js";
import { View } from "../../shared/view.js";

/** Train / Pause / Step / Reset. */
class TransportView extends View {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ (["run", "notices"]);

  render() {
    const { phase } = this.store;
    const training = phase === "training";
    const usable = phase === "ready" || phase === "paused" || training;
    return html`
      <div class="transport" role="group" aria-label=${t("controls.label")}>
        <button
          type="button"
          id="train"
          class="primary"
          ?disabled=${!usable}
          @click=${() => (training ? this.app.pause() : this.app.train())}
        >
          ${icon(training ? "pause" : "play")}
          <span>${t(training ? "controls.pause" : "controls.train")}</span>
        </button>
        <button
          type="button"
          id="step-once"
          title=${t("controls.step.title")}
          ?disabled=${!usable}
          @click=${() => this.app.step()}
        >
          ${icon("step")} <span>${t("controls.step")}</span>
        </button>
        <button
          type="button"
          id="reset"
          title=${t("controls.reset.title")}
          ?disabled=${!usable}
          @click=${() => this.app.reset()}
        >
          ${icon("reset")} <span>${t("controls.reset")}</span>
        </button>
      </div>
      ${messagesAt(this.app, "transport")}
    `;
  }
}

customElements.define("gan-transport", TransportView);
