import { html } from "lit";
import { formatNumber, t } from "../i18n/index.js";
import { settingField } from "./field.js";
import { icon } from "./icons.js";
import { View } from "./view.js";
import "./files.js";

/** @typedef {import("../engine/messages.js").Setting} Setting */
/** @typedef {import("../engine/messages.js").Trouble} Trouble */

const GROUPS = /** @type {const} */ (["data", "network", "training"]);

/** The settings of the schema as a draft, which a new run makes real. */
class SettingsView extends View {
  static topics = /** @type {import("./view.js").Topic[]} */ (["settings", "run"]);
  static properties = {
    draft: { state: true },
    problems: { state: true },
    copied: { state: true },
  };

  constructor() {
    super();
    /** @type {Record<string, string>} what the learner changed, as text; the rest is as it runs */
    this.draft = {};
    /** @type {Trouble[]} */
    this.problems = [];
    this.copied = false;
  }

  render() {
    const { schema } = this.store;
    return html`
      <section class="settings" aria-labelledby="settings-title">
        <div class="section-head">
          <h2 id="settings-title">${t("settings.title")}</h2>
          <p>${schema.length ? t("settings.help") : t("settings.loading")}</p>
        </div>
        <form id="settings" novalidate @submit=${this.#apply}>
          <div class="groups">${GROUPS.map((group) => this.#group(group))}</div>
          ${schema.length ? this.#buttons() : null}
        </form>
      </section>
    `;
  }

  /** @param {(typeof GROUPS)[number]} group */
  #group(group) {
    const settings = this.store.schema.filter((setting) => setting.group === group);
    if (settings.length === 0) return null;
    return html`
      <fieldset class="group group-${group}">
        <legend>${t(`settings.group.${group}`)}</legend>
        ${settings.map((setting) =>
          settingField({
            setting,
            value: this.#value(setting.name),
            problem: this.problems.find((problem) => problem.params.name === setting.name),
            schema: this.store.schema,
            onChange: (value) => this.#change(setting.name, value),
          }),
        )}
        ${group === "data" ? this.#data() : null}
      </fieldset>
    `;
  }

  #data() {
    const { dataset } = this.store;
    const now = dataset && {
      images: formatNumber(dataset.images),
      width: dataset.width,
      height: dataset.height,
    };
    return html`
      ${now ? html`<p class="data-now">${t("settings.data.now", now)}</p>` : null}
      <gan-files .app=${this.app}></gan-files>
    `;
  }

  #buttons() {
    const changed = Object.keys(this.draft).length > 0;
    return html`
      <div class="settings-actions">
        <button type="submit" id="apply" class="primary" ?disabled=${this.problems.length > 0}>
          ${t("settings.apply")}
        </button>
        <button type="button" id="defaults" @click=${this.#useDefaults}>
          ${t("settings.defaults")}
        </button>
        <button type="button" id="copy-link" @click=${this.#copyLink}>
          ${icon("link")} <span>${t("settings.copy")}</span>
        </button>
        <p role="status">
          ${this.copied ? t("settings.copied") : changed ? t("settings.changed") : ""}
        </p>
      </div>
    `;
  }

  /** @param {string} name */
  #value(name) {
    return this.draft[name] ?? String(this.store.run?.config[name] ?? "");
  }

  /** Every setting as text, the draft included. */
  #values() {
    return Object.fromEntries(this.store.schema.map(({ name }) => [name, this.#value(name)]));
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  #change(name, value) {
    this.draft = { ...this.draft, [name]: value };
    return this.#check();
  }

  /** The engine knows the ranges; what it accepts goes into the link at once. */
  async #check() {
    this.copied = false;
    const parsed = await this.app.parse(this.#values());
    if (!parsed) return null;
    this.problems = parsed.problems;
    if (parsed.problems.length > 0) return null;
    this.app.showInUrl(parsed.config);
    return parsed.config;
  }

  /** @param {Event} event */
  async #apply(event) {
    event.preventDefault();
    const config = await this.#check();
    if (config && (await this.app.configure(config))) this.draft = {};
  }

  async #useDefaults() {
    this.draft = Object.fromEntries(this.store.schema.map((s) => [s.name, String(s.default)]));
    await this.#check();
  }

  async #copyLink() {
    this.copied = await this.app.copyLink();
  }
}

customElements.define("gan-settings", SettingsView);
