import { html } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { t } from "../shared/i18n/index.js";
import { hasPlace, message } from "../shared/messages.js";
import { View } from "../shared/view.js";

const KEY = "F6";

/**
 * The messages that belong to no control, in a layer over the page, so that they are seen wherever it is scrolled to.
 * F6 leads there from anywhere, Escape or the last dismissal back.
 */
class NoticesView extends View {
  static topics = /** @type {import("../shared/view.js").Topic[]} */ ([
    "notices",
    "settings",
    "room",
  ]);

  /** @type {HTMLElement | null} what had the focus before F6 */
  #former = null;
  /** Whether the focus was here before an update, which may remove the button that has it. */
  #hadFocus = false;

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener("keydown", this.#onKey);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("keydown", this.#onKey);
  }

  willUpdate() {
    this.#hadFocus = this.contains(document.activeElement);
  }

  render() {
    // The region is there before its first message: screen readers announce what is added to one that they know.
    return html`
      <section
        class="notices"
        aria-label=${t("notices.label")}
        aria-live="polite"
        aria-relevant="additions"
      >
        ${repeat(
          this.store.notices.filter((notice) => !hasPlace(notice)),
          (notice) => notice.id,
          (notice) => message(this.app, notice),
        )}
      </section>
    `;
  }

  updated() {
    if (this.#hadFocus && !this.contains(document.activeElement)) this.#firstButton.focus();
  }

  /** @param {KeyboardEvent} event */
  #onKey = (event) => {
    const isHere = this.contains(document.activeElement);
    if (event.key === "Escape" && isHere) this.#leave();
    if (event.key !== KEY || !this.querySelector("button")) return;
    event.preventDefault();
    if (isHere) return this.#leave();
    this.#former = /** @type {HTMLElement | null} */ (document.activeElement);
    this.#firstButton.focus();
  };

  /** Where the focus goes: the first message, or back where there is none. */
  get #firstButton() {
    return /** @type {HTMLElement} */ (this.querySelector("button") ?? this.#back);
  }

  /** What had the focus before, if it is still there. */
  get #back() {
    return this.#former?.isConnected ? this.#former : document.querySelector("main");
  }

  #leave() {
    this.#back?.focus();
  }
}

customElements.define("gan-notices", NoticesView);
