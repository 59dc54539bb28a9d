import { html } from "lit";
import { t } from "../../shared/i18n/index.js";
import { View } from "../../shared/view.js";
import { hasFocus, keepButtons, keepState, takeFocusBack } from "./keep-list.js";
import { FIGURES } from "./kinds.js";

/** @typedef {import("./kinds.js").ChartPicture} ChartPicture */
/** @typedef {import("./kinds.js").Figure} Figure */
/** @typedef {import("./kinds.js").KindName} KindName */

/** What a figure can be downloaded as: stands in the figure's section, whose charts it takes. */
class KeepMenu extends View {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ ([
    "export",
    "run",
    "notices",
    "interpolation",
    "timeline",
  ]);
  static properties = {
    figure: {},
    about: {},
    tiles: { attribute: false, hasChanged: () => false },
    isOpen: { state: true },
  };

  #hadFocus = false;

  constructor() {
    super();
    /** @type {Figure} */
    this.figure = "sheet";
    /** What is said of the figure below its picture. */
    this.about = "";
    /** @type {number[]} those of the walk's pictures that its strip shows */
    this.tiles = [];
    this.isOpen = false;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener("pointerdown", this.#closeFromOutside);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("pointerdown", this.#closeFromOutside);
  }

  willUpdate() {
    this.#hadFocus = hasFocus(this);
  }

  updated() {
    takeFocusBack(this, this.#hadFocus);
  }

  render() {
    const kinds = FIGURES[this.figure];
    return html`
      <details class="keep" .open=${this.isOpen} @toggle=${this.#toggle} @keydown=${this.#key}>
        <summary aria-label=${t(`keep.menu.${this.figure}`)}>${t("keep.menu")}</summary>
        ${this.isOpen ? this.#content(kinds) : null}
      </details>
    `;
  }

  /** @param {KindName[]} kinds */
  #content(kinds) {
    return html`<div class="keep-sheet">
      ${keepButtons(this.app, kinds, (kind) => this.#keep(kind))}
      ${keepState(this.app, this.figure)}
    </div>`;
  }

  /** @param {KindName} kind */
  #keep(kind) {
    const { about, figure, tiles } = this;
    const charts = this.#charts();
    void this.app.takeHome.keep(kind, { about, tiles, charts }, figure);
  }

  /** @returns {ChartPicture[]} */
  #charts() {
    const charts = this.closest("section")?.querySelectorAll("gan-chart") ?? [];
    return [...charts].map((chart) => /** @type {any} */ (chart).picture());
  }

  /** @param {Event} event */
  #toggle(event) {
    this.isOpen = /** @type {HTMLDetailsElement} */ (event.target).open;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key !== "Escape" || !this.isOpen) return;
    event.stopPropagation();
    this.isOpen = false;
    this.querySelector("summary")?.focus();
  }

  #closeFromOutside = (/** @type {Event} */ event) => {
    if (!this.contains(/** @type {Node} */ (event.target))) this.isOpen = false;
  };
}

customElements.define("gan-keep-menu", KeepMenu);
