import { html } from "lit";
import { statistic } from "../../shared/format.js";
import { formatNumber, t, tOr } from "../../shared/i18n/index.js";
import { View } from "../../shared/view.js";

/** How the game stands, by D(x) and D(G(z)) averaged over the last steps. */
const STANDINGS = /** @type {const} */ ({
  /** D(x) - D(G(z)) above this: the discriminator separates them almost perfectly. */
  clearLead: 0.75,
  /** ... below this: it can hardly tell. */
  even: 0.15,
});

/**
 * @param {number} real mean D(x)
 * @param {number} fake mean D(G(z))
 * @returns {"verdict.appraiser" | "verdict.leaning" | "verdict.even" | "verdict.forger"}
 */
export function standing(real, fake) {
  const lead = real - fake;
  if (lead > STANDINGS.clearLead) return "verdict.appraiser";
  if (lead > STANDINGS.even) return "verdict.leaning";
  return lead > -STANDINGS.even ? "verdict.even" : "verdict.forger";
}

const LESSON_LOSS = "bce";
/** Losses whose discriminator gives a probability; with the others it gives a score. */
const OF_PROBABILITIES = [LESSON_LOSS, "minimax"];

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
    // Scores have no scale: a small lead may be a clear one.
    const { loss } = this.store.run?.config ?? {};
    if (loss && !OF_PROBABILITIES.includes(String(loss))) return t("verdict.scores");
    // The smoothed curves, since one step alone jumps too much to be read.
    const [, , , real, fake] = series.curves(["d_real", "d_fake_before"]);
    return t(standing(real.at(-1) ?? 0, fake.at(-1) ?? 0));
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
