/** CSV as RFC 4180 has it, but for comment lines that begin with #: `pandas.read_csv(file, comment="#")` skips them. */

/** @param {unknown} value */
function field(value) {
  if (value === null || value === undefined || Number.isNaN(value)) return "";
  const text = String(value);
  return /[",\r\n#]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** @param {string} text one comment, which may have several lines */
function comment(text) {
  return text.split(/\r\n|\r|\n/).map((line) => `# ${line}`);
}

/**
 * @param {{ comments?: string[], header: string[], rows: unknown[][] }} table null and NaN leave a field empty
 */
export function toCsv({ comments = [], header, rows }) {
  const lines = [...comments.flatMap(comment), ...[header, ...rows].map((row) => row.map(field))];
  return lines.map((line) => (Array.isArray(line) ? line.join(",") : line) + "\r\n").join("");
}

/** Rows from columns. @param {unknown[][]} columns of the same length */
export function transposed(columns) {
  return (columns[0] ?? []).map((_, i) => columns.map((column) => column[i]));
}
