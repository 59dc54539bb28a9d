import { html } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { t } from "../shared/i18n/index.js";
import { describeTrouble } from "../shared/i18n/trouble.js";
import { icon } from "../shared/icons.js";
import { View } from "../shared/view.js";

/** @typedef {import("./store.js").Notice} Notice */

/** What went wrong and what to do about it. Errors interrupt a screen reader; the rest waits its turn. */
class NoticesView extends View {
  static topics = /** @type {import("../shared/view.js").Topic[]} */ (["notices", "settings"]);

  render() {
    return html`
      <section class="notices" aria-label=${t("notices.label")}>
        ${repeat(
          this.store.notices,
          (notice) => notice.id,
          (notice) => this.#notice(notice),
        )}
      </section>
    `;
  }

  /** @param {Notice} notice */
  #notice(notice) {
    const { level, trouble, action } = notice;
    return html`
      <div
        class="notice notice-${level}"
        role=${level === "error" ? "alert" : "status"}
        data-code=${trouble.code}
      >
        <p>
          <strong>${t(`notices.level.${level}`)}</strong>
          ${describeTrouble(trouble, this.store.schema)}
        </p>
        ${
          action
            ? html`<button type="button" data-action=${action} @click=${() => this.#act(notice)}>
                ${t(`notices.${action}`)}
              </button>`
            : null
        }
        <button
          type="button"
          class="dismiss"
          aria-label=${t("notices.dismiss")}
          @click=${() => this.app.dismissNotice(notice.id)}
        >
          ${icon("close")}
        </button>
      </div>
    `;
  }

  /** @param {Notice} notice */
  #act(notice) {
    this.app.dismissNotice(notice.id);
    if (notice.action === "reload") void this.app.reload();
    else void (notice.action === "retry" ? this.app.useShippedImages() : this.app.restart());
  }
}

customElements.define("gan-notices", NoticesView);
