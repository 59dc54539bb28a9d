/** @param {number[]} values at least one */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Least squares line through points, and how much of the spread it explains.
 * @param {[number, number][]} points
 */
export function linearFit(points) {
  const mean = (/** @type {number[]} */ values) =>
    values.reduce((a, b) => a + b, 0) / values.length;
  const x0 = mean(points.map(([x]) => x));
  const y0 = mean(points.map(([, y]) => y));
  const sum = (/** @type {(x: number, y: number) => number} */ f) =>
    points.reduce((total, [x, y]) => total + f(x, y), 0);
  const slope = sum((x, y) => (x - x0) * (y - y0)) / sum((x) => (x - x0) ** 2);
  const intercept = y0 - slope * x0;
  const missed = sum((x, y) => (y - intercept - slope * x) ** 2);
  return { slope, intercept, r2: 1 - missed / sum((_, y) => (y - y0) ** 2) };
}
