import { html } from "lit";
import { count } from "../../shared/format.js";
import { sentenceGap, t } from "../../shared/i18n/index.js";
import { View } from "../../shared/view.js";
import { changesText } from "../settings/changes.js";
import { contentsTexts } from "./loaded.js";

/** @typedef {import("../../shared/page.js").Playground} Playground */

/**
 * What was loaded from the learner's file, as long as the run that it began is the one under way, and the way to its
 * pictures.
 */
class LoadedView extends View {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ (["weights", "settings"]);

  /** The region is there before its text: screen readers announce what is added to one that they know. */
  render() {
    const sentences = sentencesOf(this.store);
    return html`
      <p role="status" id="weights-loaded">
        ${sentences.map((text, i) => html`${i ? sentenceGap() : ""}<span>${text}</span>`)}
      </p>
      ${
        sentences.length
          ? html`<button type="button" id="show-loaded" @click=${() => this.app.looks.go("train")}>
              ${t("weights.loaded.show")}
            </button>`
          : null
      }
    `;
  }
}

customElements.define("gan-loaded", LoadedView);

/** @param {Playground["store"]} store */
function sentencesOf({ loaded, generation, schema }) {
  if (loaded?.generation !== generation) return [];
  const { name, step, config, changes } = loaded;
  const kind = t(`weights.loaded.conditional.${config.conditional}`);
  const changed = changesText({ changes }, schema);
  return [
    t("weights.loaded", { name, size: config.image_size, kind }),
    ...contentsTexts(loaded).map((key) => t(key, { step: count(step) })),
    changes.length
      ? t("weights.loaded.changes", { changes: changed })
      : t("weights.loaded.no_changes"),
  ];
}
