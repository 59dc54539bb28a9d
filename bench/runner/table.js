/** The tables of docs/benchmarks.md, from the results file alone. */

/** @param {number | null | undefined} value @param {number} [digits] */
const number = (value, digits = 0) =>
  value === null || value === undefined
    ? ""
    : value.toLocaleString("en-US", {
        maximumFractionDigits: digits,
        minimumFractionDigits: digits,
      });

/** @param {number | null | undefined} ms */
const time = (ms) => (ms ? number(ms, ms < 20 ? 1 : 0) : "");

/** @param {number | null | undefined} bytes */
const megabytes = (bytes) => (bytes ? number(bytes / 1e6, bytes < 1e7 ? 2 : 0) : "");

/** @param {any} record */
function timeAndRatio(record) {
  if (!record) return ["", ""];
  if (record.notSupported) return [`not supported: ${record.notSupported}`, ""];
  if (record.notRun) return [`not run: ${record.notRun}`, ""];
  return [time(record.msPerStep), number(record.timesPytorch1, 2)];
}

/** @param {any} record */
function gpu(record) {
  const { dispatches, submits, readBacks, bytesWritten } = record?.gpuPerStep ?? {};
  if (dispatches === undefined) return "";
  return `${number(dispatches)}, ${number(submits)}, ${number(readBacks)}, ${number(bytesWritten / 1e3)} kB`;
}

/** @param {any} results @param {any} contestant */
function row(results, { id, engine, where }) {
  const of = (/** @type {any[]} */ records) => records.find((record) => record.id === id);
  const [narrow, wide] = results.comparisons.map((/** @type {any} */ comparison) =>
    of(comparison.records),
  );
  const loaded = of(results.loads);
  const { peakRss, gpuProcessPeakRss } = narrow?.memory ?? {};
  const memory = peakRss
    ? megabytes(peakRss + (narrow.gpuPerStep ? (gpuProcessPeakRss ?? 0) : 0))
    : "";
  return [
    engine,
    where,
    ...timeAndRatio(narrow),
    ...timeAndRatio(
      wide?.notSupported === narrow?.notSupported && narrow?.notSupported ? undefined : wide,
    ),
    gpu(narrow),
    time(loaded?.loadMs),
    megabytes(loaded?.download.brotliBytes),
    memory,
  ];
}

const HEAD = [
  "engine",
  "where",
  "f = 16: ms/step",
  "x PyTorch",
  "f = 32: ms/step",
  "x PyTorch",
  "dispatches, submits, read-backs, written per step",
  "load, ms",
  "download, MB",
  "peak memory, MB",
];

/** @param {import("./minute.js").Minute[]} minutes */
function learned(minutes) {
  const each = minutes.map(
    ({ seed, steps, sure, modes }) =>
      `seed ${seed}: ${number(steps)} steps, ${number(100 * sure, 1)}%, ${modes} modes`,
  );
  return (
    "A minute after Train on the page's defaults, on its CPU, the classifier reads this share of 1,000 fakes with a " +
    `confidence above 0.9: ${each.join("; ")}.`
  );
}

/** @param {string[][]} rows of cells */
const lines = (rows) => rows.map((cells) => `| ${cells.join(" | ")} |`).join("\n");

/** @param {any} results */
export function table(results) {
  const rows = [
    HEAD,
    HEAD.map(() => "---"),
    ...results.contestants.map((/** @type {any} */ one) => row(results, one)),
  ];
  const { machine, date, versions } = results;
  const caption =
    `${machine.cpu}, ${machine.threads} threads, ${date.slice(0, 10)}, at ${versions.commit}; ` +
    `${versions.chromium}, GPU: ${results.gpu || "none"}.`;
  const { minutes } = results;
  const paragraphs = [lines(rows), caption, ...(minutes.length > 0 ? [learned(minutes)] : [])];
  return paragraphs.join("\n\n");
}

/** @param {Record<string, string>} settings */
const named = (settings) =>
  Object.entries(settings)
    .map(([name, value]) => `\`${name}=${value}\``)
    .join(", ");

/**
 * The time of a step with each technique, as a multiple of the plain step's.
 * @param {any} results
 */
export function techniqueTable({ contestants, techniques, machine, date, versions }) {
  /** @type {import("./techniques.js").Series[]} */
  const series = techniques;
  const places = new Map(contestants.map((/** @type {any} */ { id, where }) => [id, where]));
  const head = ["technique", "settings", ...series.map(({ id }) => places.get(id))];
  const plain = series.map(({ plainMsPerStep }) => `${time(plainMsPerStep)} ms`);
  const [{ measured }] = series;
  const rows = [
    head,
    head.map(() => "---"),
    ["none: the plain step", "", ...plain],
    ...measured.map(({ technique, settings }, at) => [
      technique,
      named(settings),
      ...series.map((one) => cost(one.measured[at])),
    ]),
  ];
  return `${lines(rows)}\n\n${machine.cpu}, ${date.slice(0, 10)}, at ${versions.commit}.`;
}

/** @param {import("./techniques.js").Measured} measured */
const cost = ({ notSupported, timesPlain }) =>
  notSupported ? `not supported: ${notSupported}` : number(timesPlain, 2);

/**
 * @param {string} text a document with the two markers of a name
 * @param {string} name
 * @param {string} content what to put between them
 */
export function between(text, name, content) {
  const [startMark, endMark] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const [start, end] = [text.indexOf(startMark), text.indexOf(endMark)];
  if (start < 0 || end < start)
    throw new Error(`docs/benchmarks.md has no ${startMark} ... ${endMark}.`);
  return `${text.slice(0, start + startMark.length)}\n${content}\n${text.slice(end)}`;
}
