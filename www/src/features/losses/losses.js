import { html } from "lit";
import { DUEL, LineChart } from "../../shared/chart.js";
import { statistic } from "../../shared/format.js";
import { t, tOr } from "../../shared/i18n/index.js";
import { View } from "../../shared/view.js";
import { markList, markNumber } from "./mark-list.js";

/** Drawing both charts takes a few ms; more often than this nobody could read them. */
const REDRAW_INTERVAL_MS = 400;

/** Loss curves, and what the discriminator believes. */
class LossesView extends View {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ ([
    "metrics",
    "settings",
    "theme",
  ]);

  /** @type {{ loss: LineChart, belief: LineChart } | null} */
  #charts = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #style = "";

  render() {
    const { latest, series, marks, schema } = this.store;
    const [d, g] = [statistic(latest?.loss_d), statistic(latest?.loss_g)];
    const [x, z] = [statistic(latest?.d_real), statistic(latest?.d_fake_before)];
    return html`
      <section class="losses" id="losses" aria-labelledby="losses-title">
        <div class="section-head">
          <h2 id="losses-title">
            <span class="fig">${t("fig.losses")}</span> ${t("losses.title")}
          </h2>
          <p>${series.length ? this.#help() : t("losses.empty")}</p>
        </div>
        <div class="charts">
          ${chart("loss", t("losses.loss"), t("losses.loss.aria", { d, g }), [
            t("losses.series.loss_d"),
            t("losses.series.loss_g"),
          ])}
          ${chart("belief", t("losses.belief"), t("losses.belief.aria", { x, z }), [
            t("losses.series.d_real"),
            t("losses.series.d_fake"),
          ])}
        </div>
        ${markList(marks.all, schema)}
      </section>
    `;
  }

  /** What the curves mean; of the lesson's loss and the first one, what is said beside the numbers is enough. */
  #help() {
    const meaning = tOr(`losses.help.${this.store.run?.config.loss}`, "");
    return html`${t("losses.help")} ${meaning}`;
  }

  updated() {
    // Colours and axis titles are baked into a chart.
    const style = document.documentElement.dataset.theme + t("losses.step");
    if (style !== this.#style) {
      this.#style = style;
      this.#rebuild();
    }
    this.#timer ??= setTimeout(() => this.#redraw(), REDRAW_INTERVAL_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #rebuild() {
    this.#charts?.loss.destroy();
    this.#charts?.belief.destroy();
    const room = (/** @type {string} */ id) =>
      /** @type {HTMLElement} */ (this.querySelector(`#chart-${id}`));
    this.#charts = {
      loss: new LineChart(room("loss"), { lines: DUEL }),
      belief: new LineChart(room("belief"), { lines: DUEL, max: 1 }),
    };
    this.#redraw();
  }

  #redraw() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { series, marks } = this.store;
    const [steps, lossD, lossG, real, fake, ...smooth] = series.data();
    const lines = marks.all.map(({ step }, i) => ({ step, label: markNumber(i) }));
    this.#charts?.loss.draw([steps, lossD, lossG, smooth[0], smooth[1]], lines);
    this.#charts?.belief.draw([steps, real, fake, smooth[2], smooth[3]], lines);
  }
}

/**
 * @param {string} id
 * @param {string} title
 * @param {string} label for who cannot see the curves
 * @param {string[]} legend appraiser's line, forger's line
 */
function chart(id, title, label, legend) {
  return html`
    <figure class="chart">
      <figcaption>
        <h3>${title}</h3>
        <ul class="legend">
          <li class="appraiser">${legend[0]}</li>
          <li class="forger">${legend[1]}</li>
        </ul>
      </figcaption>
      <div id="chart-${id}" class="chart-room" role="img" aria-label=${label}></div>
    </figure>
  `;
}

customElements.define("gan-losses", LossesView);
