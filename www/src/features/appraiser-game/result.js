import { html } from "lit";
import "../../shared/gan-frame.js";
import { count, percent, statistic } from "../../shared/format.js";
import { t } from "../../shared/i18n/index.js";
import { scoresOf } from "./game.js";
import { scoreboard } from "./scoreboard.js";

/** @typedef {import("./game.js").Answer} Answer */
/** @typedef {import("./game.js").Round} Round */
/** @typedef {import("./deal.js").Dealt} Dealt */

/**
 * A game that is over.
 * @typedef {object} Over
 * @property {Dealt} game
 * @property {Answer[]} answers the learner's
 * @property {number | undefined} chosen the round that is looked back at
 * @property {boolean} isFormer whether another run has begun since it was dealt
 * @property {boolean} isAlone whether the discriminator judges otherwise in training, by the batch that a picture is in
 * @property {(round: number) => void} onChoose
 */

/** Who has won, and all the pictures, each with the truth and what both have said. @param {Over} over */
export function result({ game, answers, chosen, isFormer, isAlone, onChoose }) {
  const { you, appraiser } = scoresOf(game.rounds, answers);
  const outcome = you === appraiser ? "tie" : you > appraiser ? "you" : "appraiser";
  return html`
    <div class="game-over">
      <h3 id="game-result" tabindex="-1" data-outcome=${outcome}>
        ${t(`game.over.${outcome}`, { you, appraiser })}
      </h3>
      ${scoreboard(game.rounds, answers)}
      <p class="help">${rules(game, isFormer)} ${isAlone ? t("inside.comparison.alone") : null}</p>
      <ol class="game-strip">
        ${game.rounds.map((round, i) => card(round, answers[i], i, chosen === i, onChoose))}
      </ol>
      ${chosen === undefined ? html`<p class="help">${t("game.choose")}</p>` : detail(game, chosen)}
    </div>
  `;
}

/** By which appraiser, and what it counts as real. @param {Dealt} game @param {boolean} isFormer */
function rules({ rounds, isCritic, boundary }, isFormer) {
  const steps = rounds.map(({ step }) => step);
  const [from, to] = [Math.min(...steps), Math.max(...steps)];
  const at = { from: count(from), to: count(to) };
  return html`
    ${from === to ? t("game.at", at) : t("game.at.between", at)}
    ${isFormer ? t("game.former") : null} ${sameAnswer(rounds)}
    ${isCritic ? t("game.boundary", { boundary: statistic(boundary) }) : null}
  `;
}

/** One that says the same of everything is half right, and cannot tell. @param {Round[]} rounds */
function sameAnswer(rounds) {
  const [{ appraiser }] = rounds;
  const isSame = rounds.every((round) => round.appraiser === appraiser);
  return isSame ? t(`game.same.${appraiser}`) : null;
}

/**
 * @param {Round} round
 * @param {Answer} answer
 * @param {number} i
 * @param {boolean} isChosen
 * @param {(round: number) => void} onChoose
 */
function card(round, answer, i, isChosen, onChoose) {
  const said = (/** @type {Answer} */ word) => (word === round.truth ? "right" : "wrong");
  const words = {
    round: i + 1,
    truth: t(`game.${round.truth}`),
    you: t(`game.${answer}`),
    appraiser: t(`game.${round.appraiser}`),
  };
  return html`<li>
    <button
      type="button"
      aria-pressed=${isChosen}
      aria-label=${t("game.card.aria", words)}
      data-truth=${round.truth}
      @click=${() => onChoose(i)}
    >
      <span class="game-print"><gan-frame .frame=${round.picture}></gan-frame></span>
      <span class="truth">${words.truth}</span>
      <span class=${said(answer)}>${t("game.card.you", words)}</span>
      <span class=${said(round.appraiser)}>${t("game.card.appraiser", words)}</span>
    </button>
  </li>`;
}

/** One picture, and what the discriminator went by. @param {Dealt} game @param {number} chosen */
function detail({ rounds, isCritic }, chosen) {
  const { picture, logit, gradient } = rounds[chosen];
  const isFlat = gradient.every((value) => value === 0);
  const verdict = isCritic
    ? t("inside.verdict.score", { score: statistic(logit) })
    : t("game.verdict", { probability: percent(1 / (1 + Math.exp(-logit))) });
  return html`
    <div id="game-detail" class="game-detail" data-round=${chosen + 1}>
      <figure>
        <div class="maps">
          <gan-frame
            .frame=${picture}
            .label=${t("game.picture.large", { round: chosen + 1 })}
          ></gan-frame>
        </div>
        <figcaption>${t("game.picture.large", { round: chosen + 1 })}</figcaption>
      </figure>
      <figure>
        <div class="maps">
          <canvas
            id="game-map"
            class="diverging"
            role="img"
            aria-label=${t("game.map.aria", { round: chosen + 1 })}
          ></canvas>
        </div>
        <figcaption>${t("game.map")}</figcaption>
      </figure>
      <div class="game-words">
        <p class="verdict-of-one" role="status">${verdict}</p>
        <p class="help heat-help">
          ${t(isFlat ? "inside.heat.none" : "game.map.help")}
          <span class="key above">${t("inside.heat.more")}</span>
          <span class="key below">${t("inside.heat.less")}</span>
        </p>
      </div>
    </div>
  `;
}
