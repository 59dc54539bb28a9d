import { html } from "lit";
import { count, settingNumber, statistic } from "../../shared/format.js";
import { t } from "../../shared/i18n/index.js";
import { View } from "../../shared/view.js";
import { discriminatorLoss, generatorLoss } from "./losses.js";
import { gradientOf, update } from "./updates.js";

/** @import { Config } from "#pkg/types" */
/** @typedef {import("./notation.js").Math} Math */

/** @param {Math[]} formula one line of it */
function line(formula) {
  return html`<div class="formula" tabindex="0"><math display="block">${formula}</math></div>`;
}

/** What acts beside the formulas: settings of which each is off where it is 0. */
const BESIDES = /** @type {const} */ ([
  "instance_noise",
  "label_flip",
  "clip_weights",
  "clip_gradient",
]);

/** A sentence for each of those that is on. @param {Config} config */
function besides(config) {
  const on = BESIDES.filter((setting) => config[setting] > 0);
  return on.map((setting) => {
    const value = settingNumber(config[setting]);
    return html`<p class="help">${t(`formulas.${setting}`, { value })}</p>`;
  });
}

/** Both players' losses and updates as formulas, as the settings of the run make them, with what the last step measured. */
class FormulasView extends View {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ (["run", "metrics"]);

  render() {
    const { run } = this.store;
    return html`
      <section id="formulas" aria-labelledby="formulas-title">
        <h2 id="formulas-title">${t("formulas.title")}</h2>
        ${run ? this.#body(run.config) : null}
      </section>
    `;
  }

  /** @param {Config} config */
  #body(config) {
    const { latest } = this.store;
    const step = latest ? count(latest.step) : "–";
    const decay = config.lr_decay ** (latest?.epoch ?? 0);
    return html`
      <p class="help">${t("formulas.help")}</p>
      <div class="players">
        <section class="player appraiser">
          <h3>${t("formulas.appraiser")}</h3>
          ${line(discriminatorLoss(config))}
          <p class="now">
            ${t("formulas.now.appraiser", {
              step,
              loss: statistic(latest?.loss_d),
              real: statistic(latest?.d_real),
              fake: statistic(latest?.d_fake_before),
            })}
          </p>
          ${line(gradientOf("D", statistic(latest?.grad_norm_d)))}
          ${update(config, config.lr_d * decay).map(line)}
        </section>
        <section class="player forger">
          <h3>${t("formulas.forger")}</h3>
          ${line(generatorLoss(config))}
          <p class="now">
            ${t("formulas.now.forger", {
              step,
              loss: statistic(latest?.loss_g),
              fake: statistic(latest?.d_fake_after),
            })}
          </p>
          ${line(gradientOf("G", statistic(latest?.grad_norm_g)))}
          ${update(config, config.lr_g * decay).map(line)}
        </section>
      </div>
      ${besides(config)}
      <p class="help">${t("formulas.words")}</p>
    `;
  }
}

customElements.define("gan-formulas", FormulasView);
