import { html } from "lit";
import "../../shared/gan-frame.js";
import { count, fixed } from "../../shared/format.js";
import { sentenceGap, t } from "../../shared/i18n/index.js";
import { messagesAt } from "../../shared/messages.js";
import { View } from "../../shared/view.js";
import { classesOf } from "../classes/class-names.js";
import { POINTS } from "../latents/latents-state.js";
import { LatentSearch } from "./latent-search.js";
import { toMosaic } from "./small-picture.js";

/** @typedef {import("./latent-search.js").Inverted} Inverted */
/** @typedef {import("../latents/latents-state.js").PointName} PointName */

const SOURCE = "drawing-search";

/** The search for the latent that draws what is on the pad. */
class SearchView extends View {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ ([
    "run",
    "settings",
    "notices",
    "latents",
  ]);
  static properties = {
    picture: { attribute: false },
    asClass: { attribute: false },
  };

  #search = new LatentSearch({
    ask: (command) => this.#ask(command),
    hindrance: () => this.#hindrance,
    changed: () => this.requestUpdate(),
  });
  /** The run and the step that the search began at. */
  #began = { generation: -1, step: -1 };
  /** Searches so far: each begins elsewhere. */
  #searches = 0;

  constructor() {
    super();
    /** @type {Float32Array | undefined} the drawing as the networks get it */
    this.picture = undefined;
    /** @type {number | undefined} */
    this.asClass = undefined;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#search.end("stopped");
  }

  /** What ends the search under way, or makes its latent one of other networks. */
  get #hindrance() {
    const { generation, step, phase } = this.store;
    if (generation !== this.#began.generation) return "replaced";
    return phase === "training" || step !== this.#began.step ? "trained" : undefined;
  }

  render() {
    const { isBusy, found, outcome } = this.#search;
    return html`
      <div id="latent-search" data-outcome=${outcome ?? ""} data-first=${this.#search.first ?? ""}>
        <h3>${t("pad.search.title")}</h3>
        <p class="help">${t("pad.search.help")}</p>
        ${this.#button()}
        ${found && this.#search.wanted ? this.#result(this.#search.wanted.picture, found) : null}
        <p class="search-end" role="status">${outcome ? this.#end(outcome) : null}</p>
        ${found && !isBusy ? this.#uses(found) : null} ${messagesAt(this.app, SOURCE)}
      </div>
    `;
  }

  /** Why it cannot begin. */
  get #hint() {
    if (this.store.phase === "training") return "pad.search.training";
    return this.picture || this.#search.isBusy ? undefined : "pad.search.nothing";
  }

  /** One button for both, so that the focus stays on it. */
  #button() {
    const { isBusy } = this.#search;
    const { phase } = this.store;
    const isUsable = ["ready", "paused"].includes(phase) && this.picture !== undefined;
    const hint = this.#hint;
    return html`
      <button
        type="button"
        id="find-latent"
        class=${isBusy ? "" : "primary"}
        ?disabled=${!isBusy && !isUsable}
        @click=${isBusy ? () => this.#search.end("stopped") : this.#find}
      >
        ${t(isBusy ? "pad.search.stop" : "pad.search.find")}
      </button>
      ${hint ? html`<p class="help">${t(hint)}</p>` : null}
    `;
  }

  /**
   * The drawing and beside it the nearest picture so far.
   * @param {Float32Array} wanted
   * @param {Inverted} found
   */
  #result(wanted, { iterations, of, distance, mosaic, class: told }) {
    const drawing = toMosaic(wanted, mosaic.tile);
    const { word, names } = classesOf(this.app);
    const nearest =
      told === null
        ? t("pad.search.nearest")
        : t(`pad.search.nearest.${word}`, { name: names[told] });
    return html`
      <progress
        id="search-progress"
        aria-label=${t("pad.search.progress")}
        max=${of}
        value=${iterations}
      ></progress>
      <p
        class="search-figures"
        data-iterations=${iterations}
        data-distance=${distance}
        data-class=${told ?? ""}
      >
        <span>${t("pad.search.iterations", { done: count(iterations), of: count(of) })}</span>
        <span>${t("pad.search.distance", { distance: fixed(distance, 3) })}</span>
      </p>
      <div class="pair">
        ${figure("search-drawing", drawing, t("pad.search.drawing"))}
        ${figure("search-nearest", mosaic, nearest)}
      </div>
    `;
  }

  /** @param {import("./latent-search.js").Outcome} outcome */
  #end(outcome) {
    const { found, first = 0 } = this.#search;
    if (!found?.iterations) return t(`pad.search.end.${outcome}`);
    const way = t("pad.search.way", { first: fixed(first, 3), last: fixed(found.distance, 3) });
    return t(`pad.search.end.${outcome}`) + sentenceGap() + way;
  }

  /** @param {Inverted} found */
  #uses({ latent, class: ofClass }) {
    const { points } = this.store.latents;
    const isUsed = (/** @type {PointName} */ name) => {
      const point = points[name];
      return point.from === "given" && point.values === latent;
    };
    const choose = (/** @type {PointName} */ name) =>
      this.app.latents.choose(name, {
        from: "given",
        values: latent,
        class: ofClass ?? undefined,
      });
    return html`
      <div class="search-uses" role="group" aria-label=${t("pad.use.label")}>
        ${POINTS.map(
          (name) =>
            html`<button
              type="button"
              id="use-as-${name}"
              aria-pressed=${isUsed(name)}
              @click=${() => choose(name)}
            >
              ${t("pad.use", { point: name.toUpperCase() })}
            </button>`,
        )}
      </div>
      <p class="help">${t("pad.use.help")}</p>
    `;
  }

  updated() {
    const { isBusy, found } = this.#search;
    const { generation } = this.store;
    if ((isBusy || found) && generation !== this.#began.generation) this.#search.forget();
    else if (isBusy && this.#hindrance) this.#search.end(this.#hindrance);
    if (this.#search.outcome === "replaced") this.#dismiss();
  }

  /** That the engine knows no more of a search is no news where a new run has ended it. */
  #dismiss() {
    const isOver = (
      /** @type {import("../../shared/page.js").Store["notices"][number]} */ notice,
    ) => notice.source === SOURCE && notice.trouble.code === "no_inversion";
    const over = this.store.notices.find(isOver);
    if (over) this.app.dismissNotice(over.id);
  }

  #find = () => {
    const { generation, step } = this.store;
    if (!this.picture) return;
    this.#began = { generation, step };
    this.#searches += 1;
    void this.#search.run({
      picture: this.picture,
      class: this.asClass,
      seed: this.#searches,
    });
  };

  /** @param {import("./latent-search.js").SearchCommand} command */
  async #ask(command) {
    const found = await this.app.calls.ask(command, SOURCE);
    return found?.what === "inverted" ? found : undefined;
  }
}

/**
 * @param {string} id
 * @param {import("#pkg/types/index.js").Mosaic} mosaic
 * @param {string} caption
 */
function figure(id, mosaic, caption) {
  return html`<figure>
    <div class="pad-small">
      <gan-frame
        canvas-id=${id}
        .frame=${mosaic}
        .placeholder=${[mosaic.tile, mosaic.tile]}
        .label=${caption}
      ></gan-frame>
    </div>
    <figcaption>${caption}</figcaption>
  </figure>`;
}

customElements.define("gan-latent-search", SearchView);
