import { html } from "lit";
import { SHIPPED } from "../../shared/hash.js";
import { t, tOr } from "../../shared/i18n/index.js";
import { messagesAt } from "../../shared/messages.js";
import { View } from "../../shared/view.js";

/** The weights that this site serves, a click each. */
class WeightsPickerView extends View {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ ([
    "weights",
    "run",
    "notices",
  ]);

  render() {
    const { loadingWeights, step, isWeightsData, weights } = this.store;
    const inUse = step === weights?.step && isWeightsData ? weights.name : undefined;
    return html`
      <section class="weights-picker" aria-labelledby="picker-title">
        <div class="section-head">
          <h2 id="picker-title">${t("weights.pick")}</h2>
          <p>${t("weights.pick.help")}</p>
        </div>
        <div class="picker" role="group" aria-labelledby="picker-title">
          ${SHIPPED.map(
            (name) => html`
              <button
                type="button"
                data-weights=${name}
                aria-pressed=${name === inUse}
                aria-busy=${loadingWeights}
                @click=${() => this.app.useShipped(name)}
              >
                ${tOr(`weights.name.${name}`, name)}
              </button>
            `,
          )}
        </div>
        ${messagesAt(this.app, "weights")}
      </section>
    `;
  }
}

customElements.define("gan-weights-picker", WeightsPickerView);
