import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { arch, cpus, platform, release, totalmem } from "node:os";
import { join } from "node:path";
import { BENCH, ROOT } from "./paths.js";

/** @param {string} command @param {string[]} args */
function ask(command, ...args) {
  try {
    return execFileSync(command, args, {
      cwd: ROOT,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return null;
  }
}

/** What the figures depend on besides the code. */
export function describeMachine() {
  const processors = cpus();
  return {
    cpu: processors[0]?.model ?? "unknown",
    threads: processors.length,
    memoryBytes: totalmem(),
    system: `${platform()} ${release()} ${arch()}`,
  };
}

export function describeVersions() {
  const { dependencies } = JSON.parse(readFileSync(join(BENCH, "package.json"), "utf8"));
  const torch = "import torch; print(torch.__version__)";
  const isClean =
    ask("git", "status", "--porcelain", "--", "src", "Cargo.toml", "Cargo.lock") === "";
  return {
    commit: `${ask("git", "rev-parse", "--short", "HEAD")}${isClean ? "" : " with changes"}`,
    rustc: ask("rustc", "--version"),
    node: process.version,
    chromium: ask(process.env.CHROMIUM || "/usr/bin/chromium", "--version"),
    torch: process.env.BENCH_PYTHON ? ask(process.env.BENCH_PYTHON, "-c", torch) : null,
    ...dependencies,
  };
}
