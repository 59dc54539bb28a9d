import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { DIGITS, TINY, look, open, openReady, reaches } from "./helpers.js";

/** @typedef {import("@playwright/test").Page} Page */

const POINTS = 20_000;
/** What a task may take at most, so that the page answers while it trains; here, all tasks that follow from one thing. */
const LONGEST_TASK_MS = 50;

/** @param {Page} page @param {string} id */
function chart(page, id) {
  const element = page.locator(`#chart-${id}`);
  return {
    room: element.locator(".chart-room"),
    readout: element.locator(".chart-readout"),
    tool: (/** @type {string} */ name) => element.locator(`[data-tool=${name}]`),
    element,
    /** The step of the read-out. */
    step: async () =>
      Number(
        /step ([\d,]+):/i
          .exec(await element.locator(".chart-readout").innerText())?.[1]
          .replaceAll(",", ""),
      ),
    /** The steps that are shown. */
    range: () =>
      element.evaluate((one) => {
        const { shown } = /** @type {any} */ (one);
        return /** @type {[number, number]} */ (shown);
      }),
  };
}

/** @param {Page} page */
async function trained(page, steps = 60) {
  await open(page, `${TINY}&autoplay=1&steps=${steps}`);
  await reaches(page, "paused");
  const loss = chart(page, "loss");
  await expect.poll(loss.step).toBe(steps);
  await loss.element.scrollIntoViewIfNeeded();
  await loss.element.locator(".chart-more > summary").click();
  return loss;
}

/** Puts a long run of curves into the store. @param {Page} page @param {number} points */
function fill(page, points) {
  return page.evaluate((points) => {
    const { store } = /** @type {any} */ (document.querySelector("gan-app")).app;
    const [from] = [store.step];
    const rows = Array.from({ length: points }, (_, i) => ({
      ...store.latest,
      step: from + 1 + i,
      loss_d: 0.7 + 0.3 * Math.sin(i / 50),
      loss_g: 1 + Math.abs(Math.sin(i * 12.9898)),
    }));
    store.series.push(rows);
    store.latest = rows.at(-1);
    store.touch("metrics");
  }, points);
}

test("arrow keys read the curves at a step, in a live region, on both charts alike", async ({
  page,
}) => {
  const loss = await trained(page);
  await expect(loss.readout).toHaveText(
    /^\s*Last, step 60: +D loss \d\.\d{3}, mean \d\.\d{3} +G loss/,
  );
  await expect(loss.readout).toHaveAttribute("aria-live", "off");
  await loss.room.focus();
  await page.keyboard.press("Home");
  await expect.poll(loss.step).toBe(1);
  await expect(loss.readout).toHaveAttribute("aria-live", "polite");
  await page.keyboard.press("ArrowRight");
  await expect(loss.readout).toHaveText(/^\s*Step 2:/);
  await expect.poll(chart(page, "belief").step).toBe(2);
  await page.keyboard.press("PageUp");
  await expect.poll(loss.step).toBe(22);
  await page.keyboard.press("ArrowLeft");
  await expect.poll(loss.step).toBe(21);
  const values = await page.evaluate(() => {
    const { store } = /** @type {any} */ (document.querySelector("gan-app")).app;
    return store.series.curves(["loss_d", "loss_g"]).map((/** @type {number[]} */ all) => all[20]);
  });
  expect(values[0]).toBe(21);
  await expect(loss.readout).toContainText(`D loss ${values[1].toFixed(3)}`);
  await expect(loss.readout).toContainText(`G loss ${values[2].toFixed(3)}`);
  await loss.tool("log").focus(); // the cursor goes with the focus
  await expect(loss.readout).toHaveText(/^\s*Last, step 60:/);
});

test("a run that goes on from weights has a chart from its first step on", async ({ page }) => {
  await open(page, DIGITS);
  await reaches(page, "paused");
  await page.locator("#step-once").click();
  const loss = chart(page, "loss");
  await expect.poll(loss.step).toBe(5001);
  expect(await loss.range()).toEqual([5001, 5010]);
});

test("the pointer reads, zooms by a drag, by the wheel and by buttons, and all is shown again", async ({
  page,
}) => {
  const loss = await trained(page);
  const box = await loss.room.locator(".u-over").boundingBox();
  if (!box) throw new Error("no chart");
  const at = (/** @type {number} */ share) => box.x + share * box.width;
  const middle = box.y + box.height / 2;
  await page.mouse.move(at(0.5), middle);
  await expect.poll(loss.step).toBeGreaterThan(25);
  expect(await loss.step()).toBeLessThan(36);
  await expect(loss.readout).toHaveAttribute("aria-live", "off");

  await page.mouse.move(at(0.25), middle);
  await page.mouse.down();
  await page.mouse.move(at(0.5), middle, { steps: 5 });
  await page.mouse.up();
  const [from, to] = await loss.range();
  expect(from).toBeGreaterThan(12);
  expect(to).toBeLessThan(34);
  expect(await chart(page, "belief").range()).toEqual([from, to]);

  await page.keyboard.down("Shift");
  await page.mouse.wheel(0, 100);
  await page.keyboard.up("Shift");
  await expect.poll(async () => (await loss.range())[0]).toBeGreaterThan(from);
  await loss.tool("all").click();
  expect(await loss.range()).toEqual([1, 60]);
  await expect(loss.tool("further")).toBeDisabled();

  await page.mouse.move(at(0.5), middle);
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -100);
  await page.keyboard.up("Control");
  await expect.poll(async () => (await loss.range())[0]).toBeGreaterThan(5);
  await loss.tool("earlier").click();
  await loss.tool("closer").click();
  await page.mouse.dblclick(at(0.5), middle);
  expect(await loss.range()).toEqual([1, 60]);
  const scrolled = () => page.locator(".middle").evaluate((one) => one.scrollTop);
  const before = await scrolled();
  await page.mouse.wheel(0, before > 0 ? -200 : 200); // alone it scrolls what the chart stands in
  await expect.poll(scrolled).not.toBe(before);
  expect(await loss.range()).toEqual([1, 60]);
});

