/** What hands do on a chart: keys, and the pointer where uPlot does not know it. */

/** @typedef {import("./chart.js").LineChart} LineChart */

/** A wheel's notch, or a key, makes the part that is shown so many times as long. */
const FURTHER = 1.5;
const CLOSER = 1 / FURTHER;
/** Of the part that is shown, a key moves so much. */
const PAN_SHARE = 0.25;
/** A page of a chart, in points. */
const PAGE_POINTS = 20;

/** @type {Record<string, (chart: LineChart) => void>} */
const KEYS = {
  ArrowLeft: (chart) => chart.moveCursor(-1),
  ArrowRight: (chart) => chart.moveCursor(1),
  PageDown: (chart) => chart.moveCursor(-PAGE_POINTS),
  PageUp: (chart) => chart.moveCursor(PAGE_POINTS),
  Home: (chart) => chart.moveCursor(-Infinity),
  End: (chart) => chart.moveCursor(Infinity),
  "+": (chart) => chart.zoom(CLOSER),
  "=": (chart) => chart.zoom(CLOSER),
  "-": (chart) => chart.zoom(FURTHER),
  0: (chart) => chart.showAll(),
  Escape: (chart) => chart.showAll(),
};
/** @type {Record<string, (chart: LineChart) => void>} */
const SHIFT_KEYS = {
  ArrowLeft: (chart) => chart.pan(-PAN_SHARE),
  ArrowRight: (chart) => chart.pan(PAN_SHARE),
  "+": KEYS["+"],
};

/** What the buttons below a chart do, in their order. */
export const ACTIONS = /** @type {const} */ ({
  closer: KEYS["+"],
  further: KEYS["-"],
  earlier: SHIFT_KEYS.ArrowLeft,
  later: SHIFT_KEYS.ArrowRight,
  all: KEYS[0],
});

/**
 * @param {LineChart} chart
 * @param {KeyboardEvent} event
 * @returns {boolean} whether the key was for the chart
 */
export function obeyKey(chart, event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const act = (event.shiftKey ? SHIFT_KEYS : KEYS)[event.key];
  if (!act || (event.key === "Escape" && !chart.isZoomed)) return false;
  act(chart);
  event.preventDefault();
  event.stopPropagation(); // the page has keys of its own
  return true;
}

/**
 * The wheel zooms with Ctrl or Command, and pans with Shift; alone it scrolls the page.
 * @param {LineChart} chart
 * @param {WheelEvent} event
 */
export function obeyWheel(chart, event) {
  const turn = Math.sign(event.deltaY || event.deltaX);
  if (!turn || !(event.ctrlKey || event.metaKey || event.shiftKey)) return;
  event.preventDefault();
  if (event.shiftKey) chart.pan(turn * PAN_SHARE);
  else chart.zoom(turn > 0 ? FURTHER : CLOSER, chart.stepAt(event.clientX));
}

/**
 * A drag with Shift moves the part that is shown.
 * @param {LineChart} chart
 * @param {MouseEvent} down
 */
export function dragPart(chart, down) {
  let x = down.clientX;
  const move = (/** @type {MouseEvent} */ event) => {
    chart.pan((x - event.clientX) / chart.width);
    x = event.clientX;
  };
  const end = () => {
    removeEventListener("mousemove", move);
    removeEventListener("mouseup", end);
  };
  addEventListener("mousemove", move);
  addEventListener("mouseup", end);
}
