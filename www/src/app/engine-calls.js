import { toTrouble } from "../shared/trouble.js";

/** @import { Command, Config } from "#pkg/types/index.js" */
/** @import { Found, Trouble } from "../engine/protocol.js" */
/** @typedef {import("../engine/bridge.js").Bridge} Bridge */
/** @typedef {import("./store.js").Store} Store */

/** What goes wrong where the site's files have changed, or are not all there: only a new start finds the others. */
const RELOADS = [
  "worker_missing",
  "worker_broken",
  "part_missing",
  "engine_missing",
  "engine_damaged",
  "wasm_forbidden",
];

/**
 * What a notice of a trouble offers.
 * @param {Trouble} trouble
 * @param {"restart"} [usual]
 * @returns {import("./store.js").Notice["action"]}
 */
export function actionFor({ code }, usual) {
  return RELOADS.includes(code) ? "reload" : usual;
}

/**
 * Why the engine did not start.
 * @param {unknown} error
 * @returns {Trouble}
 */
function startTrouble(error) {
  const { code, message, params } = toTrouble(error);
  if (code !== "unexpected") return { code, message, params };
  return { code: "start_failed", message, params: { detail: message } };
}

/** Calls the engine, and shows what fails as a notice. */
export class EngineCalls {
  /** Whether the engine is gone, by a crash or because another run has taken the page over. */
  isDead = false;
  #bridge;
  #store;

  /**
   * @param {Pick<Bridge, "ask" | "send" | "edit">} bridge
   * @param {Store} store
   */
  constructor(bridge, store) {
    this.#bridge = bridge;
    this.#store = store;
  }

  /**
   * Every failed wish ends here, as a notice, which replaces what the same control led to before.
   * @param {() => Promise<unknown>} wish
   * @param {{ action?: "restart", source?: string }} [about]
   * @returns {Promise<boolean>} whether it was fulfilled
   */
  async attempt(wish, { action, source } = {}) {
    if (source) this.#store.dismiss((notice) => notice.source === source);
    try {
      await wish();
      return true;
    } catch (error) {
      // The crash itself has been reported; the calls that it cut off say nothing more.
      if (this.isDead) return false;
      if (action) this.#store.setPhase("error");
      const trouble = action ? startTrouble(error) : toTrouble(error);
      this.#store.notify("error", trouble, { action: actionFor(trouble, action), source });
      this.#store.flush();
      return false;
    }
  }

  /**
   * @param {Command} command
   * @param {string} [source] the control that it comes from
   */
  send(command, source) {
    return this.attempt(() => this.#bridge.send(command), { source });
  }

  /**
   * Asks for what the engine finds in its networks (`Command` says which commands find something, `Finding` what). It
   * does not go through the store: it is its asker's alone.
   * @param {Command} command
   * @param {string} [source] the control that it comes from
   * @returns {Promise<Found | undefined>} nothing where it failed, which is then a notice
   */
  async ask(command, source = command.type) {
    /** @type {Found | undefined} */
    let found;
    await this.attempt(async () => (found = await this.#bridge.ask(command)), { source });
    return found;
  }

  /**
   * Like `send`, for images that are asked for again and again.
   * @param {Command} command
   * @returns {Promise<number>} the time the engine took, in ms
   */
  async walk(command) {
    let elapsedMs = 0;
    await this.attempt(
      async () => {
        elapsedMs = await this.#bridge.send(command).catch(unlessOvertaken);
      },
      { source: command.type },
    );
    return elapsedMs;
  }

  /**
   * Hands a draft of all settings to the engine, which applies what it can to the run under way. Gives what is wrong
   * in a setting; any other trouble is a notice.
   * @param {Record<string, string>} settings as text
   */
  async edit(settings) {
    /** @type {{ config: Config, problems: Trouble[] } | undefined} */
    let edited;
    await this.attempt(
      async () => {
        const { config, problems } = await this.#bridge.edit(settings);
        const isOfSetting = (/** @type {Trouble} */ problem) => this.#isOfSetting(problem);
        edited = { config, problems: problems.filter(isOfSetting) };
        const others = problems.filter((problem) => !isOfSetting(problem));
        for (const problem of others) this.#store.notify("error", problem, { source: "settings" });
      },
      { source: "settings" },
    );
    return edited;
  }

  /**
   * Begins a new run. What is wrong in a setting is its caller's to show; any other failure is a notice.
   * @param {Record<string, string>} settings as text
   * @param {string} source the control that asks for it
   */
  async configure(settings, source) {
    /** @type {Trouble[]} */
    let problems = [];
    const isAsked = await this.attempt(
      async () => {
        try {
          await this.#bridge.send({ type: "configure", settings });
        } catch (error) {
          const trouble = toTrouble(error);
          if (!this.#isOfSetting(trouble)) throw error;
          problems = [trouble];
        }
      },
      { source },
    );
    return { done: isAsked && problems.length === 0, problems };
  }

  /** Whether the form has a field at which a trouble can be shown. @param {Trouble} trouble */
  #isOfSetting({ params }) {
    return this.#store.schema.some(({ name }) => name === params.name);
  }
}

/**
 * A number may be asked for just before a run begins whose generator is not told the digit. Its place on the page is
 * about to go, and there is nothing to say.
 * @param {unknown} error
 */
function unlessOvertaken(error) {
  if (toTrouble(error).code !== "not_conditional") throw error;
  return 0;
}
