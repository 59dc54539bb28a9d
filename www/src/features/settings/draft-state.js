import { isSame } from "../../shared/hash.js";

/** @import { Setting } from "#pkg/types/index.js" */
/** @import { Trouble } from "../../engine/protocol.js" */
/** @typedef {import("./marks.js").Mark} Mark */

/**
 * @typedef {object} RunFacts what a draft is compared with; it only reads them
 * @property {Setting[]} schema
 * @property {{ config: import("../../shared/hash.js").Values } | null} run
 * @property {boolean} isUnderWay
 * @property {{ latest: Mark | null }} marks
 */

/** The settings of the run that the learner is about to begin, until a new run makes them real. */
export class DraftState {
  /** @type {Record<string, string>} what was changed, as text; the rest is as it runs */
  changes = {};
  /** @type {Trouble[]} */
  problems = [];
  /** @type {Mark | null} */
  #applied = null;
  #facts;

  /** @param {RunFacts} facts */
  constructor(facts) {
    this.#facts = facts;
  }

  /** Whether anything waits for a new run. */
  get isChanged() {
    return Object.keys(this.changes).some((name) => this.isPending(name));
  }

  /** What the last change did to the run under way, if it did. */
  get applied() {
    return this.#applied === this.#facts.marks.latest ? this.#applied : null;
  }

  set applied(mark) {
    this.#applied = mark;
  }

  /** Whether a setting takes effect at once. @param {string} name */
  isLive(name) {
    return this.#facts.isUnderWay && this.#setting(name)?.live === true;
  }

  /** Whether a setting is not as it runs. @param {string} name */
  isPending(name) {
    const value = this.changes[name];
    const [setting, runs] = [this.#setting(name), this.#facts.run?.config[name]];
    if (value === undefined) return false;
    if (!setting || runs === undefined || value === "") return true;
    return !isSame(setting, value, runs);
  }

  /** @param {string} name */
  #setting(name) {
    return this.#facts.schema.find((setting) => setting.name === name);
  }

  /** @param {string} name */
  value(name) {
    return this.changes[name] ?? String(this.#facts.run?.config[name] ?? "");
  }

  /** Every setting as text. */
  get values() {
    return Object.fromEntries(this.#facts.schema.map(({ name }) => [name, this.value(name)]));
  }

  /** Forgets the changes that the run under way has taken. */
  dropTaken() {
    const pending = Object.entries(this.changes).filter(([name]) => this.isPending(name));
    this.changes = Object.fromEntries(pending);
  }
}
