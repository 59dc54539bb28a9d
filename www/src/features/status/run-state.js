import { html } from "lit";
import { count, rate } from "../../shared/format.js";
import { t } from "../../shared/i18n/index.js";
import { View } from "../../shared/view.js";
import { stateText } from "./state-text.js";

/** What the run does, its step and its speed, in the header and in the tab's title. */
class RunStateView extends View {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ (["run", "metrics"]);

  render() {
    const { phase, step, rate: speed } = this.store;
    const perSecond = speed.perSecond();
    const isOver = phase === "paused" && perSecond > 0;
    const state = stateText(this.store);
    return html`
      <div class="run-state">
        <p id="status" role="status" data-state=${phase} title=${state}>${state}</p>
        <dl>
          <div>
            <dt>${t("progress.step")}</dt>
            <dd id="step">${count(step)}</dd>
          </div>
          <div>
            <dt>${t(isOver ? "progress.rate.last" : "progress.rate")}</dt>
            <dd id="steps-per-second">${rate(perSecond)}</dd>
          </div>
        </dl>
      </div>
    `;
  }

  /** Who is in another tab sees there how far it is, and when it ends. */
  updated() {
    const { step } = this.store;
    const title = t("app.title");
    const words = { step: count(step), state: stateText(this.store), title };
    const text = step > 0 ? t("status.title", words) : title;
    if (document.title !== text) document.title = text;
  }
}

customElements.define("gan-run-state", RunStateView);
