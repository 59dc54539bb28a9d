import { html } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { t } from "../shared/i18n/index.js";
import { DELETED } from "../features/runs/runs-state.js";
import { hasPlace, message } from "../shared/messages.js";
import { View } from "../shared/view.js";

const KEY = "F6";
/** How long what only informs is shown; what is undone can be had longer, among the saved runs. */
const SHOWN_MS = 20_000;
/** How much longer where someone is at it, or the page is not seen. */
const LONGER_MS = 5_000;

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

  /** When each of those that inform goes by itself. @type {Map<number, ReturnType<typeof setTimeout>>} */
  #going = new Map();

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener("keydown", this.#onKey);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("keydown", this.#onKey);
    for (const timer of this.#going.values()) clearTimeout(timer);
    this.#going.clear();
  }

  get #shown() {
    return this.store.notices.filter((notice) => !hasPlace(notice));
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
          this.#shown,
          (notice) => notice.id,
          (notice) => message(this.app, notice),
        )}
      </section>
    `;
  }

  updated() {
    if (this.#hadFocus && !this.contains(document.activeElement)) this.#firstButton.focus();
    for (const { id, level, trouble } of this.#shown) {
      // A deleted run can be had back from its notice only.
      if (level === "info" && trouble.code !== DELETED && !this.#going.has(id))
        this.#letGo(id, SHOWN_MS);
    }
  }

  /** Errors and warnings stay; what only informs goes when nobody is at it. @param {number} id @param {number} ms */
  #letGo(id, ms) {
    const go = () => {
      if (document.hidden || this.querySelector(":hover, :focus"))
        return this.#letGo(id, LONGER_MS);
      this.#going.delete(id);
      this.app.dismissNotice(id);
    };
    this.#going.set(id, setTimeout(go, ms));
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
