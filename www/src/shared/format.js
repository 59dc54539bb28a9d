import { formatDate, formatNumber, t } from "./i18n/index.js";

/** @param {number} bytes */
export function megabytes(bytes) {
  return formatNumber(bytes / 1e6, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

/**
 * A duration in words, in two units at most.
 * @param {number} seconds
 */
export function duration(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  if (h) return t("time.hours", { h, m });
  return m ? t("time.minutes", { m, s }) : t("time.seconds", { s });
}

/**
 * A statistic with a plain decimal point, as programs and the lesson's log print it.
 * @param {number | undefined} value
 */
export function statistic(value) {
  return value === undefined ? "–" : value.toFixed(3);
}

/** @param {number} perSecond */
export function rate(perSecond) {
  if (perSecond <= 0) return "–";
  return perSecond >= 10 ? perSecond.toFixed(0) : perSecond.toFixed(perSecond >= 1 ? 1 : 2);
}

const DAY_S = 24 * 3600;

/**
 * How long ago something was, in words; a date when that is clearer.
 * @param {number} thenMs
 * @param {number} nowMs
 */
export function ago(thenMs, nowMs) {
  const seconds = (nowMs - thenMs) / 1000;
  if (seconds < DAY_S) return t("time.ago", { time: duration(seconds) });
  return formatDate(thenMs);
}
