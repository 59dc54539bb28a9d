import { html } from "lit";
import "../../shared/file-field.js";
import { count } from "../../shared/format.js";
import { sentenceGap, t } from "../../shared/i18n/index.js";
import { describeTrouble } from "../../shared/i18n/trouble.js";
import { View } from "../../shared/view.js";

/** Takes experiment files into the table, and says what is wrong with some of them. */
class CompareFilesView extends View {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ (["compare"]);

  #wasReading = false;

  render() {
    const { reading, rows } = this.store.comparison.brought;
    return html`
      <section class="compare-files" aria-labelledby="compare-files-title">
        <h3 id="compare-files-title">${t("compare.files")}</h3>
        <p class="help">${t("compare.files.help")}</p>
        <div ?hidden=${reading !== null}>
          <gan-file-field
            .app=${this.app}
            input="compare-files"
            multiple
            .label=${t("compare.files.add")}
            @change=${this.#add}
          ></gan-file-field>
        </div>
        ${reading ? this.#progress(reading) : null}
        <div role="status">${reading ? null : this.#said()}</div>
        ${
          rows.length && !reading
            ? html`<button
                type="button"
                id="compare-files-remove"
                @click=${() => this.app.compare.removeFiles(rows.map(({ row }) => row.id))}
              >
                ${t("compare.files.remove_all", { count: count(rows.length) })}
              </button>`
            : null
        }
      </section>
    `;
  }

  /** The focus would be lost with the button that stops. */
  updated() {
    const { reading } = this.store.comparison.brought;
    const isOver = this.#wasReading && reading === null;
    this.#wasReading = reading !== null;
    if (isOver && document.activeElement === document.body) {
      /** @type {HTMLElement | null} */ (this.querySelector("#compare-files"))?.focus();
    }
  }

  /** @param {{ done: number, count: number }} reading */
  #progress({ done, count: all }) {
    return html`
      <p id="compare-files-reading">
        ${t("compare.files.reading", { done: count(done), count: count(all) })}
      </p>
      <progress aria-labelledby="compare-files-reading" max=${all} .value=${done}></progress>
      <button type="button" id="compare-files-stop" @click=${() => this.app.compare.stopReading()}>
        ${t("compare.queue.stop")}
      </button>
    `;
  }

  /** How the last files came. */
  #said() {
    const { refused, stopped } = this.store.comparison.brought;
    if (refused.length === 0 && !stopped) return null;
    const values = { done: count(stopped?.done ?? 0), count: count(stopped?.count ?? 0) };
    return html`
      ${stopped ? html`<p class="help">${t("compare.files.stopped", values)}</p>` : null}
      <ul class="compare-refused">
        ${refused.map(
          (trouble) =>
            html`<li>
              <strong>${t("compare.files.left_out")}</strong
              >${sentenceGap()}${describeTrouble(trouble, this.store.schema)}
            </li>`,
        )}
      </ul>
      <button type="button" class="link" @click=${() => this.app.compare.dismissFiles()}>
        ${t("compare.queue.dismiss")}
      </button>
    `;
  }

  /** @param {Event} event */
  async #add(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const files = [...(input.files ?? [])];
    input.value = ""; // so that the same files can be chosen again
    await this.app.compare.add(files);
  }
}

customElements.define("gan-compare-files", CompareFilesView);
