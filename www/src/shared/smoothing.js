/**
 * Exponential running mean. A gap in the values is one in the means, too, which go on behind it from where they were.
 * @param {(number | null)[]} values
 * @param {number} weight of each new value, from 0 (without 0) to 1
 * @returns {(number | null)[]}
 */
export function smooth(values, weight) {
  let mean = NaN;
  return values.map((value) => {
    if (value === null) return null;
    mean = Number.isNaN(mean) ? value : mean + weight * (value - mean);
    return mean;
  });
}

/**
 * The weight of each new value in a running mean over about so many steps.
 * @param {number} stride steps from value to value
 * @param {number} steps 0 = as measured
 */
export function weightOf(stride, steps) {
  return steps > 0 ? 1 - Math.exp(-stride / steps) : 1;
}
