/**
 * A promise's result, or "late" if it has not settled in time.
 * @template T
 * @param {Promise<T>} promise
 * @param {number} limitMs
 * @returns {Promise<T | "late">}
 */
export function within(promise, limitMs) {
  /** @type {ReturnType<typeof setTimeout>} */
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(() => resolve("late"), limitMs);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
