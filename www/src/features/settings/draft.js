import { SerialQueue } from "../../shared/serial-queue.js";
import { fullSettings } from "../presets/preset-settings.js";

/** @import { Config, Preset } from "#pkg/types/index.js" */
/** @import { Trouble } from "../../engine/protocol.js" */
/** @typedef {import("../../shared/page.js").Store} Store */

/**
 * @typedef {object} DraftNeeds what changing the draft needs of the page
 * @property {Store} store
 * @property {(settings: Record<string, string>) => Promise<{ config: Config, problems: Trouble[] } | undefined>} edit
 *   hands the draft to the engine, which applies what it can; undefined when it cannot be asked
 * @property {(settings: Record<string, string>, source: string) => Promise<{ done: boolean, problems: Trouble[] }>} configure
 *   begins a new run; the source is the control that asks for it
 * @property {(config?: Config) => void} showInUrl
 * @property {() => void} trainSoon
 */

/** Changes the learner's draft. What the run under way can take of it, the engine takes at once. */
export class Draft {
  #needs;
  /** One change at a time: each goes on from the settings that the last one left. */
  #queue = new SerialQueue();

  /** @param {DraftNeeds} needs */
  constructor(needs) {
    this.#needs = needs;
  }

  get #store() {
    return this.#needs.store;
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  set(name, value) {
    return this.#change({ [name]: value });
  }

  /** Several settings at once, which are one mark on the charts. @param {Record<string, string>} changes */
  setAll(changes) {
    return this.#change(changes);
  }

  useDefaults() {
    return this.#change(fullSettings(this.#store.schema));
  }

  /**
   * Begins a new run with a preset's settings and trains it.
   * @param {Preset} preset
   * @returns {Promise<boolean>} whether it could
   */
  usePreset({ config }) {
    return this.#begin(() => {
      this.#store.draft.changes = fullSettings(this.#store.schema, config);
      return this.#start("presets");
    });
  }

  /**
   * Begins a new run with these settings and trains it.
   * @returns {Promise<boolean>} whether it could
   */
  start() {
    return this.#begin(() => this.#start("settings"));
  }

  /** @param {() => Promise<boolean>} start */
  async #begin(start) {
    const done = await this.#queue.run(start);
    if (done) this.#needs.trainSoon();
    return done;
  }

  /** @param {string} source */
  async #start(source) {
    const { draft } = this.#store;
    draft.applied = null;
    const { done, problems } = await this.#needs.configure(draft.values, source);
    draft.problems = problems;
    if (done) draft.changes = {};
    this.#announce();
    return done;
  }

  /** @param {Record<string, string>} changes */
  async #change(changes) {
    const { draft } = this.#store;
    draft.changes = { ...draft.changes, ...changes };
    await this.#queue.run(async () => {
      await this.#edit();
      this.#announce();
    });
  }

  /** The engine knows the ranges; what it accepts goes into the link at once. */
  async #edit() {
    const { draft, marks } = this.#store;
    draft.applied = null;
    const before = marks.latest;
    const edited = await this.#needs.edit(draft.values);
    if (!edited) return;
    const { latest } = this.#store.marks;
    if (latest !== before) draft.applied = latest;
    draft.dropTaken();
    draft.problems = edited.problems;
    if (edited.problems.length > 0) return;
    this.#needs.showInUrl(draft.isChanged ? edited.config : undefined);
  }

  #announce() {
    this.#store.touch("settings");
    this.#store.flush();
  }
}
