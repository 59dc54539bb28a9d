import { html } from "lit";
import { HIDEABLE, MAX_QUESTION, ROOMS } from "../../shared/hash.js";
import { t } from "../../shared/i18n/index.js";
import { View } from "../../shared/view.js";
import { classAddress } from "./address.js";
import "./class-link.css";

/** @typedef {import("../../shared/page.js").Playground} Playground */

/** How long the button says that it has done its work. */
const SIGN_MS = 2000;
/** Each language in itself, for those who read no other. */
const LANGUAGES = /** @type {const} */ ([
  ["en", "English"],
  ["zh", "中文"],
]);

/** What a class should see of the run on the page, as an address. */
class ClassLinkView extends View {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ (["settings"]);
  static properties = { wishes: { state: true }, copied: { state: true } };

  constructor() {
    super();
    /** @type {import("./address.js").Wishes} */
    this.wishes = { hidden: [], question: "", lang: "", autoplay: false };
    /** @type {boolean | null} */
    this.copied = null;
  }

  connectedCallback() {
    super.connectedCallback();
    const { hide, question = "", lang = "", autoplay } = this.app.options;
    this.wishes = { hidden: hide, question, lang, autoplay };
  }

  get #address() {
    return classAddress(
      new URL(this.app.looks.linkTo("train"), document.baseURI).href,
      this.wishes,
    );
  }

  render() {
    const address = this.#address;
    return html`
      <dialog
        id="class-link-dialog"
        class="class-link"
        aria-labelledby="class-link-title"
        @close=${() => this.remove()}
      >
        <h2 id="class-link-title">${t("class_link.title")}</h2>
        <p class="help">${t("class_link.help")}</p>
        ${this.#parts()} ${this.#run()} ${this.#result(address)}
        <form method="dialog" class="class-link-buttons">
          <button
            type="button"
            class="primary"
            id="class-link-copy"
            @click=${() => this.#copy(address)}
          >
            ${t(this.copied ? "class_link.copied" : "class_link.copy")}
          </button>
          <a href=${address} target="_blank" rel="noopener">${t("class_link.open")}</a>
          <button>${t("class_link.close")}</button>
        </form>
      </dialog>
    `;
  }

  /** @param {Partial<import("./address.js").Wishes>} wishes */
  #wish(wishes) {
    this.wishes = { ...this.wishes, ...wishes };
    this.copied = null;
  }

  #parts() {
    const { hidden } = this.wishes;
    return html`
      <fieldset>
        <legend>${t("class_link.shown")}</legend>
        ${HIDEABLE.map(
          (part) => html`
            <label class="check">
              <input
                type="checkbox"
                name=${part}
                .checked=${!hidden.includes(part)}
                @change=${() =>
                  this.#wish({
                    hidden: hidden.includes(part)
                      ? hidden.filter((other) => other !== part)
                      : [...hidden, part],
                  })}
              />
              ${nameOf(part)}
            </label>
          `,
        )}
      </fieldset>
    `;
  }

  #run() {
    const { question, lang, autoplay } = this.wishes;
    return html`
      <div class="field">
        <label for="class-link-question">${t("class_link.question")}</label>
        <textarea
          id="class-link-question"
          rows="2"
          maxlength=${MAX_QUESTION}
          .value=${question}
          @input=${(/** @type {Event} */ event) => this.#wish({ question: valueOf(event) })}
        ></textarea>
      </div>
      <div class="field">
        <label for="class-link-language">${t("class_link.language")}</label>
        <select
          id="class-link-language"
          .value=${lang}
          @change=${(/** @type {Event} */ event) => this.#wish({ lang: valueOf(event) })}
        >
          <option value="">${t("class_link.language.own")}</option>
          ${LANGUAGES.map(
            ([code, name]) =>
              html`<option value=${code} ?selected=${code === lang}>${name}</option>`,
          )}
        </select>
      </div>
      <label class="check">
        <input
          type="checkbox"
          name="autoplay"
          .checked=${autoplay}
          @change=${() => this.#wish({ autoplay: !autoplay })}
        />
        ${t("class_link.autoplay")}
      </label>
    `;
  }

  /** @param {string} address */
  #result(address) {
    return html`
      <div class="field">
        <label for="class-link-address">${t("class_link.address")}</label>
        <textarea id="class-link-address" readonly rows="3" .value=${address}></textarea>
      </div>
      <p role="status">${this.copied === false ? t("class_link.not_copied") : ""}</p>
    `;
  }

  /** Where the browser forbids to copy, the text is chosen, for the teacher to do it. @param {string} address */
  async #copy(address) {
    try {
      await navigator.clipboard.writeText(address);
      this.copied = true;
      setTimeout(() => (this.copied &&= null), SIGN_MS);
    } catch {
      this.copied = false;
      const field = /** @type {HTMLTextAreaElement} */ (this.querySelector("#class-link-address"));
      field.focus();
      field.select();
    }
  }

  firstUpdated() {
    /** @type {HTMLDialogElement} */ (this.querySelector("dialog")).showModal();
  }
}

/** @param {(typeof HIDEABLE)[number]} part */
function nameOf(part) {
  const isRoom = ROOMS.some((room) => room === part); // the others are panels beside the sheet
  const key = isRoom ? `room.${part}` : `panels.${part}`;
  return t(/** @type {import("../../shared/page.js").TextKey} */ (key));
}

/** @param {Event} event */
function valueOf({ target }) {
  return /** @type {HTMLTextAreaElement | HTMLSelectElement} */ (target).value;
}

customElements.define("gan-class-link", ClassLinkView);

/**
 * Opens the dialog; the browser returns the focus to where it was.
 * @param {Playground} app
 */
export function openClassLink(app) {
  const dialog = Object.assign(document.createElement("gan-class-link"), { app });
  document.querySelector("gan-app")?.append(dialog);
}
