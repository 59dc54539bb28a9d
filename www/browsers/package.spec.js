import { expect } from "@playwright/test";
import { test } from "./drivers.js";
import { Page } from "./page.js";

/** The package that scripts/build-package.sh makes, in the examples that use it; playwright.browsers.config.js serves them. */

/** @param {string | undefined} baseURL of the page */
function examples(baseURL) {
  const { port } = new URL(/** @type {string} */ (baseURL));
  return `http://127.0.0.1:${Number(port) + 100}`;
}

test("the example that trains does so, and draws on the way", async ({ driver, baseURL }) => {
  const page = new Page(driver, `${examples(baseURL)}/examples/train/`);
  await driver.get(`${page.url}?steps=20`);
  await expect.poll(() => page.attribute("#said", "data-state"), { timeout: 120_000 }).toBe("done");
  expect(await page.text("#said")).toMatch(/^Step 20: D loss \d\.\d{3}, G loss \d\.\d{3}$/);
  expect((await page.look("canvas")).deviation).toBeGreaterThan(1);
});

test("the example that draws has digits from weights", async ({ driver, baseURL }) => {
  const page = new Page(driver, `${examples(baseURL)}/examples/draw/`);
  await driver.get(page.url);
  await expect.poll(() => page.attribute("#said", "data-state"), { timeout: 60_000 }).toBe("done");
  expect(await page.text("#said")).toMatch(/after \d+ steps/);
  expect((await page.look("canvas")).deviation).toBeGreaterThan(30); // black, and white strokes
});

/** In a worker; it answers what came of it. @param {string} url of the package */
const WORK = (url) => `
  import { Engine, TroubleError } from "${url}";
  const said = [];
  const settings = { features_g: 2, features_d: 2, batch_size: 16, z_dim: 8, seed: 3 };
  try {
    const engine = await Engine.open({ settings, device: "cpu" });
    said.push(engine.device.device, engine.step);
    const images = new Uint8Array(16 + 32 * 28 * 28);
    new DataView(images.buffer).setUint32(0, 0x803);
    [32, 28, 28].forEach((size, i) => new DataView(images.buffer).setUint32(4 + 4 * i, size));
    images.forEach((_, i) => { if (i >= 16) images[i] = (i * 37) % 251; });
    await engine.loadDataset(images);
    const events = await engine.train(3);
    said.push(engine.step, events.filter((one) => one.type === "metrics").flatMap((one) => one.rows).length);
    const before = (await engine.draw()).pixels.join();
    const saved = await engine.save();
    const other = await Engine.open({ weights: saved, device: "cpu" });
    said.push(other.step, (await other.draw()).pixels.join() === before);
    const onnx = new TextDecoder().decode(await other.convert("onnx"));
    said.push(onnx.includes("ConvTranspose"), (await other.walk({ from: 1, to: 2 })).columns);
    engine.free();
    await Engine.open({ settings: { features_g: 0 }, device: "cpu" }).catch((error) => {
      said.push(error instanceof TroubleError, error.code, error.params.name);
    });
    await Engine.open({ weights: new Uint8Array(9), device: "cpu" }).catch((error) => {
      said.push(error instanceof TroubleError, error.code);
    });
    await other.loadDataset(new Uint8Array(9)).catch((error) => said.push(error instanceof TroubleError));
    await other.handle({ type: "nope" }).catch((error) => said.push(error instanceof TroubleError));
  } catch (error) {
    said.push(String(error));
  }
  postMessage(said);
`;

test("in a worker it trains, saves, converts, and says what is wrong", async ({
  driver,
  baseURL,
}) => {
  const site = examples(baseURL);
  await driver.get(`${site}/examples/draw/`);
  const said = await driver.executeAsyncScript(
    `const [source, answer] = arguments;
    const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    const worker = new Worker(url, { type: "module" });
    worker.onmessage = ({ data }) => answer(data);
    worker.onerror = ({ message }) => answer(["worker", message]);`,
    WORK(`${site}/pkg/npm/index.js`),
  );
  expect(said).toEqual([
    ...["cpu", 0, 3, 3, 3, true, true, 11],
    ...[true, "setting_range", "features_g", true, "checkpoint_format", true, true],
  ]);
});
