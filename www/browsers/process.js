import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { createServer } from "node:net";

/** A driver that does not answer within so long will not. */
const START_LIMIT_MS = 30_000;
const LOOK_EVERY_MS = 100;

/** @typedef {import("node:child_process").ChildProcess} ChildProcess */

/** @returns {Promise<number>} a port that nobody listens at */
async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** @param {ChildProcess} child */
async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill();
  await ended;
}

/**
 * @param {string} url
 * @param {ChildProcess} child
 * @param {string} log
 */
async function answers(url, child, log) {
  const end = Date.now() + START_LIMIT_MS;
  while (Date.now() < end) {
    if (child.exitCode !== null) break;
    const response = await fetch(`${url}/status`).catch(() => null);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  throw new Error(`The driver did not answer at ${url}. It may say why in ${log}.`);
}

/**
 * Starts a WebDriver server; all of them take a port in this way.
 * @param {string} command
 * @param {Record<string, string>} env what it and its browser find in their environment besides
 * @param {string} log the file for what both have to say
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startDriver(command, env, log) {
  const port = await freePort();
  const output = openSync(log, "w");
  const child = spawn(command, [`--port=${port}`], {
    env: { ...process.env, ...env },
    stdio: ["ignore", output, output],
  });
  closeSync(output); // the driver has its own copy
  child.once("error", () => {}); // it has no exit code then, and `answers` tells of it
  const url = `http://127.0.0.1:${port}`;
  try {
    await answers(url, child, log);
  } catch (error) {
    await stop(child);
    throw error;
  }
  return { url, stop: () => stop(child) };
}

/**
 * Starts an X server without a screen, for a browser that has no headless mode.
 * @returns {Promise<{ display: string, stop: () => Promise<void> }>}
 */
export async function startXvfb() {
  // It chooses a free display itself, and writes its number to file descriptor 3.
  const options = ["-displayfd", "3", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"];
  const child = spawn("Xvfb", options, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const output = /** @type {import("node:stream").Readable} */ (child.stdio[3]);
  const number = await new Promise((resolve, reject) => {
    output.once("data", (data) => resolve(String(data).trim()));
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`Xvfb ended with code ${code}.`)));
  });
  return { display: `:${number}`, stop: () => stop(child) };
}
