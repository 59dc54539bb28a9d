import { html } from "lit";
import "../../features/digits/digits.js";
import "../../features/evaluation/evaluation.js";
import "../../features/export/keep-menu.js";
import "../../features/inside/picker.js";
import "../../features/losses/losses.js";
import "../../features/players/players.js";
import "../../features/presets/experiment.js";
import "../../features/presets/presets.js";
import "../../features/settings/settings.js";
import "../../features/status/status.js";
import "../../features/timeline/timeline.js";
import "../../features/weights/offer.js";
import "../../features/weights/weights.js";
import "../../features/welcome/welcome.js";
import { t } from "../../shared/i18n/index.js";
import { catchUp, View } from "../../shared/view.js";

/** @typedef {import("../../shared/page.js").Playground} Playground */
/** @typedef {"game" | "curves" | "census" | "back" | "settings" | "presets" | "inside"} Panel */

/** Where there is no room for two columns (layout.css has the same number), one panel at a time stands below the sheet. */
const NARROW = "(max-width: 44rem)";
/** In another page's frame that is smaller than this (frame.css has the same number), one panel stands beside the sheet. */
const SMALL_FRAME = "(max-width: 70rem)";
/** @type {Panel[]} */
const ALL = ["game", "curves", "census", "back", "settings", "presets", "inside"];
/** Those that take turns in the rail on wide screens, where all others are always shown. @type {Panel[]} */
const RAIL = ["settings", "presets", "inside"];
/** Those that take turns in a small frame, where the curves stand below the state of the game. @type {Panel[]} */
const FRAMED = ALL.filter((panel) => panel !== "curves");
/** What a projector shows beside the sheet. @type {Panel[]} */
const PRESENTED = ["game", "curves"];

/** The sheet and all about the run that draws it, on one screen. */
class TrainView extends View {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ ([
    "room",
    "inside",
    "question",
  ]);
  static properties = {
    chosen: { state: true },
    inside: { state: true },
    question: { state: true },
    isNarrow: { state: true },
    isSmall: { state: true },
  };

  #media = matchMedia(NARROW);
  #frame = matchMedia(SMALL_FRAME);
  /** How often a picture of the sheet had been chosen. */
  #looked = 0;
  #onMedia = () => {
    this.isNarrow = this.#media.matches;
    this.isSmall = this.#frame.matches;
  };

  constructor() {
    super();
    this.isNarrow = this.#media.matches;
    this.isSmall = this.#frame.matches;
    /** @type {Panel} */
    this.chosen = "game";
    /** @type {((app: Playground) => unknown) | null} its content, from when it is first shown */
    this.inside = null;
    /** @type {((app: Playground) => unknown) | null} loaded when the first question is asked */
    this.question = null;
  }

  connectedCallback() {
    super.connectedCallback();
    for (const media of [this.#media, this.#frame]) media.addEventListener("change", this.#onMedia);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const media of [this.#media, this.#frame]) {
      media.removeEventListener("change", this.#onMedia);
    }
  }

  render() {
    const { app } = this;
    return html`
      <div class="studio ${this.#turn || this.isNarrow ? "" : "without-rail"}">
        <div class="sheet-side">
          <gan-digits .app=${app}></gan-digits>
          <gan-welcome .app=${app}></gan-welcome>
          <gan-status .app=${app}></gan-status>
        </div>
        <gan-offer .app=${app}></gan-offer>
        ${this.#tabs()}
        <div class="middle">
          ${this.#panel(
            "game",
            html`${this.question?.(app)} <gan-experiment .app=${app}></gan-experiment>
              <gan-players .app=${app}></gan-players> <gan-weights .app=${app}></gan-weights>`,
          )}
          ${this.#panel("curves", html`<gan-losses .app=${app}></gan-losses>`)}
          ${this.#panel("census", html`<gan-evaluation .app=${app}></gan-evaluation>`)}
        </div>
        ${this.#panel("back", html`<gan-timeline .app=${app}></gan-timeline>`)}
        <div class="rail">
          ${this.#panel("settings", html`<gan-settings .app=${app}></gan-settings>`)}
          ${this.#panel("presets", html`<gan-presets .app=${app}></gan-presets>`)}
          ${this.#panel("inside", this.inside?.(app))}
        </div>
      </div>
    `;
  }

  /** The panel that has its turn in the rail. */
  get #turn() {
    return RAIL.includes(this.chosen) ? this.chosen : this.#offered(RAIL)[0];
  }

  /** Those that the link leaves in, and the one that has its turn all the same. @param {Panel[]} panels */
  #offered(panels) {
    return panels.filter((panel) => panel === this.chosen || !this.app.looks.isHidden(panel));
  }

  get #isSmallFrame() {
    return this.app.options.embed && this.isSmall;
  }

  /** The panels, by name, of which one has its turn and the others none. */
  get #tabNames() {
    if (this.#isSmallFrame) return this.#offered(FRAMED);
    return this.#offered(this.isNarrow ? ALL : RAIL);
  }

  /** @param {Panel} panel */
  #isShown(panel) {
    if (this.app.looks.isPresenting) return PRESENTED.includes(panel);
    const turn = this.chosen === "curves" ? "game" : this.chosen;
    if (this.#isSmallFrame) return panel === turn || (panel === "curves" && turn === "game");
    if (this.isNarrow) return panel === this.chosen;
    return !RAIL.includes(panel) || panel === this.#turn;
  }

  #tabs() {
    return html`
      <div class="switch panel-tabs" role="group" aria-label=${t("panels.label")}>
        ${this.#tabNames.map(
          (panel) => html`
            <button
              type="button"
              data-panel=${panel}
              aria-pressed=${this.#isShown(panel)}
              aria-controls="panel-${panel}"
              @click=${() => (this.chosen = panel)}
            >
              ${t(`panels.${panel}`)}
            </button>
          `,
        )}
      </div>
    `;
  }

  /**
   * @param {Panel} panel
   * @param {unknown} content
   */
  #panel(panel, content) {
    return html`<div
      class="panel panel-${panel}"
      id="panel-${panel}"
      ?hidden=${!this.#isShown(panel)}
    >
      ${content}
    </div>`;
  }

  /** Whoever chooses a picture of the sheet wants to see what is inside. */
  willUpdate() {
    const { times } = this.store.inside;
    if (times !== this.#looked) this.chosen = "inside";
    this.#looked = times;
  }

  /** @param {import("lit").PropertyValues<this>} changed */
  updated(changed) {
    // Another panel is read from its beginning.
    if (changed.has("chosen")) this.querySelector(".rail")?.scrollTo({ top: 0 });
    catchUp(this);
    if (!this.inside && this.#isShown("inside")) {
      void this.#load(async () => void (this.inside = (await import("./inside.js")).inside));
    }
    if (!this.question && this.app.options.question) {
      void this.#load(async () => void (this.question = (await import("./question.js")).question));
    }
  }

  /** @param {() => Promise<void>} load */
  async #load(load) {
    try {
      await load();
    } catch (error) {
      this.app.looks.tellMissing(error);
    }
  }
}

customElements.define("gan-train", TrainView);

/** @param {Playground} app */
export function train(app) {
  return html`<gan-train .app=${app}></gan-train>`;
}
