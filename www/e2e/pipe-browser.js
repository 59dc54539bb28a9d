import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Drives Chromium directly. Playwright keeps every page "visible" whatever tab is in front, so a test of a hidden tab
 * cannot use it.
 */
export class PipeBrowser {
  #nextId = 1;
  /** @type {Map<number, { resolve: (result: any) => void, reject: (error: Error) => void }>} */
  #pending = new Map();
  #rest = "";
  #profile = mkdtempSync(join(tmpdir(), "gan-e2e-"));

  /** @param {string} executable */
  constructor(executable) {
    const flags = ["--headless=new", "--no-sandbox", "--no-first-run", "--remote-debugging-pipe"];
    this.process = spawn(
      executable,
      [...flags, `--user-data-dir=${this.#profile}`, "about:blank"],
      {
        stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
      },
    );
    const [, , , input, output] = this.process.stdio;
    this.input = /** @type {import("node:stream").Writable} */ (input);
    /** @type {import("node:stream").Readable} */ (output).on("data", (data) =>
      this.#receive(data),
    );
  }

  /** @param {Buffer} data */
  #receive(data) {
    const messages = (this.#rest + data.toString()).split("\0");
    this.#rest = messages.pop() ?? "";
    for (const text of messages) {
      const { id, result, error } = JSON.parse(text);
      if (id === undefined) continue; // an event
      const call = this.#pending.get(id);
      this.#pending.delete(id);
      if (error) call?.reject(new Error(error.message));
      else call?.resolve(result);
    }
  }

  /**
   * @param {string} method of the Chrome DevTools Protocol
   * @param {object} [params]
   * @param {string} [sessionId]
   * @returns {Promise<any>}
   */
  send(method, params = {}, sessionId) {
    const id = this.#nextId++;
    this.input.write(JSON.stringify({ id, method, params, sessionId }) + "\0");
    return new Promise((resolve, reject) => this.#pending.set(id, { resolve, reject }));
  }

  /**
   * A new tab, in front of the others.
   * @param {string} url
   */
  async open(url) {
    const { targetId } = await this.send("Target.createTarget", { url });
    await this.send("Target.activateTarget", { targetId });
    const { sessionId } = await this.send("Target.attachToTarget", { targetId, flatten: true });
    return sessionId;
  }

  /**
   * @param {string} sessionId
   * @param {string} expression
   */
  async evaluate(sessionId, expression) {
    const options = { expression, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await this.send("Runtime.evaluate", options, sessionId);
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return result.value;
  }

  async close() {
    const ended = new Promise((resolve) => this.process.once("exit", resolve));
    await this.send("Browser.close").catch(() => this.process.kill());
    await ended;
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
