import { html } from "lit";
import { t } from "../../shared/i18n/index.js";
import { View } from "../../shared/view.js";

/** Where it trains, in a word; a click shows why, and offers the others. */
class DeviceDotView extends View {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ (["device"]);

  render() {
    const device = this.store.device?.device;
    const name = device ? t(`device.${device}`) : "…";
    return html`
      <button
        type="button"
        id="show-device"
        class="plain device-dot"
        popovertarget="device-details"
        data-device=${device ?? ""}
        aria-label=${t("device.dot", { name })}
      >
        ${name}
      </button>
    `;
  }
}

customElements.define("gan-device-dot", DeviceDotView);
