import { html } from "lit";
import { count } from "../../shared/format.js";
import { sentenceGap, t } from "../../shared/i18n/index.js";
import { icon } from "../../shared/icons.js";
import { leadSoon } from "../../shared/lead-to.js";
import { messagesAt } from "../../shared/messages.js";
import { View } from "../../shared/view.js";
import { dataNow } from "../files/about.js";
import { changesText } from "./changes.js";
import { settingField } from "./field.js";
import { furtherSettings } from "./further.js";
import { isPartlyHere, linkTexts } from "./link-text.js";
import { GROUPS, settingsOf } from "./setting-groups.js";

/** @import { Setting } from "#pkg/types" */
/** @import { Trouble } from "../../engine/protocol.js" */

/** How long a button says that it has done its work. */
const SIGN_MS = 2000;

/** The settings of the schema as a form over the draft. */
class SettingsView extends View {
  // Not "run", which changes with every step.
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ ([
    "settings",
    "real",
    "notices",
  ]);
  /** Ends the sign on the button. @type {ReturnType<typeof setTimeout> | undefined} */
  #sign;

  static properties = { copied: { state: true }, isSigned: { state: true } };

  /** @type {Trouble[]} */
  #unfoldedFor = [];

  constructor() {
    super();
    this.copied = false;
    this.isSigned = false;
  }

  render() {
    const { schema } = this.store;
    return html`
      <section class="settings" aria-labelledby="settings-title">
        <div class="section-head">
          <h2 id="settings-title">${t("settings.title")}</h2>
          <p>${schema.length ? this.#help() : t("settings.loading")}</p>
        </div>
        ${schema.length ? this.#form() : null}
      </section>
    `;
  }

  /** All at once, when the engine has said which settings there are: an empty form would be moved by the words above it. */
  #form() {
    return html`
      <form id="settings" novalidate @submit=${this.#apply}>
        <div class="groups">${GROUPS.map((group) => this.#group(group))}</div>
        <div class="further-groups">${GROUPS.map((group) => this.#further(group))}</div>
        ${this.#buttons()}
      </form>
    `;
  }

  #help() {
    const help = this.store.isUnderWay ? "settings.help.live" : "settings.help";
    return [help, ...linkTexts(this.app)]
      .map((key) => t(/** @type {import("../../shared/page.js").TextKey} */ (key)))
      .join(sentenceGap());
  }

  /** @param {Setting["group"]} group */
  #group(group) {
    const { essential } = settingsOf(this.store.schema, group);
    if (essential.length === 0) return null;
    return html`
      <fieldset class="group group-${group}">
        <legend>${t(`settings.group.${group}`)}</legend>
        ${essential.map((setting) => this.#field(setting))}
        ${group === "data" ? this.#data() : null}
      </fieldset>
    `;
  }

  /** @param {Setting["group"]} group */
  #further(group) {
    const { further } = settingsOf(this.store.schema, group);
    if (further.length === 0) return null;
    return furtherSettings({
      group,
      settings: further,
      valueOf: (name) => this.store.draft.value(name),
      fields: further.map((setting) => this.#field(setting)),
    });
  }

  /** @param {Setting} setting */
  #field(setting) {
    const { draft, schema } = this.store;
    return settingField({
      setting,
      value: draft.value(setting.name),
      problem: draft.problems.find((problem) => problem.params.name === setting.name),
      mark: this.#mark(setting.name),
      schema,
      onChange: (value) => {
        this.copied = false;
        void this.app.editSetting(setting.name, value);
      },
    });
  }

  /**
   * When a setting takes effect: at once, or with a new run.
   * @param {string} name
   */
  #mark(name) {
    const { draft } = this.store;
    const isWrong = draft.problems.some((problem) => problem.params.name === name);
    if (draft.isPending(name) && !isWrong) {
      return { text: t("settings.new_run"), about: t("settings.new_run.about") };
    }
    if (!draft.isLive(name)) return undefined;
    const { applied } = draft;
    const isApplied = applied?.changes.some((change) => change.name === name);
    const text = isApplied
      ? t("settings.applied", { step: count(applied?.step ?? 0) })
      : t("settings.live");
    return { text, about: t("settings.live.about") };
  }

  #data() {
    return html`
      ${dataNow(this.app)}
      <p class="help">
        <button type="button" class="link" @click=${this.#goToFiles}>
          ${t("settings.files.elsewhere")}
        </button>
      </p>
    `;
  }

  #goToFiles() {
    this.app.looks.go("mine");
    leadSoon("files-title");
  }

  #buttons() {
    const { problems } = this.store.draft;
    return html`
      <div class="settings-actions">
        <button type="submit" id="apply" class="primary" ?disabled=${problems.length > 0}>
          ${t("settings.apply")}
        </button>
        <button type="button" id="defaults" @click=${this.#useDefaults}>
          ${t("settings.defaults")}
        </button>
        <button type="button" id="copy-link" @click=${this.#copyLink}>
          ${icon("link")}
          <span>${t(this.isSigned ? "settings.copied.sign" : "settings.copy")}</span>
        </button>
        <button
          type="button"
          id="class-link"
          @click=${() => this.app.looks.shareWithClass(this.app)}
        >
          ${t("settings.class_link")}
        </button>
        <p role="status">
          ${this.#news().map((text, i) => html`${i ? sentenceGap() : ""}<span>${text}</span>`)}
        </p>
      </div>
      ${messagesAt(this.app, "copy-link")} ${messagesAt(this.app, "settings")}
    `;
  }

  /** Says what the last change led to. */
  #news() {
    if (this.copied) {
      return [t(isPartlyHere(this.app) ? "settings.copied.own" : "settings.copied")];
    }
    const { applied, isChanged } = this.store.draft;
    const news = [];
    if (applied) {
      const changes = changesText(applied, this.store.schema);
      news.push(t("settings.applied.news", { step: count(applied.step), changes }));
    }
    if (isChanged) news.push(t("settings.changed"));
    return news;
  }

  /** Unfolds the groups that hold a setting with a problem. */
  updated() {
    const { problems } = this.store.draft;
    if (problems === this.#unfoldedFor) return;
    this.#unfoldedFor = problems;
    const form = /** @type {HTMLFormElement} */ (this.querySelector("#settings"));
    for (const { params } of problems) {
      const control = form.elements.namedItem(String(params.name));
      const fold = control instanceof Element ? control.closest("details") : null;
      if (fold) fold.open = true;
    }
  }

  /** @param {Event} event */
  #apply(event) {
    event.preventDefault();
    this.copied = false;
    // Enter in a field that takes effect at once must not end the run.
    const { activeElement } = document;
    if (activeElement instanceof HTMLInputElement && this.store.draft.isLive(activeElement.name)) {
      return;
    }
    void this.app.startDraft();
  }

  #useDefaults() {
    this.copied = false;
    void this.app.useDefaultSettings();
  }

  async #copyLink() {
    this.copied = await this.app.copyLink();
    this.isSigned = this.copied;
    clearTimeout(this.#sign);
    this.#sign = setTimeout(() => (this.isSigned = false), SIGN_MS);
  }
}

customElements.define("gan-settings", SettingsView);
