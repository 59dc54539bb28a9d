import { catchUp, View } from "../shared/view.js";
import { CONTENTS } from "./rooms.js";

/** @typedef {import("./rooms.js").RoomContent} RoomContent */

/** One room. It is filled when it is first shown; hidden, it stays as it is, and its views hold their updates. */
class RoomElement extends View {
  static properties = { name: {}, content: { state: true } };

  /** @type {() => void} */
  #leave = () => {};

  constructor() {
    super();
    /** @type {import("../shared/hash.js").RoomName} */
    this.name = "train";
    /** @type {RoomContent | null} */
    this.content = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#leave = this.store.subscribe(["room"], () => this.#turn());
    this.#turn();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#leave();
  }

  render() {
    return this.content?.(this.app) ?? null;
  }

  /** @param {import("lit").PropertyValues<this>} changed */
  updated(changed) {
    // A message whose place has just come to be leaves the layer over the page, when that place has been drawn.
    if (changed.has("content")) requestAnimationFrame(() => this.store.touch("notices"));
  }

  #turn() {
    this.hidden = this.store.room !== this.name;
    if (this.hidden) return;
    catchUp(this);
    if (!this.content) void this.#fill();
  }

  async #fill() {
    try {
      const content = CONTENTS[this.name]();
      // Without a pause where there is nothing to wait for: the first room is there with the page.
      this.content = content instanceof Promise ? await content : content;
    } catch (error) {
      this.app.looks.tellMissing(error);
    }
  }
}

customElements.define("gan-room", RoomElement);
