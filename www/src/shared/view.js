import { LitElement } from "lit";

/** @typedef {import("./page.js").Playground} Playground */
/** @typedef {import("./page.js").Topic} Topic */

/**
 * Base of all views: renders into the document itself (the page's ids are a contract with outsiders, and
 * labels must reach across components) and re-renders when one of its topics changes. In a part of the page that is
 * `hidden` it holds its updates; whoever shows that part calls `catchUp`.
 */
export class View extends LitElement {
  /** @type {Topic[]} */
  static topics = [];

  /** Set by the parent's template before the element is connected. */
  app = /** @type {Playground} */ (/** @type {unknown} */ (undefined));

  /** @type {() => void} */
  #unsubscribe = () => {};

  get store() {
    return this.app.store;
  }

  /** Whether the view is in a part of the page that is not shown. */
  get isHeld() {
    return this.closest("[hidden]") !== null;
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    const { topics } = /** @type {typeof View} */ (this.constructor);
    this.#unsubscribe = this.store.subscribe([...topics, "locale"], () => this.requestUpdate());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#unsubscribe();
  }

  /** An update that is not performed stays pending, with all that has changed meanwhile. */
  scheduleUpdate() {
    return this.isHeld ? undefined : super.scheduleUpdate();
  }

  /** Performs the update that was held, if there is one. */
  catchUp() {
    if (this.isUpdatePending && !this.isHeld) this.performUpdate();
  }
}

/**
 * Brings the views of a part of the page up to date after it has been shown.
 * @param {Element} part
 */
export function catchUp(part) {
  for (const element of [part, ...part.querySelectorAll("*")]) {
    if (element instanceof View) element.catchUp();
  }
}
