import { ROOMS } from "../shared/hash.js";
import { readPreference } from "../shared/preferences.js";

/** @typedef {import("../shared/page.js").Playground} Playground */

export const PREFERENCE = "shortcuts";
/** What takes keys itself, or is pressed by them. */
const CONTROLS =
  "a, button, input, select, textarea, summary, dialog, [contenteditable], [role=log]";

/** Single keys can be in the way of those who speak to their computer: they can be switched off. */
export function areOn() {
  return readPreference(PREFERENCE) !== "off";
}

/** Keys for the whole page, which act where no control has the focus. */
export class Shortcuts {
  #app;

  /** @param {() => Playground} app */
  constructor(app) {
    this.#app = app;
  }

  listen() {
    document.addEventListener("keydown", this.#onKey);
  }

  stop() {
    document.removeEventListener("keydown", this.#onKey);
  }

  /** @param {KeyboardEvent} event */
  #onKey = (event) => {
    const { target, key } = event;
    if (key === "Escape" && this.#leavePresenting()) return event.preventDefault();
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !areOn())
      return;
    if (target instanceof Element && target.closest(CONTROLS)) return;
    if (!this.#act(key.toLowerCase(), event.repeat)) return;
    event.preventDefault();
  };

  /** Escape leaves the mode for projectors as it leaves any full screen, from wherever the focus is. */
  #leavePresenting() {
    const { looks } = this.#app();
    const isOver = document.querySelector("dialog[open]") !== null;
    if (!looks.isPresenting || isOver) return false;
    looks.present(false);
    return true;
  }

  /**
   * @param {string} key
   * @param {boolean} isRepeated
   * @returns {boolean} whether the key means anything here
   */
  #act(key, isRepeated) {
    const app = this.#app();
    const { phase } = app.store;
    const isUsable = ["ready", "paused", "training"].includes(phase);
    const room = ROOMS[Number(key) - 1];
    if (room) {
      if (app.looks.isHidden(room)) return false;
      app.looks.go(room);
    } else if (key === " ") {
      if (isUsable && !isRepeated) void (phase === "training" ? app.pause() : app.train());
    } else if (key === "s") {
      if (isUsable) void app.step();
    } else if (key === "?") {
      void app.looks.showShortcuts(app);
    } else return false;
    return true;
  }
}
