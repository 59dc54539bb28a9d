import { html } from "lit";
import { formatNumber, sentenceGap, t, tOr } from "../../shared/i18n/index.js";
import { icon } from "../../shared/icons.js";
import { messagesAt } from "../../shared/messages.js";
import { View } from "../../shared/view.js";
import { cureOf, ENDS_AS, fullSettings, isInUse, presetHash } from "./preset-settings.js";
import { relativeWork } from "./work.js";

/** @import { Preset } from "#pkg/types" */

const KINDS = /** @type {const} */ ([
  ["recipe", "presets.recipes"],
  ["failure", "presets.failures"],
]);

/** @param {Preset} preset */
function titled({ name }) {
  return { title: tOr(`preset.${name}.title`, name) };
}

/** What the preset does and, for a failure, how it ends. @param {string} name */
function help(name) {
  const does = tOr(`preset.${name}.help`, "");
  return name in ENDS_AS ? html`${does}${sentenceGap()}${t(`verdict.${ENDS_AS[name]}`)}` : does;
}

/** The presets, one click each: recipes that work, and failures on purpose. */
class PresetsView extends View {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ (["settings", "notices"]);
  static properties = { started: { state: true }, copied: { state: true } };

  constructor() {
    super();
    /** @type {string | null} name of the preset that was begun last */
    this.started = null;
    /** @type {string | null} name of the preset whose link was copied last */
    this.copied = null;
  }

  render() {
    if (this.store.presets.length === 0) return null;
    return html`
      <section class="presets" id="presets" aria-labelledby="presets-title">
        <div class="section-head">
          <h2 id="presets-title">${t("presets.title")}</h2>
          <p>${t("presets.help")}</p>
        </div>
        ${KINDS.map(([kind, title]) => this.#group(kind, title))} ${this.#news()}
      </section>
    `;
  }

  /** Says what the last click did, for as long as that run lasts. */
  #news() {
    const preset = this.store.presets.find(({ name }) => name === this.started);
    const news = preset && this.#isInUse(preset) ? t("presets.started", titled(preset)) : "";
    return html`
      <div class="preset-news">
        <p role="status">${news}</p>
        ${
          news
            ? html`<button type="button" class="link" id="look" @click=${this.#look}>
                ${t("presets.look")}
              </button>`
            : null
        }
      </div>
      ${messagesAt(this.app, "presets")}
    `;
  }

  /**
   * @param {Preset["kind"]} kind
   * @param {(typeof KINDS)[number][1]} title
   */
  #group(kind, title) {
    const presets = this.store.presets.filter((preset) => preset.kind === kind);
    if (presets.length === 0) return null;
    return html`
      <h3 id="presets-${kind}">${t(title)}</h3>
      <ul class="preset-list preset-${kind}" aria-labelledby="presets-${kind}">
        ${presets.map((preset) => this.#preset(preset))}
      </ul>
    `;
  }

  /** @param {Preset} preset */
  #preset(preset) {
    const { name } = preset;
    const inUse = this.#isInUse(preset);
    const { title } = titled(preset);
    return html`
      <li class="preset" data-preset=${name}>
        <button
          type="button"
          class="preset-use"
          aria-current=${inUse ? "true" : "false"}
          aria-describedby="preset-help-${name} preset-work-${name}"
          @click=${() => this.#use(preset)}
        >
          ${title} ${inUse ? html`<span class="mark">${t("presets.in_use")}</span>` : null}
        </button>
        <a
          href="#${presetHash(this.store.schema, preset, this.app.options)}"
          aria-label=${t("presets.link.aria", { title })}
          @click=${(/** @type {MouseEvent} */ event) => this.#copy(preset, event)}
          >${icon("link")} ${t(this.copied === name ? "presets.copied" : "presets.link")}</a
        >
        <p class="help" id="preset-help-${name}">${help(name)}</p>
        <p class="help preset-work" id="preset-work-${name}">${this.#work(preset)}</p>
        ${this.#cure(preset)}
      </li>
    `;
  }

  /** How much a run of it is to compute, which may be more than a tab can do in a day. @param {Preset} preset */
  #work({ config }) {
    const { schema } = this.store;
    const share = relativeWork(fullSettings(schema, config), fullSettings(schema));
    if (!Number.isFinite(share)) return null; // an engine whose networks have other settings
    const times = formatNumber(share, { maximumSignificantDigits: 2 });
    return times === "1" ? t("presets.work.usual") : t("presets.work", { times });
  }

  /** @param {Preset} failure */
  #cure(failure) {
    const cure = cureOf(this.store.presets, failure);
    if (!cure) return null;
    return html`
      <button type="button" class="preset-cure link" @click=${() => this.#use(cure)}>
        ${t("presets.cure", titled(cure))}
      </button>
    `;
  }

  /** @param {Preset} preset */
  #isInUse(preset) {
    const { schema, run } = this.store;
    return run !== null && isInUse(schema, preset, run.config);
  }

  /** @param {Preset} preset */
  async #use(preset) {
    this.started = null;
    if (await this.app.usePreset(preset)) this.started = preset.name;
  }

  /**
   * A plain click copies the link, which opens a run at once; one that asks for another tab or window opens it.
   * @param {Preset} preset
   * @param {MouseEvent} event
   */
  async #copy({ name }, event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const { hash } = /** @type {HTMLAnchorElement} */ (event.currentTarget);
    this.copied = (await this.app.copyLink(hash)) ? name : null;
  }

  /** The pictures are far up the page; beside them is the button that pauses. */
  #look() {
    document.querySelector(".studio")?.scrollIntoView();
    /** @type {HTMLElement | null} */ (document.querySelector("#train"))?.focus({
      preventScroll: true,
    });
  }
}

customElements.define("gan-presets", PresetsView);
