import { formatDate, formatNumber, t } from "./i18n/index.js";

/** All that the page writes in digits, each kind of number in one way. */

/** Beyond it a number is no longer read digit by digit. */
const SCIENTIFIC_FROM = 1e7;

/** @param {number} value of things that are counted: steps, pictures, weights */
export function count(value) {
  return formatNumber(value, { maximumFractionDigits: 0 });
}

/**
 * @param {number} value
 * @param {number} digits after the decimal point, always so many
 */
export function fixed(value, digits) {
  return formatNumber(value, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: "negative", // no "-0.000"
  });
}

/** @param {number} share */
export function percent(share) {
  return formatNumber(share, {
    style: "percent",
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
}

/** @param {number} bytes */
export function megabytes(bytes) {
  return fixed(bytes / 1e6, 1);
}

/**
 * A duration in words, in two units at most.
 * @param {number} seconds
 */
export function duration(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  if (h) return t("time.hours", { h: count(h), m });
  return m ? t("time.minutes", { m, s }) : t("time.seconds", { s });
}

/**
 * A measurement with as many decimals as its size deserves: three, as in the lesson's log, below 10, and none from 1,000
 * on.
 * @param {number | undefined} value
 */
export function statistic(value) {
  if (value === undefined || !Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  if (size >= SCIENTIFIC_FROM) {
    return formatNumber(value, { notation: "scientific", maximumFractionDigits: 2 });
  }
  const whole = Math.floor(size).toString().length;
  return fixed(value, Math.max(0, 4 - whole));
}

/**
 * The value of a setting as one types it: without the engine's trailing zeros, and without separators of thousands, which
 * elsewhere are decimal points.
 * @param {number | string} value
 */
export function settingNumber(value) {
  const number = Number(value);
  if (value === "" || !Number.isFinite(number)) return String(value);
  return formatNumber(number, { useGrouping: false, maximumFractionDigits: 12 });
}

/** @param {number} perSecond */
export function rate(perSecond) {
  if (perSecond <= 0) return "–";
  return fixed(perSecond, perSecond >= 10 ? 0 : perSecond >= 1 ? 1 : 2);
}

const DAY_S = 24 * 3600;

/**
 * How long ago something was, in words; a date when that is clearer.
 * @param {number} thenMs
 * @param {number} nowMs
 */
export function ago(thenMs, nowMs) {
  const seconds = Math.max(0, (nowMs - thenMs) / 1000); // the clock may have been set back
  if (seconds < DAY_S) return t("time.ago", { time: duration(seconds) });
  return formatDate(thenMs);
}
