import { rememberLanguage } from "../shared/i18n/index.js";
import { writePreference } from "../shared/preferences.js";
import { applyTheme } from "./theme.js";

/** @typedef {import("../shared/hash.js").RoomName} RoomName */
/** @typedef {import("../shared/i18n/index.js").Language} Language */
/** @typedef {import("./link.js").Link} Link */
/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./theme.js").Theme} Theme */

/** How the page is shown: which room of it, large or in a frame, in which language and colours. */
export class Looks {
  #link;
  #store;

  /**
   * @param {Link} link
   * @param {Store} store
   */
  constructor(link, store) {
    this.#link = link;
    this.#store = store;
    store.room = link.options.view;
    this.#mark();
  }

  get isPresenting() {
    return this.#link.options.present;
  }

  /** @param {boolean} isOn for a projector */
  present(isOn) {
    this.#link.options.present = isOn;
    this.#link.show();
    this.#mark();
    if (isOn) this.go("train");
    this.#announce("room");
  }

  /** Style sheets ask the document how it is shown. */
  #mark() {
    const { present, embed } = this.#link.options;
    const root = globalThis.document?.documentElement;
    root?.toggleAttribute("data-present", present);
    root?.toggleAttribute("data-embed", embed);
  }

  /** The link to a room, for a new tab. @param {RoomName} room */
  linkTo(room) {
    return this.#link.to(room);
  }

  /** @param {RoomName} room */
  go(room) {
    if (room === this.#store.room) return;
    this.#link.go(room);
    this.#turnTo(room);
  }

  /** The browser has gone back or forward. @returns {boolean} whether only to another room of this run */
  hasTurned() {
    if (!this.#link.hasTurned()) return false;
    this.#turnTo(this.#link.options.view);
    return true;
  }

  /** @param {RoomName} room */
  #turnTo(room) {
    this.#store.room = room;
    this.#announce("room");
  }

  /** Lists the keys. @param {import("../shared/page.js").Playground} app */
  showShortcuts(app) {
    return this.#open(async () => (await import("./shortcuts-dialog.js")).openShortcuts(app));
  }

  /**
   * Says over the page what a word means.
   * @param {import("../shared/page.js").Playground} app
   * @param {string} word of the glossary
   */
  explain(app, word) {
    return this.#open(async () => (await import("./word.js")).openWord(app, word));
  }

  /** Whether a room or panel is offered; what leads there by itself still does. @param {string} part */
  isHidden(part) {
    return this.#link.options.hide.some((hidden) => hidden === part);
  }

  /** Offers again what the link hides. */
  showAll() {
    this.#link.options.hide = [];
    this.#link.show();
    this.#announce("room");
  }

  /** Makes a link that opens what a class should see. @param {import("../shared/page.js").Playground} app */
  shareWithClass(app) {
    return this.#open(async () => (await import("./class-link.js")).openClassLink(app));
  }

  /** Opens what is loaded for it. @param {() => Promise<void>} open */
  async #open(open) {
    try {
      await open();
    } catch (error) {
      this.tellMissing(error);
    }
  }

  /** A part of the page's code could not be loaded: the site has changed under it. @param {unknown} error */
  tellMissing(error) {
    const message = error instanceof Error ? error.message : String(error);
    const url = /https?:\S+/.exec(message)?.[0] ?? message;
    const text = `A part of the page could not be loaded: ${url}. Reload the page.`;
    const trouble = { code: "part_missing", message: text, params: { url } };
    this.#store.notify("error", trouble, { action: "reload" });
    this.#store.flush();
  }

  /** Shows a question beside the run, and in its link. @param {string | undefined} question the name of a chapter, or text */
  ask(question) {
    this.#link.options.question = question;
    this.#link.show();
    this.#announce("question");
  }

  /** The learner has written something: it is shown elsewhere, too. */
  hasAnswered() {
    this.#announce("question");
  }

  /** @param {Language} code */
  setLanguage(code) {
    rememberLanguage(code);
    // A link that fixes the language would undo the choice on reload.
    if (this.#link.options.lang) {
      this.#link.options.lang = code;
      this.#link.show();
    }
    this.#announce("locale");
  }

  /** @param {Theme} theme */
  setTheme(theme) {
    writePreference("theme", theme);
    applyTheme();
    this.#announce("theme");
  }

  /** @param {"locale" | "room" | "theme" | "question"} topic */
  #announce(topic) {
    this.#store.touch(topic);
    this.#store.flush();
  }
}
