import { html } from "lit";
import { DEVICES } from "../../shared/hash.js";
import { formatNumber, t, tOr } from "../../shared/i18n/index.js";
import { messagesAt } from "../../shared/messages.js";
import { View } from "../../shared/view.js";

/** @import { DeviceChoice, DeviceVerdict } from "../../engine/protocol.js" */

/** @param {DeviceVerdict} verdict */
function deviceName({ device, params }) {
  if (device === "cpu") return t("device.cpu.name");
  return params.adapter ? t("device.webgpu.named", params) : t("device.webgpu.name");
}

/** Numbers of any size, short. @param {Record<string, unknown>} params */
function withShortNumbers(params) {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === "number" ? formatNumber(value, { maximumSignificantDigits: 2 }) : value,
    ]),
  );
}

/** Shows which device trains and why, and lets the learner choose another one. */
class DeviceView extends View {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ ([
    "device",
    "notices",
    "run",
  ]);

  render() {
    const verdict = this.store.device;
    return html`
      <div class="device">
        <label for="device-choice">${t("device.label")}</label>
        <select id="device-choice" @change=${this.#choose}>
          ${DEVICES.map(
            (device) =>
              html`<option value=${device} ?selected=${device === this.app.options.device}>
                ${tOr(`device.${device}`, device)}
              </option>`,
          )}
        </select>
        <p id="device" data-device=${verdict?.device ?? ""}>
          ${verdict ? this.#describe(verdict) : t("device.pending")}
        </p>
        ${messagesAt(this.app, "device")}
      </div>
    `;
  }

  /** @param {DeviceVerdict} verdict */
  #describe(verdict) {
    const params = withShortNumbers(verdict.params);
    const reason = tOr(`device.reason.${verdict.code}`, verdict.code, params);
    return html`<strong>${deviceName(verdict)}</strong>${t("device.separator")}${reason}`;
  }

  /** @param {Event} event */
  #choose(event) {
    const { value } = /** @type {HTMLSelectElement} */ (event.target);
    void this.app.useDevice(/** @type {DeviceChoice} */ (value));
  }
}

customElements.define("gan-device", DeviceView);
