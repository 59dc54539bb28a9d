import { html, nothing } from "lit";
import { behind, LineChart } from "./chart.js";
import { obeyKey, obeyWheel } from "./chart-hands.js";
import { chartTable } from "./chart-table.js";
import { chartTools } from "./chart-tools.js";
import { windowOf } from "./chart-window.js";
import { toCsv, transposed } from "./csv.js";
import { downloadBytes } from "./download.js";
import { count, statistic } from "./format.js";
import { t } from "./i18n/index.js";
import { smooth, weightOf } from "./smoothing.js";
import { View } from "./view.js";

/** @typedef {import("./chart.js").Line} Line */
/**
 * The steps, then a column for each line, in the lines' order; null leaves a gap. `stride` is how many steps there are
 * from point to point, where curves are smoothed. `measured` is how many of the points were measured, where others follow
 * that only carry a line on.
 * @typedef {{ columns: (number | null)[][], stride?: number, marks?: import("./chart.js").StepMark[], measured?: number }} ChartData
 */

/** Drawing takes a few ms; more often than this nobody could read a chart. */
const REDRAW_INTERVAL_MS = 400;

/** @param {unknown[]} a @param {unknown[] | undefined} b */
function isOther(a, b) {
  return !b || a.length !== b.length || a.some((one, i) => one !== b[i]);
}

/** What a logarithmic axis has no place for becomes a gap. @param {(number | null)[]} column */
function aboveZero(column) {
  return column.map((value) => (value !== null && value > 0 ? value : null));
}

/**
 * A chart over the steps with what one needs to read it: a cursor, zoom, and its values as a table. It is drawn anew when
 * what it is drawn from changes, and built anew for another theme, language or axis. Its id and label are its user's.
 */
class ChartElement extends View {
  static topics = /** @type {import("./view.js").Topic[]} */ (["theme"]);
  static properties = {
    lines: { attribute: false },
    names: { attribute: false, hasChanged: isOther },
    max: { attribute: false },
    isLog: { attribute: false },
    isSmooth: { attribute: false },
    from: { attribute: false, hasChanged: isOther },
    data: { attribute: false, hasChanged: () => false },
    point: { state: true },
    table: { state: true },
    drawn: { state: true },
  };

  /** @type {LineChart | null} */
  #chart = null;
  #style = "";
  #drawnAt = -Infinity;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #unwatch = () => {};
  /** Whether the cursor was last moved by keys: what the pointer passes should not be read aloud. */
  #isByKeys = false;
  /** Whether all charts are to show another part of the steps, or smoother curves. */
  #isStale = false;

  constructor() {
    super();
    /** @type {Line[]} */
    this.lines = [];
    /** @type {string[]} what the curves are called, in the lines' order */
    this.names = [];
    /** @type {number | undefined} fixes the top of the axis, whose bottom is 0 */
    this.max = undefined;
    /** Makes the axis logarithmic instead. */
    this.isLog = false;
    /** Whether running means are drawn over the curves. */
    this.isSmooth = false;
    /** @type {unknown[]} what the data depend on: when any of it is another, the chart is drawn again */
    this.from = [];
    /** @type {() => ChartData} */
    this.data = () => ({ columns: this.lines.map(() => []) });
    /** @type {number | null} place of the point at the cursor */
    this.point = null;
    /** @type {(number | null)[][] | null} what the table shows; null while it is folded */
    this.table = null;
    /** @type {ChartData} what was drawn last, with the running means */
    this.drawn = { columns: [[]] };
  }

