import { html } from "lit";
import { t, tOr } from "../../shared/i18n/index.js";
import { CLASSES } from "./classes.js";

/** @typedef {import("../../shared/page.js").Playground} Playground */

/**
 * The name of a class; its number where it has no name, as with digits.
 * @param {string | null} dataset
 * @param {number} i
 */
export function className(dataset, i) {
  return tOr(`class.${dataset}.${i}`, String(i));
}

/**
 * The names of the run's classes, and the word for one of them.
 * @param {Playground} app
 * @returns {{ word: "digit" | "class", names: string[] }}
 */
export function classesOf({ store, hasOwnImages }) {
  // What the learner's own images show is not known.
  const dataset = hasOwnImages ? null : String(store.run?.config.dataset);
  const names = Array.from({ length: CLASSES }, (_, i) => className(dataset, i));
  return { word: names[0] === "0" ? "digit" : "class", names };
}

/**
 * A chooser for a class; undefined stands for any.
 * @param {object} choice
 * @param {string} choice.id
 * @param {string} choice.label
 * @param {string[]} choice.names
 * @param {number | undefined} choice.chosen
 * @param {(chosen: number | undefined) => void} choice.onChoose
 * @param {string} [choice.any] what undefined is called
 */
export function classChoice({ id, label, names, chosen, onChoose, any = t("classes.any") }) {
  const choose = (/** @type {Event} */ event) => {
    const { value } = /** @type {HTMLSelectElement} */ (event.target);
    onChoose(value === "" ? undefined : Number(value));
  };
  return html`
    <label for=${id}>${label}</label>
    <select id=${id} class="class-choice" @change=${choose}>
      <option value="" ?selected=${chosen === undefined}>${any}</option>
      ${names.map((name, i) => html`<option value=${i} ?selected=${i === chosen}>${name}</option>`)}
    </select>
  `;
}
