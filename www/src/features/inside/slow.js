import { html } from "lit";
import "../../shared/gan-frame.js";
import { count, percent, statistic } from "../../shared/format.js";
import { t } from "../../shared/i18n/index.js";
import { messagesAt } from "../../shared/messages.js";
import { View } from "../../shared/view.js";
import { PHASES, nextPhase } from "./phases.js";
import { mean } from "./verdicts.js";

/** @import { Mosaic, Network, PhaseReport, Verdicts } from "#pkg/types/index.js" */

const SOURCE = "slow";

/** One training step in slow motion, phase by phase, and steps in which one network alone learns. */
class SlowMotionView extends View {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ ([
    "run",
    "settings",
    "notices",
  ]);
  static properties = { last: { state: true }, isBusy: { state: true } };

  constructor() {
    super();
    /** @type {{ report: PhaseReport, standing: import("./phases.js").Standing } | undefined} */
    this.last = undefined;
    this.isBusy = false;
  }

  get #standing() {
    const { step, generation, run } = this.store;
    return { step, generation, config: run?.config };
  }

  render() {
    const next = nextPhase(this.last, this.#standing);
    const isOfThisRun = this.last?.standing.generation === this.store.generation;
    return html`
      <section id="slow" aria-labelledby="slow-title">
        <h3 id="slow-title">${t("slow.title")}</h3>
        <p class="help">${t("slow.help")}</p>
        <ol class="phases">
          ${PHASES.map(
            (phase) =>
              html`<li data-phase=${phase} aria-current=${phase === next ? "step" : "false"}>
                ${t(`slow.${phase}`)}
              </li>`,
          )}
        </ol>
        <button type="button" id="next-phase" ?disabled=${!this.#isUsable} @click=${this.#go}>
          ${t("slow.next", { phase: t(`slow.${next}`) })}
        </button>
        <div role="status">${isOfThisRun && this.last ? report(this.last.report) : null}</div>
        <p class="help">${t("slow.only.help")}</p>
        <div class="only">
          ${this.#only("discriminator", "appraiser")} ${this.#only("generator", "forger")}
        </div>
        ${messagesAt(this.app, SOURCE)}
      </section>
    `;
  }

  /**
   * @param {Network} network
   * @param {"appraiser" | "forger"} player
   */
  #only(network, player) {
    return html`<button
      type="button"
      id="only-${network}"
      ?disabled=${!this.#isUsable}
      @click=${() => this.#during(() => this.app.calls.send({ type: "step_only", network }, SOURCE))}
    >
      ${t(`slow.only.${player}`)}
    </button>`;
  }

  get #isUsable() {
    return ["ready", "paused", "training"].includes(this.store.phase) && !this.isBusy;
  }

  #go() {
    return this.#during(async () => {
      const found = await this.app.calls.ask({ type: "phase" }, SOURCE);
      if (found?.what !== "phase") return;
      this.last = { report: found, standing: { ...this.#standing, step: found.step } };
      this.app.inside.renew(); // the verdicts are those of the networks as this phase has left them
    });
  }

  /** One order at a time. @param {() => Promise<unknown>} order */
  async #during(order) {
    this.isBusy = true;
    await order();
    this.isBusy = false;
  }
}

/** What a phase made, in words and pictures. @param {PhaseReport} made */
function report({ phase, step, update, updates, real, fakes, verdicts, loss, grad_norm: length }) {
  return html`
    <div class="report" data-phase=${phase}>
      <p>
        ${t("slow.done", { phase: t(`slow.${phase}`), step: count(step + 1) })}
        ${updates > 1 ? t("slow.update", { update: count(update), updates: count(updates) }) : null}
      </p>
      ${verdicts ? html`<p>${verdictsInWords(verdicts)}</p>` : null}
      ${
        loss === null || length === null
          ? null
          : html`<p>${t("slow.learnt", { loss: statistic(loss), length: statistic(length) })}</p>`
      }
      <div class="pair">
        ${real ? batch("real", real) : null} ${fakes ? batch("fakes", fakes) : null}
      </div>
    </div>
  `;
}

/** @param {Verdicts} verdicts */
function verdictsInWords({ probabilities, logits }) {
  return probabilities
    ? t("slow.judged", { probability: percent(mean(probabilities)) })
    : t("slow.judged.score", { score: statistic(mean(logits)) });
}

/**
 * @param {"real" | "fakes"} kind
 * @param {Mosaic} mosaic
 */
function batch(kind, mosaic) {
  return html`<figure>
    <div class="maps">
      <gan-frame crisp .frame=${mosaic} .label=${t(`slow.batch.${kind}`)}></gan-frame>
    </div>
    <figcaption>${t(`slow.batch.${kind}`)}</figcaption>
  </figure>`;
}

customElements.define("gan-slow-motion", SlowMotionView);
