import { fullSettings } from "./presets.js";

/** @typedef {import("../engine/messages.js").Config} Config */
/** @typedef {import("../engine/messages.js").ParsedSettings} ParsedSettings */
/** @typedef {import("../engine/messages.js").Preset} Preset */
/** @typedef {import("../engine/messages.js").Trouble} Trouble */
/** @typedef {import("./store.js").Store} Store */

/**
 * @typedef {object} DraftHost what a draft needs of the playground
 * @property {Store} store
 * @property {(values: Record<string, string>) => Promise<ParsedSettings | undefined>} parse
 * @property {(config: Config) => void} showInUrl
 * @property {(config: Config) => Promise<boolean>} configure
 * @property {() => void} trainSoon
 */

/** The settings of the run that the learner is about to begin, until a new run makes them real. */
export class Draft {
  /** @type {Record<string, string>} what was changed, as text; the rest is as it runs */
  changes = {};
  /** @type {Trouble[]} */
  problems = [];

  /** @param {DraftHost} host */
  constructor(host) {
    this.host = host;
  }

  get isChanged() {
    return Object.keys(this.changes).length > 0;
  }

  /** @param {string} name */
  value(name) {
    return this.changes[name] ?? String(this.host.store.run?.config[name] ?? "");
  }

  /** Every setting as text. */
  values() {
    return Object.fromEntries(this.host.store.schema.map(({ name }) => [name, this.value(name)]));
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  set(name, value) {
    return this.#change({ ...this.changes, [name]: value });
  }

  useDefaults() {
    return this.#change(fullSettings(this.host.store.schema));
  }

  /**
   * Begins a new run with a preset's settings and trains it.
   * @param {Preset} preset
   * @returns {Promise<boolean>} whether it could
   */
  async usePreset({ config }) {
    this.changes = fullSettings(this.host.store.schema, config);
    const done = await this.start();
    if (done) this.host.trainSoon();
    return done;
  }

  /**
   * Begins a new run with these settings.
   * @returns {Promise<boolean>} whether it could
   */
  async start() {
    const config = await this.#check();
    const done = config !== null && (await this.host.configure(config));
    if (done) this.changes = {};
    this.#announce();
    return done;
  }

  /** @param {Record<string, string>} changes */
  async #change(changes) {
    this.changes = changes;
    await this.#check();
    this.#announce();
  }

  /** The engine knows the ranges; what it accepts goes into the link at once. */
  async #check() {
    const parsed = await this.host.parse(this.values());
    if (!parsed) return null;
    this.problems = parsed.problems;
    if (parsed.problems.length > 0) return null;
    this.host.showInUrl(parsed.config);
    return parsed.config;
  }

  #announce() {
    this.host.store.touch("settings");
    this.host.store.flush();
  }
}
