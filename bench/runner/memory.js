import { readFileSync } from "node:fs";

/**
 * The most memory that a process has had, in bytes; `null` where /proc does not tell.
 * @param {number} pid
 */
export function peakRss(pid) {
  try {
    const [, kib] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return kib ? Number(kib) * 1024 : null;
  } catch {
    return null;
  }
}