  get #window() {
    return windowOf(this.app);
  }

  connectedCallback() {
    super.connectedCallback();
    this.setAttribute("role", "group");
    // A chart drawn before its font has loaded uses another font.
    document.fonts.addEventListener("loadingdone", this.#drawSoon);
    this.#unwatch = this.#window.watch(() => {
      this.#isStale = true;
      this.requestUpdate();
    });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.fonts.removeEventListener("loadingdone", this.#drawSoon);
    this.#unwatch();
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  render() {
    return html`
      <div
        class="chart-room"
        tabindex="0"
        role="application"
        aria-label=${t("chart.room")}
        aria-describedby=${`${this.id}-keys`}
        @keydown=${this.#press}
        @blur=${() => this.#chart?.leave()}
        @pointermove=${() => (this.#isByKeys = false)}
      ></div>
      <p
        class="chart-readout ${this.point === null ? "" : "at-cursor"}"
        aria-live=${this.#isByKeys ? "polite" : "off"}
      >
        ${this.#reading()}
      </p>
      <p class="unseen" id=${`${this.id}-keys`}>${t("chart.keys")}</p>
      <details class="chart-more">
        <summary title=${t("chart.more")}><span>${t("chart.more")}</span></summary>
        ${this.#tools()}
        <details class="chart-values" @toggle=${this.#fold}>
          <summary>${t("chart.table")}</summary>
          ${this.table ? this.#values(this.table) : null}
        </details>
      </details>
    `;
  }

  /** What the curves are at the cursor, or last. */
  #reading() {
    const { columns, measured = columns[0].length } = this.drawn;
    const at = this.point ?? measured - 1;
    const step = columns[0][at];
    if (step === undefined || step === null) return nothing;
    const key = this.point === null ? "chart.latest" : "chart.at";
    const means = this.#isSmoothed ? columns.slice(1 + this.lines.length) : [];
    return html`<span>${t(key, { step: count(step) })}</span> ${this.names.map((name, i) => {
        const value = statistic(columns[1 + i]?.[at] ?? undefined);
        const mean = means[i] && statistic(means[i][at] ?? undefined);
        return html`<span class="reading" .style=${`--line: var(${this.lines[i].stroke})`}
          >${mean ? t("chart.value.mean", { name, value, mean }) : t("chart.value", { name, value })}</span
        > `;
      })}`;
  }

  /** The chart as it is drawn, for a picture of it. */
  picture() {
    const canvas = /** @type {HTMLCanvasElement} */ (this.querySelector("canvas"));
    const title = this.closest("figure")?.querySelector("h3")?.textContent ?? "";
    const { lines, names } = this;
    return { canvas, ratio: devicePixelRatio, title: title.trim(), names, lines };
  }

  /** The first step and the last one that are shown. */
  get shown() {
    return this.#chart?.shown;
  }

  get #isSmoothed() {
    return this.isSmooth && this.#window.smoothing > 0;
  }

  #tools() {
    return chartTools({
      window: this.#window,
      isLog: this.isLog,
      isSmooth: this.isSmooth,
      toggleLog: () => (this.isLog = !this.isLog),
      act: (act) => this.#chart && act(this.#chart),
    });
  }

  /** @param {(number | null)[][]} columns */
  #values(columns) {
    return html`
      ${chartTable(this.names, columns)}
      <button type="button" data-tool="renew" @click=${() => (this.table = this.#measured())}>
        ${t("chart.table.renew")}
      </button>
      <button type="button" data-tool="csv" @click=${this.#saveCsv}>${t("chart.csv")}</button>
    `;
  }

  /** A copy of the curves as measured, which does not change under its reader. */
  #measured() {
    const { columns, measured } = this.data();
    return columns.map((column) => column.slice(0, measured));
  }

  #saveCsv() {
    const columns = this.#measured();
    const header = [t("chart.step"), ...this.names];
    downloadBytes(
      toCsv({ header, rows: transposed(columns) }),
      `${this.id}-step-${Math.floor(columns[0].at(-1) ?? 0)}.csv`,
    );
  }

  /** @param {Event} event */
  #fold(event) {
    this.table = /** @type {HTMLDetailsElement} */ (event.target).open ? this.#measured() : null;
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    this.#isByKeys = true;
    if (this.#chart && obeyKey(this.#chart, event)) this.requestUpdate();
  }

  /** @param {import("lit").PropertyValues<this>} changed */
  updated(changed) {
    // Colours and axis titles are baked into a chart, and so are its curves and its axis.
    const { theme } = document.documentElement.dataset;
    const style = [theme, t("chart.step"), this.isLog, this.#isSmoothed].join();
    if (style !== this.#style) {
      this.#style = style;
      this.#build();
    } else if (this.#isStale) this.#draw();
    else if (changed.has("from")) this.#drawSoon();
  }

  #build() {
    this.#chart?.destroy();
    const room = /** @type {HTMLElement} */ (this.querySelector(".chart-room"));
    const lines = this.#isSmoothed ? [...behind(this.lines), ...this.lines] : this.lines;
    const chart = new LineChart(room, {
      lines,
      max: this.max,
      isLog: this.isLog,
      window: this.#window,
      onCursor: (index) => (this.point = index),
    });
    // Not by a template, whose listeners cannot keep the page from scrolling.
    chart.plot.over.addEventListener("wheel", (event) => obeyWheel(chart, event), {
      passive: false,
    });
    this.#chart = chart;
    this.#draw();
  }

  #drawSoon = () => {
    const wait = this.#drawnAt + REDRAW_INTERVAL_MS - performance.now();
    this.#timer ??= setTimeout(() => this.#draw(), Math.max(0, wait));
  };

  #draw() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#drawnAt = performance.now();
    this.#isStale = false;
    this.#window.follow(this.store.generation);
    const { columns, stride = 1, marks, measured } = this.data();
    const curves = this.isLog ? [columns[0], ...columns.slice(1).map(aboveZero)] : columns;
    const weight = weightOf(stride, this.#window.smoothing);
    const means = this.#isSmoothed ? curves.slice(1).map((column) => smooth(column, weight)) : [];
    this.drawn = { columns: [...curves, ...means], measured };
    this.#chart?.draw(this.drawn.columns, marks);
  }
}

customElements.define("gan-chart", ChartElement);
