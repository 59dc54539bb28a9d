import { html } from "lit";
import { count, statistic } from "../../shared/format.js";
import { formatNumber, sentenceGap, t, tOr } from "../../shared/i18n/index.js";
import { isSame } from "../../shared/hash.js";
import { View } from "../../shared/view.js";
import { advice } from "./advice.js";
import { signals } from "./signals.js";
import { LESSON_LOSS, OF_PROBABILITIES, oldMeasurement, standing } from "./standing.js";

/** Which numbers are the forger's; the others are the appraiser's. */
const OF_FORGER = ["g-loss", "d-fake"];

/** Neither changes whether a run brings digits. */
const NOT_TELLING = ["seed", "epochs"];

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
    const step = count(latest?.step ?? 0);
    const seen = this.store.series.length ? signals(this.store) : null;
    const before = latest ? t("players.batch", { step }) : "";
    const after = latest ? t("players.batch.after", { step }) : "";
    return html`
      <section class="players" aria-labelledby="players-title">
        <h2 id="players-title" class="unseen">${t("players.title")}</h2>
        <p id="verdict" class="verdict">
          <span class="fig">${t("verdict.label")}</span> ${this.#verdict(seen)}
        </p>
        ${seen && advice(this.app, standing(seen))}
        <dl class="scores">
          ${this.#number("g-loss", "loss", t("forger.loss"), latest?.loss_g, after)}
          ${this.#number("d-loss", "loss", t("appraiser.loss"), latest?.loss_d, before)}
          ${this.#number("d-fake", "d_g_z", t("forger.fake"), latest?.d_fake_before, before)}
          ${this.#number("d-real", "d_x", t("appraiser.real"), latest?.d_real, before)}
        </dl>
        <details class="explain">
          <summary>${t("players.explain")}</summary>
          <div class="players-texts">
            ${player("forger", run?.parameters_g, [
              [t("forger.loss"), t("forger.loss.help")],
              [t("forger.fake"), fakeHelp(loss)],
            ])}
            ${player("appraiser", run?.parameters_d, [
              [t("appraiser.loss"), lossHelp(loss)],
              [t("appraiser.real"), realHelp(loss)],
            ])}
          </div>
        </details>
      </section>
    `;
  }

  /**
   * @param {"g-loss" | "d-loss" | "d-fake" | "d-real"} id
   * @param {string} word of the glossary that explains it
   * @param {string} term
   * @param {number | undefined} value
   * @param {string} batch of which it was measured, and when
   */
  #number(id, word, term, value, batch) {
    const whose = OF_FORGER.includes(id) ? "forger" : "appraiser";
    const explain = () => this.app.looks.explain(this.app, word);
    return html`<div class=${whose} title=${batch}>
      <dt><button type="button" class="term" @click=${explain}>${term}</button></dt>
      <dd class="value" id=${id}>${statistic(value)}</dd>
    </div>`;
  }

  /** @param {import("./standing.js").Signals | null} seen null before the first step */
  #verdict(seen) {
    const { weights } = this.store;
    if (!seen) return weights ? beginning(weights) : notBegun(this.store);
    const old = oldMeasurement(seen);
    const text = t(`verdict.${standing(seen)}`);
    return old === null
      ? text
      : html`${text}${sentenceGap()}${t("verdict.old", { step: count(old) })}`;
  }
}

/**
 * What is said before the first step. Strokes are promised only for settings that are known to bring them.
 * @param {import("../../shared/page.js").Store} store
 */
export function notBegun({ presets, dataset, run, schema }) {
  const recipes = presets.filter(({ kind }) => kind === "recipe").map(({ config }) => config);
  /** @type {Record<string, string>[]} */
  const known = dataset?.name === null ? [] : [{}, ...recipes];
  const config = /** @type {import("../../shared/hash.js").Values} */ (run?.config ?? {});
  const isKnown = known.some((recipe) =>
    schema.every((setting) => {
      const { name, default: usual } = setting;
      const value = config[name] ?? usual;
      return NOT_TELLING.includes(name) || isSame(setting, value, recipe[name] ?? usual);
    }),
  );
  return t(isKnown ? "verdict.none" : "verdict.none.open");
}

/** How a game stands that begins from weights. @param {import("../../engine/protocol.js").WeightsInfo} weights */
function beginning({ contents }) {
  if (contents && !contents.hasDiscriminator) return t("verdict.weights.new_appraiser");
  return t(contents && !contents.isStepKnown ? "verdict.weights.foreign" : "verdict.weights");
}

/**
 * Who a player is, and what its numbers mean.
 * @param {"forger" | "appraiser"} name
 * @param {number | undefined} weights
 * @param {[term: string, help: string][]} numbers
 */
function player(name, weights, numbers) {
  const parameters = weights === undefined ? "…" : formatNumber(weights);
  return html`
    <section class="player ${name}">
      <h3>${t(`${name}.title`)}</h3>
      <p class="network">${t(`${name}.network`, { parameters })}</p>
      <p class="role">${t(`${name}.text`)}</p>
      <dl>
        ${numbers.map(
          ([term, help]) =>
            html`<div>
              <dt>${term}</dt>
              <dd class="help">${help}</dd>
            </div>`,
        )}
      </dl>
    </section>
  `;
}

customElements.define("gan-players", PlayersView);
