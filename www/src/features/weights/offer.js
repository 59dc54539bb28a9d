import { html } from "lit";
import { ago, count } from "../../shared/format.js";
import { t } from "../../shared/i18n/index.js";
import { icon } from "../../shared/icons.js";
import { messagesAt } from "../../shared/messages.js";
import { View } from "../../shared/view.js";

/** Offers the run that an earlier visit saved. */
class OfferView extends View {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ ([
    "runs",
    "weights",
    "run",
    "notices",
  ]);

  render() {
    const { offer } = this.store.runs;
    if (!offer || this.store.phase === "training") return messagesAt(this.app, "offer");
    const step = count(offer.step);
    return html`
      ${messagesAt(this.app, "offer")}
      <div class="offer">
        <button type="button" id="resume" @click=${() => this.app.goOnWith(offer.id)}>
          ${t("runs.offer", { step, ago: ago(offer.savedAt, Date.now()) })}
        </button>
        <button
          type="button"
          class="dismiss"
          aria-label=${t("runs.offer.dismiss")}
          @click=${() => this.app.dismissOffer()}
        >
          ${icon("close")}
        </button>
      </div>
    `;
  }
}

customElements.define("gan-offer", OfferView);
