import { LineChart } from "./chart.js";
import { t } from "./i18n/index.js";
import { View } from "./view.js";

/** @typedef {import("./chart.js").Line} Line */
/**
 * The steps, then a column for each line, in the lines' order; null leaves a gap.
 * @typedef {{ columns: (number | null)[][], marks?: import("./chart.js").StepMark[] }} ChartData
 */

/** Drawing takes a few ms; more often than this nobody could read a chart. */
const REDRAW_INTERVAL_MS = 400;

/** @param {unknown[]} a @param {unknown[] | undefined} b */
function isOther(a, b) {
  return !b || a.length !== b.length || a.some((one, i) => one !== b[i]);
}

/**
 * A chart over the steps, drawn anew when what it is drawn from changes, and built anew for another theme or language.
 * The element is the room that the chart fills; its id, role and label are its user's.
 */
class ChartElement extends View {
  static topics = /** @type {import("./view.js").Topic[]} */ (["theme"]);
  static properties = {
    lines: { attribute: false },
    max: { attribute: false },
    isLog: { attribute: false },
    from: { attribute: false, hasChanged: isOther },
    data: { attribute: false, hasChanged: () => false },
  };

  /** @type {LineChart | null} */
  #chart = null;
  #style = "";
  #drawnAt = -Infinity;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  constructor() {
    super();
    /** @type {Line[]} */
    this.lines = [];
    /** @type {number | undefined} fixes the top of the axis, whose bottom is 0 */
    this.max = undefined;
    /** Makes the axis logarithmic instead. */
    this.isLog = false;
    /** @type {unknown[]} what the data depend on: when any of it is another, the chart is drawn again */
    this.from = [];
    /** @type {() => ChartData} */
    this.data = () => ({ columns: this.lines.map(() => []) });
  }

  connectedCallback() {
    super.connectedCallback();
    // A chart drawn before its font has loaded uses another font.
    document.fonts.addEventListener("loadingdone", this.#drawSoon);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.fonts.removeEventListener("loadingdone", this.#drawSoon);
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** @param {import("lit").PropertyValues<this>} changed */
  updated(changed) {
    // Colours and axis titles are baked into a chart.
    const style = document.documentElement.dataset.theme + t("chart.step");
    if (style !== this.#style) {
      this.#style = style;
      this.#build();
    } else if (changed.has("from")) this.#drawSoon();
  }

  #build() {
    this.#chart?.destroy();
    const { lines, max, isLog } = this;
    this.#chart = new LineChart(this, { lines, max, isLog });
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
    const { columns, marks } = this.data();
    this.#chart?.draw(columns, marks);
  }
}

customElements.define("gan-chart", ChartElement);
