import { HIDEABLE, inRoom } from "../../shared/hash.js";

/**
 * What a teacher decides about a link.
 * @typedef {object} Wishes
 * @property {readonly string[]} hidden of HIDEABLE
 * @property {string} question or ""
 * @property {string} lang a code, or "" for the pupil's own language
 * @property {boolean} autoplay whether training starts by itself
 */

/**
 * The address that opens a run as a class should see it.
 * @param {string} address of the run on the page, in any room
 * @param {Wishes} wishes
 */
export function classAddress(address, { hidden, question, lang, autoplay }) {
  const url = new URL(address);
  const parameters = new URLSearchParams(inRoom(url.hash));
  const parts = HIDEABLE.filter((part) => hidden.includes(part)).join(",");
  const wanted = { hide: parts, question: question.trim(), lang, autoplay: autoplay ? "1" : "" };
  for (const [name, value] of Object.entries(wanted)) {
    if (value) parameters.set(name, value);
    else parameters.delete(name);
  }
  parameters.delete("present");
  url.hash = parameters.toString();
  return url.href;
}
