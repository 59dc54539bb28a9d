import { html } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { count, duration, fixed, rate, statistic } from "../../shared/format.js";
import { t } from "../../shared/i18n/index.js";
import { messagesAt } from "../../shared/messages.js";
import { View } from "../../shared/view.js";
import { differences, runTitle, settingsText } from "../runs/run-name.js";
import { MAX_CHOSEN } from "./comparison-state.js";
import "./curves.js";
import "./files.js";
import "./queue.js";
import { toldApart } from "./row-labels.js";
import { seedGroups, settingsThatDiffer, stepsPerSecond } from "./rows.js";
import "./sheets.js";
import { verdictLines } from "./verdict-line.js";
import { markOf, verdicts } from "./verdict.js";

/** @typedef {import("./rows.js").Row} Row */

const HEADINGS = /** @type {const} */ ([
  "choose",
  "run",
  "step",
  "distance",
  "best",
  "classes",
  "seconds",
  "rate",
]);

/** Of these columns the head says which way is better. */
const BETTER = /** @type {const} */ (["distance", "best", "classes"]);

/** The run under way, the saved ones and those from files, side by side. */
class CompareView extends View {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ ([
    "compare",
    "runs",
    "evaluation",
    "settings",
    "notices",
  ]);

  render() {
    const { rows } = this.app.compare;
    return html`
      <section class="compare" id="compare" aria-labelledby="compare-title">
        <div class="section-head">
          <h2 id="compare-title">${t("compare.title")}</h2>
          <p>${t(rows.length ? "compare.help" : "compare.empty")}</p>
        </div>
        ${rows.length ? this.#body(rows) : null}
        <gan-compare-files .app=${this.app}></gan-compare-files>
        ${messagesAt(this.app, "compare")}
      </section>
    `;
  }

  /** @param {Row[]} rows */
  #body(rows) {
    const chosen = this.store.comparison.chosen.flatMap(
      (id) => rows.find((row) => row.id === id) ?? [],
    );
    const all = toldApart(
      rows.map((row) => ({ row, label: this.#label(row, chosen) })),
      this.store.schema,
    );
    const said = verdicts(this.store.schema, rows);
    const named = chosen.flatMap((row) => all.find((one) => one.row === row) ?? []);
    return html`
      ${this.#table(all, chosen, said)} ${verdictLines(said, all)} ${this.#seeds(rows)}
      <button type="button" id="compare-csv" @click=${() => this.app.compare.downloadTable()}>
        ${t("compare.csv")}
      </button>
      ${
        named.length > 1
          ? html`
              <gan-compare-curves .app=${this.app} .named=${named}></gan-compare-curves>
              <gan-compare-sheets .app=${this.app} .named=${named}></gan-compare-sheets>
            `
          : null
      }
      <gan-run-queue .app=${this.app}></gan-run-queue>
    `;
  }

  /**
   * @param {import("./curves.js").Named[]} all
   * @param {Row[]} chosen
   * @param {import("./verdict.js").Verdict[]} said
   */
  #table(all, chosen, said) {
    return html`
      <div class="compare-scroll" tabindex="0" role="group" aria-labelledby="compare-title">
        <table>
          <thead>
            <tr>
              ${HEADINGS.map((name) => heading(name))}
            </tr>
          </thead>
          <tbody>
            ${repeat(
              all,
              ({ row }) => row.id,
              (one) => this.#row(one, chosen, said),
            )}
          </tbody>
        </table>
      </div>
    `;
  }

  /**
   * What tells a run from the others that were chosen; of one alone, from the usual settings.
   * @param {Row} row
   * @param {Row[]} chosen
   */
  #label(row, chosen) {
    const { schema } = this.store;
    if (chosen.length < 2 || !chosen.includes(row)) return differences(row, this.store);
    const differing = settingsThatDiffer(
      schema,
      chosen.map(({ config }) => config),
    );
    return row.config ? settingsText(differing, row.config) : "";
  }

