import { join } from "node:path";
import { bundle } from "./bundle.js";
import { peakRss } from "./memory.js";
import { BENCH } from "./paths.js";
import { chromium } from "./www.js";

/** @typedef {import("./contestants.js").BrowserContestant} BrowserContestant */
/** @typedef {import("../engines/digits.js").Config} Config */
/** @typedef {Awaited<ReturnType<typeof import("./server.js").serve>>} Server */

/** webdriver.json's, and none of the slowing down of pages that nobody looks at. */
const FLAGS = [
  "--no-sandbox",
  "--disable-dev-shm-usage",
  "--enable-unsafe-webgpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-background-timer-throttling",
  "--disable-renderer-backgrounding",
];
const SOFTWARE_GPU = ["--use-webgpu-adapter=swiftshader", "--enable-unsafe-swiftshader"];

/** One contestant with one configuration, in a browser of its own. */
export class BrowserLane {
  #closed = false;

  /**
   * @param {BrowserContestant} contestant
   * @param {Config} config
   * @param {{ server: Server, adapter: string }} surroundings
   */
  constructor(contestant, config, { server, adapter }) {
    this.contestant = contestant;
    this.config = config;
    this.server = server;
    this.flags = adapter === "hardware" ? FLAGS : [...FLAGS, ...SOFTWARE_GPU];
    this.id = contestant.id;
  }

  async open() {
    await bundle(this.contestant);
    const loadsMs = [];
    const fetchedBefore = new Set(this.server.fetched);
    await this.#launch();
    loadsMs.push(await this.#load());
    const files = [...this.server.fetched].filter((file) => !fetchedBefore.has(file));
    const parameters = await this.#create();
    return { loadsMs, files, parameters, adapter: await this.#adapter() };
  }

  /** How long the engine takes to load in a fresh browser, in ms; this lane's own goes on as it is. */
  async reload() {
    const other = new BrowserLane(this.contestant, this.config, {
      server: this.server,
      adapter: "",
    });
    other.flags = this.flags;
    try {
      await other.#launch();
      return await other.#load();
    } finally {
      await other.close();
    }
  }

  async #launch() {
    this.browser = await chromium.launch({
      executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
      args: this.flags,
      handleSIGINT: false, // main.js closes everything
      handleSIGTERM: false,
    });
    if (this.#closed) await this.browser.close();
    this.page = await this.browser.newPage();
    await this.page.addInitScript({ path: join(BENCH, "engines", "gpu-counters.js") });
    const page = this.contestant.isolated ? "isolated-page" : "page";
    await this.page.goto(`${this.server.origin}/${page}`);
  }

  /** From the first byte of the script to an engine that is ready, in ms. */
  async #load() {
    return this.#page.evaluate(async (url) => {
      const start = performance.now();
      const scope = /** @type {any} */ (globalThis);
      scope.engine = await import(url);
      await scope.engine.load();
      return performance.now() - start;
    }, `/bundles/${this.id}/entry.js`);
  }

  async #create() {
    return this.#page.evaluate(
      async ({ config, device }) => {
        const scope = /** @type {any} */ (globalThis);
        const bytes = async (/** @type {string} */ path) =>
          new Uint8Array(await (await fetch(path)).arrayBuffer());
        const isConditional = config.settings?.conditional === "on";
        const labels = isConditional ? await bytes("/labels") : undefined;
        scope.run = await scope.engine.create(config, await bytes("/digits"), { device, labels });
        return scope.run.parameters;
      },
      { config: this.config, device: this.contestant.device },
    );
  }

  async #adapter() {
    return this.#page.evaluate(async () => {
      const adapter = await /** @type {any} */ (navigator).gpu?.requestAdapter();
      const { vendor, architecture, description } = adapter?.info ?? {};
      return [vendor, architecture, description].filter(Boolean).join(" ");
    });
  }

  /** @param {number} steps */
  async train(steps) {
    return this.#page.evaluate(async (steps) => {
      const scope = /** @type {any} */ (globalThis);
      const before = { ...scope.gpuCounts };
      const start = performance.now();
      const losses = await scope.run.train(steps);
      const ms = performance.now() - start;
      /** @type {Record<string, number>} */
      const gpu = {};
      for (const name in before) gpu[name] = scope.gpuCounts[name] - before[name];
      return { ms, losses, gpu };
    }, steps);
  }

  /** In bytes; `null` where this system does not tell. */
  async memory() {
    const session = await this.#browser.newBrowserCDPSession();
    /** @type {{ processInfo: { type: string, id: number }[] }} */
    const { processInfo: processes } = await session.send("SystemInfo.getProcessInfo");
    const peak = (/** @type {string} */ type) =>
      Math.max(
        ...processes.filter((info) => info.type === type).map(({ id }) => peakRss(id) ?? 0),
      ) || null;
    const own = await this.#page.evaluate(() => {
      const { run } = /** @type {any} */ (globalThis);
      return { wasmBytes: run.wasmBytes?.() ?? null, tensorBytes: run.tensorBytes?.() ?? null };
    });
    return { peakRss: peak("renderer"), gpuProcessPeakRss: peak("GPU"), ...own };
  }

  async close() {
    this.#closed = true;
    await this.browser?.close();
  }

  get #browser() {
    if (!this.browser) throw new Error(`${this.id} is not open`);
    return this.browser;
  }

  get #page() {
    if (!this.page) throw new Error(`${this.id} is not open`);
    return this.page;
  }
}
