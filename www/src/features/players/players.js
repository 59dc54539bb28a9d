import { html } from "lit";
import { statistic } from "../../shared/format.js";
import { formatNumber, t, tOr } from "../../shared/i18n/index.js";
import { View } from "../../shared/view.js";
import { signals } from "./signals.js";
import { LESSON_LOSS, OF_PROBABILITIES, standing } from "./standing.js";

/** @param {string} loss */
function lossHelp(loss) {
  return tOr(`appraiser.loss.help.${loss}`, t("appraiser.loss.help"));
}

/** @param {string} loss */
function realHelp(loss) {
  return t(OF_PROBABILITIES.includes(loss) ? "appraiser.real.help" : "appraiser.real.help.score");
}

/** @param {string} loss */
function fakeHelp(loss) {
  return t(OF_PROBABILITIES.includes(loss) ? "forger.fake.help" : "forger.fake.help.score");
}

/** The two players in plain words, each with its numbers and what they mean. */
class PlayersView extends View {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ ([
    "metrics",
    "settings",
    "weights",
    "evaluation",
    "digits",
  ]);

  render() {
    const { latest, run } = this.store;
    const loss = String(run?.config.loss ?? LESSON_LOSS);
    return html`
      <p id="verdict" class="verdict">
        <span class="fig">${t("verdict.label")}</span> ${this.#verdict()}
      </p>
      <div class="players">
        <section class="player forger">
          ${heading("forger", run?.parameters_g)}
          <dl>
            ${number("g-loss", t("forger.loss"), latest?.loss_g, t("forger.loss.help"))}
            ${number("d-fake", t("forger.fake"), latest?.d_fake_before, fakeHelp(loss))}
          </dl>
        </section>
        <section class="player appraiser">
          ${heading("appraiser", run?.parameters_d)}
          <dl>
            ${number("d-loss", t("appraiser.loss"), latest?.loss_d, lossHelp(loss))}
            ${number("d-real", t("appraiser.real"), latest?.d_real, realHelp(loss))}
          </dl>
        </section>
      </div>
    `;
  }

  #verdict() {
    const { series, weights } = this.store;
    if (series.length === 0) return t(weights ? "verdict.weights" : "verdict.none");
    return t(`verdict.${standing(signals(this.store))}`);
  }
}

/**
 * @param {"forger" | "appraiser"} player
 * @param {number | undefined} weights
 */
function heading(player, weights) {
  const parameters = weights === undefined ? "…" : formatNumber(weights);
  return html`
    <h3>${t(`${player}.title`)}</h3>
    <p class="network">${t(`${player}.network`, { parameters })}</p>
    <p class="role">${t(`${player}.text`)}</p>
  `;
}

/**
 * @param {string} id
 * @param {string} term
 * @param {number | undefined} value
 * @param {string} help
 */
function number(id, term, value, help) {
  return html`<div>
    <dt>${term}</dt>
    <dd class="value" id=${id}>${statistic(value)}</dd>
    <dd class="help">${help}</dd>
  </div>`;
}

customElements.define("gan-players", PlayersView);
