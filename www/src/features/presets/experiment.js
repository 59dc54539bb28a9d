import { html } from "lit";
import { count, statistic } from "../../shared/format.js";
import "../../shared/gan-frame.js";
import { sentenceGap, t, tOr } from "../../shared/i18n/index.js";
import { messagesAt } from "../../shared/messages.js";
import { View } from "../../shared/view.js";
import { changesText } from "../settings/changes.js";
import { settingLabel } from "../settings/field.js";
import { cureFor } from "./cures.js";
import { cureOf } from "./preset-settings.js";

/** @typedef {import("./experiment-state.js").Happening} Happening */
/** @typedef {import("./experiment-state.js").Cure} Cure */
/** @typedef {import("./experiment-state.js").Pinned} Pinned */

/** The cures that work have done so within 450 steps; after so many, another way is offered. */
const PATIENCE_STEPS = 800;

/** @param {Happening} happening */
function what(happening) {
  if ("cured" in happening) return t("experiment.cured");
  if ("standing" in happening) return tOr(`experiment.stands.${happening.standing}`, "");
  const { modes, distance } = happening.found;
  const values = { modes: count(modes), distance: statistic(distance) };
  return t(modes ? "experiment.found" : "experiment.found.none", values);
}

/** What is told before there is a verdict: the scores as they are. @param {import("../../shared/page.js").Store} store */
export function soFar({ latest }) {
  if (!latest) return t("experiment.nothing_yet");
  const [real, fake] = [latest.d_real, latest.d_fake_before].map(statistic);
  return t("experiment.so_far", { step: count(latest.step), real, fake });
}

/** What the classifier found in a sheet. @param {Pinned["found"]} found */
function reading(found) {
  if (!found) return "";
  return t("experiment.reading", {
    modes: count(found.modes),
    distance: statistic(found.distance),
  });
}

/**
 * The experiment that runs, beside the sheet: what to look for, what has happened, and the cure. All of it is measured;
 * where no experiment runs, there is nothing.
 */
class ExperimentView extends View {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ ([
    "experiment",
    "settings",
    "evaluation",
    "run",
    "notices",
  ]);

