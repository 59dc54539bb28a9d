import { join } from "node:path";

export const BENCH = join(import.meta.dirname, "..");
export const ROOT = join(BENCH, "..");
/** What may be thrown away: bundles, and results of runs that are not complete. */
export const WORK = join(process.env.TARGET_DIR ?? join(ROOT, "target"), "bench");
