import { html } from "lit";
import { count } from "../../shared/format.js";
import "../../shared/gan-frame.js";
import { t } from "../../shared/i18n/index.js";
import { View } from "../../shared/view.js";
import { runTitle } from "../runs/run-name.js";

/** @typedef {import("./curves.js").Named} Named */

/** What a run's fixed random numbers are made of. */
const LATENT_SETTINGS = ["seed", "z_dim", "prior"];

/** The fixed sheets of several runs, side by side. */
class SheetsView extends View {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ (["compare", "digits"]);
  static properties = { named: { attribute: false } };

  constructor() {
    super();
    /** @type {Named[]} */
    this.named = [];
  }

  render() {
    return html`
      <h3>${t("compare.sheets")}</h3>
      <p class="caption">
        ${t(this.#haveSameLatents ? "compare.sheets.same" : "compare.sheets.other")}
      </p>
      <div class="compare-sheets">${this.named.map((named) => this.#sheet(named))}</div>
    `;
  }

  get #haveSameLatents() {
    const [first, ...others] = this.named.map(({ row }) => row.config);
    return others.every((config) =>
      LATENT_SETTINGS.every((name) => String(config?.[name]) === String(first?.[name])),
    );
  }

  /** @param {Named} named */
  #sheet({ row, label }) {
    const { comparison, frames } = this.store;
    const saved = comparison.histories.get(row.id);
    const frame = row.isLive ? frames.fixed : (comparison.historyOf(row.id)?.sheet ?? null);
    const name = t("runs.name", { name: runTitle(row), step: count(frame?.step ?? row.step) });
    const isLost = !row.isLive && saved && !saved.history;
    return html`
      <figure>
        <div class="compare-sheet">
          <gan-frame .frame=${frame} .label=${[name, label].filter(Boolean).join(": ")}></gan-frame>
        </div>
        <figcaption>
          ${name} ${label ? html`<small>${label}</small>` : null}
          ${row.file ? html`<small>${t("compare.file.no_sheet")}</small>` : null}
          ${isLost ? html`<small>${t("compare.no_history")}</small>` : null}
        </figcaption>
      </figure>
    `;
  }
}

customElements.define("gan-compare-sheets", SheetsView);