  render() {
    const { name } = this.store.experiment;
    if (name === null) return null;
    return html`
      <section class="experiment" id="experiment" aria-labelledby="experiment-title">
        <div class="experiment-name">
          <h2 id="experiment-title">
            <span class="fig">${t("experiment.label")}</span> ${this.#title(name)}
          </h2>
          ${
            // What there is to see in a failure is over once it is being cured; of that the cure tells.
            this.store.experiment.cure ? null : html`<p>${this.#look(name)}</p>`
          }
        </div>
        ${this.#happened()}
        <div class="experiment-cure">${this.#cure(name)} ${messagesAt(this.app, "presets")}</div>
      </section>
    `;
  }

  /** With the learner's own images nothing holds of what the experiment is called. @param {string} name */
  #title(name) {
    const { dataset, ownFile } = this.store;
    return dataset?.name === null ? ownFile : tOr(`preset.${name}.title`, name);
  }

  /** Nor of what it would show: there stands what it changes. @param {string} name */
  #look(name) {
    const { dataset, presets } = this.store;
    if (dataset?.name !== null) return tOr(`experiment.look.${name}`, "");
    const changes = Object.entries(presets.find((one) => one.name === name)?.config ?? {});
    return changes
      .map(([setting, value]) => `${settingLabel(setting)} ${value}`)
      .join(t("marks.separator"));
  }

  #happened() {
    const { happened } = this.store.experiment;
    return html`
      <ol class="experiment-log" role="log" tabindex="0" aria-label=${t("experiment.happened")}>
        ${
          happened.length
            ? happened.map(
                (one) =>
                  html`<li>${t("experiment.at", { step: count(one.step), what: what(one) })}</li>`,
              )
            : html`<li class="soft">${soFar(this.store)}</li>`
        }
      </ol>
    `;
  }

  updated() {
    const log = this.querySelector(".experiment-log");
    if (log) log.scrollTop = log.scrollHeight; // the newest comes into view
  }

  /** @param {string} name */
  #cure(name) {
    const { experiment, presets, schema, run } = this.store;
    if (experiment.cure) return this.#pair(experiment.cure);
    const changes = cureFor(name, schema, run?.config ?? {});
    if (changes.length) return this.#offer(changes);
    const isFailure = presets.find((preset) => preset.name === name)?.kind === "failure";
    const reason = tOr(`experiment.no_cure.${name}`, "");
    return isFailure && reason
      ? html`<p>${reason}</p>
          ${this.#newRun(name)}`
      : null;
  }

  /** @param {ReturnType<typeof cureFor>} changes */
  #offer(changes) {
    return html`
      <button
        type="button"
        id="cure"
        class="primary"
        aria-describedby="cure-help"
        ?disabled=${!this.store.isUnderWay || this.store.experiment.isPreparing}
        @click=${() => this.app.cure()}
      >
        ${t(this.store.experiment.isPreparing ? "experiment.measuring" : "experiment.cure")}
      </button>
      <p class="help" id="cure-help">
        ${t("experiment.cure.help", { changes: changesText({ changes }, this.store.schema) })}
      </p>
    `;
  }

  /** The way out is a run of other networks. @param {string} name */
  #newRun(name) {
    const failure = this.store.presets.find((preset) => preset.name === name);
    const cure = failure && cureOf(this.store.presets, failure);
    if (!cure) return null;
    const title = tOr(`preset.${cure.name}.title`, cure.name);
    return html`
      <button type="button" id="cure-anew" @click=${() => this.app.usePreset(cure)}>
        ${t("experiment.new_run", { title })}
      </button>
    `;
  }

  /** The sheet before the cure, and the one after: live until there are digits again. @param {Cure} cure */
  #pair(cure) {
    const { before, after } = cure;
    return html`
      <div class="experiment-pair">
        ${this.#sheet("before", before)}
        ${
          after
            ? this.#sheet("after", after)
            : html`<gan-experiment-now .app=${this.app}></gan-experiment-now>`
        }
      </div>
      <p role="status" id="cure-result">${this.#result(cure)}</p>
    `;
  }

  /**
   * @param {"before" | "after"} when
   * @param {Pinned} pinned
   */
  #sheet(when, { frame, found }) {
    return sheet(
      `cure-${when}`,
      frame,
      t(`experiment.${when}`, { step: count(frame.step) }),
      found,
    );
  }

  /** @param {Cure} cure */
  #result({ step, after }) {
    const { experiment, evaluation } = this.store;
    if (after?.found) {
      const steps = count(after.found.step - step);
      return t("experiment.worked", { steps, modes: count(after.found.modes) });
    }
    if (!evaluation.dataset) return t("experiment.unjudged");
    const judged = Math.max(0, (evaluation.latest?.step ?? 0) - step);
    const marked = t("experiment.marked");
    if (judged === 0) return marked;
    const news = marked + sentenceGap() + t("experiment.working", { steps: count(judged) });
    if (judged < PATIENCE_STEPS || experiment.name === null) return news;
    return html`${news}${sentenceGap()}${t("experiment.failed")} ${this.#newRun(experiment.name)}`;
  }
}

/**
 * @param {string} id
 * @param {import("#pkg/types").Frame | null} frame
 * @param {string} caption
 * @param {Pinned["found"]} [found]
 */
function sheet(id, frame, caption, found = null) {
  return html`
    <figure>
      <div class="experiment-sheet">
        <gan-frame canvas-id=${id} .frame=${frame} .label=${caption}></gan-frame>
      </div>
      <figcaption>${caption}${found ? html`<small>${reading(found)}</small>` : null}</figcaption>
    </figure>
  `;
}

/** The live sheet beside the one before a cure: drawn anew with every sheet, the rest of the banner is not. */
class NowView extends View {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ (["digits"]);

  render() {
    const frame = this.store.frames.fixed;
    return sheet("cure-now", frame, t("experiment.now", { step: count(frame?.step ?? 0) }));
  }
}

customElements.define("gan-experiment-now", NowView);
customElements.define("gan-experiment", ExperimentView);