test("below high curves there is room for the steps' numbers, and below these for the tools", async ({
  page,
}) => {
  await page.setViewportSize({ width: 768, height: 1024 });
  await openReady(page, `${TINY}&lang=en`);
  const room = page.locator("#chart-loss .chart-room");
  const [all, over] = [await room.boundingBox(), await room.locator(".u-over").boundingBox()];
  expect(all?.height).toBeGreaterThan(160);
  expect((all?.height ?? 0) - (over?.height ?? 0)).toBeGreaterThanOrEqual(48);
});

test("keys zoom and pan, and log scale and smoothing draw other curves", async ({ page }) => {
  const loss = await trained(page);
  const canvas = "#chart-loss canvas";
  await loss.room.focus();
  await page.keyboard.press("+");
  const [from] = await loss.range();
  expect(from).toBeGreaterThan(1);
  await page.keyboard.press("Shift+ArrowLeft");
  expect((await loss.range())[0]).toBeLessThan(from);
  await page.keyboard.press("End"); // moves what is shown along
  await expect.poll(loss.step).toBe(60);
  expect((await loss.range())[1]).toBe(60);
  await page.keyboard.press("0");
  expect(await loss.range()).toEqual([1, 60]);

  const linear = await look(page, canvas);
  await loss.tool("log").click();
  await expect(loss.tool("log")).toHaveAttribute("aria-pressed", "true");
  await expect.poll(async () => (await look(page, canvas)).print).not.toBe(linear.print);
  const logarithmic = await look(page, canvas);
  await loss.tool("smoothing").selectOption("0");
  await expect.poll(async () => (await look(page, canvas)).print).not.toBe(logarithmic.print);
  await expect(loss.readout).not.toContainText("mean");
  await expect(chart(page, "belief").readout).not.toContainText("mean");
});

test("the values stand in a table of at most 200 rows, and all of them in a CSV file", async ({
  page,
}) => {
  const loss = await trained(page);
  await expect(loss.element.locator("table")).toHaveCount(0);
  await loss.element.locator(".chart-values > summary").click();
  await expect(loss.element.locator("tbody tr")).toHaveCount(60);
  await expect(loss.element.locator("thead th")).toHaveText(["step", "D loss", "G loss"]);
  await fill(page, 1000);
  await expect.poll(loss.step).toBe(1060);
  await expect(loss.element.locator("tbody tr")).toHaveCount(60); // it does not change under its reader
  await loss.tool("renew").click();
  await expect(loss.element.locator("tbody tr")).toHaveCount(200);
  await expect(loss.element.locator("tbody th").last()).toHaveText("1,060");
  const [download] = await Promise.all([page.waitForEvent("download"), loss.tool("csv").click()]);
  expect(download.suggestedFilename()).toBe("chart-loss-step-1060.csv");
  const lines = (await readFile(await download.path(), "utf8")).trim().split("\r\n");
  expect([lines[0], lines.length]).toEqual(["step,D loss,G loss", 1061]);
});

test("with 20,000 points neither a new value nor a key takes the page over 50 ms", async ({
  page,
}) => {
  const loss = await trained(page);
  await fill(page, POINTS);
  await expect.poll(loss.step).toBe(60 + POINTS);
  await loss.room.focus();
  // The time that the page's thread computes, as machines that run tests are busy with other things, too.
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const computed = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return 1000 * Number(metrics.find(({ name }) => name === "TaskDuration")?.value);
  };
  /** @type {Record<string, number>} */
  const took = {};
  for (const key of ["value", "End", "+", "+", "ArrowLeft", "Shift+ArrowLeft", "-", "0", "Home"]) {
    const before = await computed();
    if (key === "value") await fill(page, 1);
    else await page.keyboard.press(key);
    await page.waitForTimeout(600); // for what follows from it
    took[key] = Math.round((await computed()) - before);
  }
  const said = Object.entries(took).map(([key, ms]) => `${key} ${ms} ms`);
  test.info().annotations.push({ type: "computed", description: said.join(", ") });
  expect(Object.values(took).filter((ms) => ms > LONGEST_TASK_MS)).toEqual([]);
});
