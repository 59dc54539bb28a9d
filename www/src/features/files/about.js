import { html } from "lit";
import { formatNumber, t, tOr } from "../../shared/i18n/index.js";

/** @import { DatasetNote } from "#pkg/types" */

/**
 * How many pictures there are to learn from.
 * @param {import("../../shared/page.js").Playground} app
 */
export function dataNow({ store: { dataset } }) {
  if (!dataset) return null;
  const { images, width, height } = dataset;
  const now = { images: formatNumber(images), width, height };
  return html`<p class="data-now">
    ${t(dataset.name ? "settings.data.now" : "settings.data.own", now)}
  </p>`;
}

/**
 * What was read of the learner's own files, and what was done to them.
 * @param {import("../../shared/page.js").Playground} app
 */
export function aboutOwnImages({ hasOwnImages, ownFile, store }) {
  const { dataset } = store;
  if (!hasOwnImages || !dataset || dataset.name !== null) return null;
  const { images, width, height, class_counts, notes } = dataset;
  const count = class_counts?.filter((images) => images > 0).length;
  const labels = count ? t("settings.files.classes", { count }) : t("settings.files.unlabelled");
  const about = { file: ownFile, images: formatNumber(images), width, height, labels };
  return html`
    <div id="own-images">
      <p>${t("settings.files.read", about)}</p>
      <ul>
        ${notes.map((note) => html`<li data-code=${note.code}>${noteText(note)}</li>`)}
      </ul>
    </div>
  `;
}

/** @param {DatasetNote} note */
export function noteText(note) {
  if (note.code === "packed_twice") {
    return t("data.packed_twice", { what: tOr(`what.${note.what}`, note.what) });
  }
  if (note.code === "transposed" && note.by_name) return t("data.transposed_by_name");
  const shifted = note.code === "labels_shifted" ? { to: note.last - note.first } : {};
  return tOr(`data.${note.code}`, note.code, { ...note, ...shifted });
}
