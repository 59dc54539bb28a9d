import { html } from "lit";
import { fixed } from "../../shared/format.js";
import { t } from "../../shared/i18n/index.js";
import { compareLength, length, usualLength } from "./vectors.js";

/** @import { Config } from "#pkg/types/index.js" */

/**
 * How long a latent is, and whether the generator has ever learned from one of such a length.
 * @param {string} id
 * @param {ArrayLike<number>} latent
 * @param {Config} config
 */
export function lengthNote(id, latent, { prior }) {
  const actual = length(latent);
  const usual = usualLength(latent.length, prior);
  const comparison = compareLength(actual, usual);
  return html`<p id=${id} class="help length-note" data-length=${comparison}>
    ${t(`latents.length.${comparison}`, { length: fixed(actual, 1), usual: fixed(usual.mean, 1) })}
  </p>`;
}
