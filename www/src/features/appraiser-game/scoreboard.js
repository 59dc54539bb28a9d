import { html } from "lit";
import { t } from "../../shared/i18n/index.js";
import { scoresOf } from "./game.js";

/** @typedef {import("./game.js").Answer} Answer */
/** @typedef {import("./game.js").Round} Round */

const SIGNS = { right: "●", wrong: "×", open: "○" };

/**
 * How both players stand, with a sign for each round.
 * @param {Round[]} rounds
 * @param {Answer[]} answers the learner's so far
 */
export function scoreboard(rounds, answers) {
  const scores = scoresOf(rounds, answers);
  const signs = (/** @type {(round: Round, i: number) => Answer} */ said) =>
    rounds.map((round, i) => {
      if (i >= answers.length) return "open";
      return said(round, i) === round.truth ? "right" : "wrong";
    });
  return html`
    <ul class="game-scores">
      ${line(
        "you",
        scores.you,
        signs((_, i) => answers[i]),
      )}
      ${line(
        "appraiser",
        scores.appraiser,
        signs(({ appraiser }) => appraiser),
      )}
    </ul>
  `;
}

/**
 * @param {"you" | "appraiser"} player
 * @param {number} score
 * @param {("right" | "wrong" | "open")[]} signs
 */
function line(player, score, signs) {
  return html`<li data-player=${player} data-score=${score}>
    <span class="who">${t(`game.${player}`)}</span>
    <span class="signs" aria-hidden="true"
      >${signs.map((sign) => html`<span class=${sign}>${SIGNS[sign]}</span>`)}</span
    >
    <strong>${score}</strong>
  </li>`;
}
