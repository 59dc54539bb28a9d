import { isSame } from "../../shared/hash.js";
import { fullSettings } from "../presets/preset-settings.js";

/** @typedef {import("../../engine/messages.js").Config} Config */
/** @typedef {import("../../engine/messages.js").ParsedSettings} ParsedSettings */
/** @typedef {import("../../engine/messages.js").Preset} Preset */
/** @typedef {import("../../engine/messages.js").Trouble} Trouble */
/** @typedef {import("./marks.js").Mark} Mark */
/** @typedef {import("../../shared/page.js").Store} Store */

/**
 * @typedef {object} DraftHost what a draft needs of the playground
 * @property {Store} store
 * @property {(values: Record<string, string>) => Promise<ParsedSettings | undefined>} parse
 * @property {(config?: Config) => void} showInUrl
 * @property {(config: Config) => Promise<boolean>} adjust
 * @property {(config: Config) => Promise<boolean>} configure
 * @property {() => void} trainSoon
 */

/**
 * The settings of the run that the learner is about to begin, until a new run makes them real. What the run under
 * way can take, it takes at once.
 */
export class Draft {
  /** @type {Record<string, string>} what was changed, as text; the rest is as it runs */
  changes = {};
  /** @type {Trouble[]} */
  problems = [];
  /** @type {Mark | null} */
  #applied = null;
  /** @type {Promise<unknown>} one thing at a time: each goes on from the settings that the last one left */
  #queue = Promise.resolve();

  /** @param {DraftHost} host */
  constructor(host) {
    this.host = host;
  }

  /** Whether anything waits for a new run. */
  get isChanged() {
    return Object.keys(this.changes).some((name) => this.isPending(name));
  }

  /** What the last change did to the run under way, if it did. */
  get applied() {
    return this.#applied === this.host.store.marks.latest ? this.#applied : null;
  }

  /** Whether a setting takes effect at once. @param {string} name */
  isLive(name) {
    return this.host.store.isUnderWay && this.#setting(name)?.live === true;
  }

  /** Whether a setting is not as it runs. @param {string} name */
  isPending(name) {
    const value = this.changes[name];
    const [setting, runs] = [this.#setting(name), this.host.store.run?.config[name]];
    if (value === undefined) return false;
    if (!setting || runs === undefined || value === "") return true;
    return !isSame(setting, value, runs);
  }

  /** @param {string} name */
  #setting(name) {
    return this.host.store.schema.find((setting) => setting.name === name);
  }

  /** @param {string} name */
  value(name) {
    return this.changes[name] ?? this.#running(name);
  }

  /** @param {string} name */
  #running(name) {
    return String(this.host.store.run?.config[name] ?? "");
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
    return this.#change({ [name]: value });
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
    const done = await this.#inTurn(() => {
      this.changes = fullSettings(this.host.store.schema, config);
      return this.#start();
    });
    if (done) this.host.trainSoon();
    return done;
  }

  /**
   * Begins a new run with these settings.
   * @returns {Promise<boolean>} whether it could
   */
  start() {
    return this.#inTurn(() => this.#start());
  }

  async #start() {
    this.#applied = null;
    const config = await this.#check();
    const done = config !== null && (await this.host.configure(config));
    if (done) this.changes = {};
    this.#announce();
    return done;
  }

  /**
   * @template T
   * @param {() => Promise<T>} job
   * @returns {Promise<T>}
   */
  #inTurn(job) {
    const done = this.#queue.then(job);
    this.#queue = done.catch(() => {}); // told to the one who asked for it
    return done;
  }

  /** @param {Record<string, string>} changes */
  async #change(changes) {
    this.changes = { ...this.changes, ...changes };
    await this.#inTurn(async () => {
      this.#applied = null;
      await this.#apply(Object.keys(changes));
      this.#keep((name) => this.isPending(name));
      await this.#check();
      this.#announce();
    });
  }

  /**
   * What the run under way can take of these settings, it takes at once, whatever else waits for a new run.
   * @param {string[]} names
   */
  async #apply(names) {
    const live = names.filter((name) => this.isLive(name) && this.isPending(name));
    const { config, changes } = await this.#fitting(pick(this.changes, live));
    if (!config || !(await this.host.adjust(config))) return;
    this.#applied = this.host.store.marks.latest;
    // One that was changed again meanwhile has its own turn.
    this.#keep((name) => this.changes[name] !== changes[name]);
  }

  /**
   * The run's settings with those changes that it can take: one that is wrong does not keep the others waiting.
   * @param {Record<string, string>} changes
   * @returns {Promise<{ config?: Config, changes: Record<string, string> }>}
   */
  async #fitting(changes) {
    const names = Object.keys(changes);
    if (names.length === 0) return { changes };
    const schema = this.host.store.schema;
    const running = Object.fromEntries(schema.map(({ name }) => [name, this.#running(name)]));
    const parsed = await this.host.parse({ ...running, ...changes });
    if (!parsed) return { changes };
    if (parsed.problems.length === 0) return { config: parsed.config, changes };
    const wrong = parsed.problems.flatMap(({ params }) => [params.name, params.other]);
    const right = names.filter((name) => !wrong.includes(name));
    return right.length < names.length ? this.#fitting(pick(changes, right)) : { changes };
  }

  /** @param {(name: string) => boolean} isKept */
  #keep(isKept) {
    this.changes = pick(this.changes, Object.keys(this.changes).filter(isKept));
  }

  /** The engine knows the ranges; what it accepts goes into the link at once. */
  async #check() {
    const parsed = await this.host.parse(this.values());
    if (!parsed) return null;
    this.problems = parsed.problems;
    if (parsed.problems.length > 0) return null;
    this.host.showInUrl(this.isChanged ? parsed.config : undefined);
    return parsed.config;
  }

  #announce() {
    this.host.store.touch("settings");
    this.host.store.flush();
  }
}

/**
 * @param {Record<string, string>} values
 * @param {string[]} names
 */
function pick(values, names) {
  return Object.fromEntries(names.map((name) => [name, values[name]]));
}