  /**
   * @param {import("./curves.js").Named} named
   * @param {Row[]} chosen
   * @param {import("./verdict.js").Verdict[]} said
   */
  #row({ row, label, isTold }, chosen, said) {
    const { id, step, seconds, results } = row;
    const isChosen = chosen.includes(row);
    const title = runTitle(row);
    const isMarked = row.isLive && !isTold;
    const mark = markOf(said, row);
    return html`
      <tr data-run=${id} aria-selected=${isChosen}>
        <td>
          <input
            type="checkbox"
            aria-label=${t("compare.choose.aria", { title: [title, label].filter(Boolean).join(": ") })}
            .checked=${isChosen}
            ?disabled=${!isChosen && chosen.length >= MAX_CHOSEN}
            @change=${() => this.app.compare.toggle(id)}
          />
        </td>
        <th scope="row">
          ${title} ${isMarked ? html`<span class="mark">${t("compare.live")}</span>` : null}
          ${label ? html`<small>${label}</small>` : null} ${row.file ? this.#actions(row) : null}
        </th>
        <td>${count(step)}</td>
        <td>
          ${results ? statistic(results.distance) : "–"}
          ${mark ? html`<small class="verdict" data-mark=${mark}>${t(`compare.mark.${mark}`)}</small>` : null}
        </td>
        <td>${this.#best(row)}</td>
        <td>${results ? count(results.modes) : "–"}</td>
        <td>${seconds ? duration(seconds) : "–"}</td>
        <td>${rate(stepsPerSecond(row))}</td>
      </tr>
    `;
  }

  /** What can be done with a run from a file. @param {Row} row */
  #actions(row) {
    const act = (
      /** @type {"open" | "keep" | "remove"} */ name,
      /** @type {() => unknown} */ does,
    ) =>
      html`<button
        type="button"
        class="link"
        data-action=${name}
        aria-label=${t(`compare.file.${name}.aria`, { file: row.file })}
        @click=${does}
      >
        ${t(`compare.file.${name}`)}
      </button>`;
    const { compare } = this.app;
    const isShipped = this.store.comparison.brought.rows.some(
      (one) => one.row === row && one.shipped,
    );
    return html`<span class="compare-actions">
      ${act("open", () => this.#open(row))}
      ${isShipped ? null : act("keep", () => this.#away(row, () => compare.keepFile(row.id)))}
      ${act("remove", () => this.#away(row, () => compare.removeFiles([row.id])))}
    </span>`;
  }

  /** @param {Row} row */
  #open(row) {
    const one = this.store.comparison.brought.rows.find((other) => other.row === row);
    if (one) void this.app.useWeightsFile(one.file, "compare");
  }

  /**
   * The focus would be lost with the row: it goes to the next one, else to where files are added.
   * @param {Row} row
   * @param {() => unknown} act
   */
  async #away(row, act) {
    const buttons = () => [...this.querySelectorAll('[data-action="remove"]')];
    const at = buttons().findIndex((one) => one.closest("tr")?.dataset.run === row.id);
    await act();
    await this.updateComplete;
    if (this.store.comparison.brought.rows.some((one) => one.row === row)) return; // a message says why
    const next = buttons()[at] ?? buttons().at(-1) ?? this.querySelector("#compare-files");
    /** @type {HTMLElement | null} */ (next)?.focus();
  }

  /** @param {Row} row */
  #best({ results }) {
    if (!results) return "–";
    const { distance, step } = results.best;
    return t("compare.best.value", { distance: statistic(distance), step: count(step) });
  }

  /** Runs that differ by chance alone: how much chance makes of it. @param {Row[]} rows */
  #seeds(rows) {
    const groups = seedGroups(this.store.schema, rows);
    if (groups.length === 0) return null;
    return html`
      <h3>${t("compare.seeds")}</h3>
      <ul class="compare-seeds">
        ${groups.map((group) => {
          const [first] = group.rows;
          const values = {
            title: [runTitle({ ...first, name: undefined }), this.#withoutSeed(first)]
              .filter(Boolean)
              .join(": "),
            steps: count(first.trained ?? 0),
            count: count(group.rows.length),
            mean: fixed(group.mean, 1),
            deviation: fixed(group.deviation, 1),
            least: fixed(group.least, 1),
            most: fixed(group.most, 1),
          };
          return html`<li>${t("compare.seeds.line", values)}</li>`;
        })}
      </ul>
    `;
  }

  /** @param {Row} row */
  #withoutSeed(row) {
    const schema = this.store.schema.filter(({ name }) => name !== "seed");
    return differences({ ...row, name: undefined }, { schema, presets: this.store.presets });
  }
}

/** @param {(typeof HEADINGS)[number]} name */
function heading(name) {
  const better = BETTER.find((one) => one === name);
  return html`<th scope="col">
    ${t(`compare.${name}`)} ${better ? html`<small>${t(`compare.${better}.better`)}</small>` : null}
  </th>`;
}

customElements.define("gan-compare", CompareView);
