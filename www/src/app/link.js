import { buildHash, inRoom, isPageOption, NO_WEIGHTS, parseHash, SHIPPED } from "../shared/hash.js";
import { tOr } from "../shared/i18n/index.js";
import { repairLink } from "../shared/link-repair.js";
import { inLink } from "../shared/messages.js";

/** @import { Config } from "#pkg/types/index.js" */
/** @import { WeightsSource } from "../engine/protocol.js" */
/** @typedef {import("../shared/link-repair.js").Repaired} Repaired */
/** @typedef {import("../shared/hash.js").RoomName} RoomName */
/** @typedef {import("./store.js").Store} Store */

/** A name for the entries of the browser's history that belong to one run, also after a reload. */
function newVisit() {
  return `${Date.now()}-${Math.random()}`;
}

/** Whether a link may say it; the engine, which knows the settings, is not there yet. @param {string} name */
function isKnown(name) {
  return isPageOption(name) || tOr(`setting.${name}.label`, "") !== "";
}

/** The link in the address bar: what the page was opened with, and from then on what runs. */
export class Link {
  options;
  /** @type {Record<string, string>} the engine's settings as they stood in the link */
  values;
  #location;
  #store;
  /** The address when the learner last chose a preset. */
  #before = "";
  /** Entries of the history with the same name are rooms of one run. */
  #visit = globalThis.history?.state?.visit ?? newVisit();
  /** What the address bar was last given, without the leading `#`. */
  #hash;

  /**
   * @param {Location} location
   * @param {Store} store
   */
  constructor(location, store) {
    const repaired = repairLink(location, isKnown);
    const { page, values, problems } = parseHash(repaired?.hash ?? location.hash);
    this.#location = location;
    this.#hash = (repaired?.hash ?? location.hash).replace(/^#/, "");
    this.#store = store;
    this.options = page;
    this.values = values;
    if (repaired) this.#useRepaired(repaired);
    for (const problem of problems) store.notify("warning", problem, { source: inLink(problem) });
  }

  /** @param {Repaired} repaired */
  #useRepaired({ hash, search, before, after }) {
    try {
      history.replaceState(null, "", `${this.#location.pathname}${search}#${hash}`);
    } catch {
      // A frame that is shut off may not change its address.
    }
    const message = `The link had been changed on its way here: "${before}" was read as "${after}".`;
    this.#store.notify("info", { code: "link_repaired", message, params: { before, after } });
  }

  /** @returns {WeightsSource | undefined} */
  get weights() {
    const name = this.options.weights;
    if (name === NO_WEIGHTS) return undefined;
    return { kind: SHIPPED.includes(name) ? "shipped" : "link", name };
  }

  /** The run no longer is what it is by weights that the link names. */
  forgetWeights() {
    this.options.weights = NO_WEIGHTS;
  }

  /** Another run has been opened: whether and how far the former one was trained is not said of it. */
  forgetFormerRun() {
    this.options.autoplay = false;
    this.options.steps = undefined;
  }

  /**
   * Keeps the link in the address bar equal to what runs.
   * @param {Config} [draft] or to the run that the learner is about to begin
   */
  show(draft) {
    const page = draft ? { ...this.options, weights: NO_WEIGHTS } : this.options;
    this.#hash = buildHash(this.#store.schema, draft ?? this.#store.run?.config ?? {}, page);
    history.replaceState(this.#state, "", this.#address(this.#hash));
    this.#store.touch("settings");
  }

  get #state() {
    return { visit: this.#visit };
  }

  /** The link to another room of the same run, with its `#`. @param {RoomName} room */
  to(room) {
    return `#${inRoom(this.#hash, room)}`;
  }

  /** Names another room in the address; the browser's Back leads to the former one. @param {RoomName} room */
  go(room) {
    this.options.view = room;
    this.#hash = inRoom(this.#hash, room);
    try {
      history.replaceState(this.#state, "", this.#location.href);
      history.pushState(this.#state, "", this.#address(this.#hash));
    } catch {
      // A frame that is shut off may not change its address: it has rooms all the same.
    }
  }

  /**
   * The browser has gone back or forward. Between rooms the run stays, and so does all that the link says of it.
   * @returns {boolean} whether it has come to another room of this run
   */
  hasTurned() {
    if (history.state?.visit !== this.#visit) return false;
    this.options.view = parseHash(this.#location.hash).page.view;
    this.#hash = inRoom(this.#hash, this.options.view);
    history.replaceState(this.#state, "", this.#address(this.#hash));
    return true;
  }

  /**
   * Says in the link that its run is trained at once.
   * @param {boolean} [isNewPage] whether the browser's Back should lead to what was there before
   * @param {string} [run] the saved run that it should lead to, if the browser keeps it
   */
  showTrained(isNewPage = false, run) {
    if (isNewPage && this.#before !== this.#location.href) {
      const { href } = this.#location;
      history.replaceState({ ...this.#state, run }, "", this.#before);
      this.#visit = newVisit();
      history.pushState(this.#state, "", href);
    }
    this.options.autoplay = true;
    this.show();
  }

  /** Notes the address that Back should lead to. */
  remember() {
    this.#before = this.#location.href;
  }

  /** @param {string} hash without the leading `#` */
  #address(hash) {
    const { pathname, search } = this.#location;
    return hash ? `#${hash}` : pathname + search;
  }

  /** @param {string} [hash] of another link than that of the run, with its `#` */
  async copy(hash) {
    try {
      this.#store.dismiss((notice) => notice.source === "copy-link");
      const { href } = this.#location;
      await navigator.clipboard.writeText(hash ? new URL(hash, href).href : href);
      return true;
    } catch {
      const code = window.parent === window ? "copy_failed" : "copy_failed_frame";
      const message = "The browser did not allow copying. Copy the address from the address bar.";
      const trouble = { code, message, params: {} };
      this.#store.notify("warning", trouble, { source: "copy-link" });
      this.#store.flush();
      return false;
    }
  }
}
