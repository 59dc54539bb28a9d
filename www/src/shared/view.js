import { LitElement } from "lit";

/** @typedef {import("./page.js").Playground} Playground */
/** @typedef {import("./page.js").Topic} Topic */

/**
 * Base of all views: renders into the document itself (the page's ids are a contract with outsiders, and
 * labels must reach across components) and re-renders when one of its topics changes.
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
}
