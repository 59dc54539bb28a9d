import { describe, expect, it } from "vitest";
import { thinned } from "../src/shared/chart-table.js";
import { ChartWindow, panned, windowOf, zoomed } from "../src/shared/chart-window.js";
import { toCsv, transposed } from "../src/shared/csv.js";
import { smooth, weightOf } from "../src/shared/smoothing.js";

/** @typedef {import("../src/shared/chart-window.js").Range} Range */

/** @type {Range} */
const ALL = [1, 1001];

describe("smoothing", () => {
  it("leaves a constant alone, and moves towards what is new", () => {
    expect(smooth([1, 1, 1], weightOf(1, 30))).toEqual([1, 1, 1]);
    const rising = smooth([0, 1, 1, 1], weightOf(30, 30));
    expect(rising[1]).toBeCloseTo(1 - Math.exp(-1));
    expect(rising[3]).toBeGreaterThan(Number(rising[1]));
    expect(smooth([], 1)).toEqual([]);
  });

  it("keeps gaps, and gives the values themselves over no steps", () => {
    expect(smooth([1, null, 3], weightOf(1, 0))).toEqual([1, null, 3]);
    expect(smooth([null, 2], 0.5)).toEqual([null, 2]);
  });
});

describe("the part of the steps that charts show", () => {
  it("zooms about a step that keeps its place, and not beyond the ends", () => {
    expect(zoomed([1, 1001], 0.5, 501, ALL)).toEqual([251, 751]);
    expect(zoomed([1, 101], 0.5, 1, ALL)).toEqual([1, 51]);
    expect(zoomed([901, 1001], 100, 951, ALL)).toEqual(ALL);
    const [from, to] = zoomed([500, 504], 0.001, 502, ALL);
    expect(to - from).toBe(4);
  });

  it("pans as far as there are steps", () => {
    expect(panned([101, 201], 0.5, ALL)).toEqual([151, 251]);
    expect(panned([101, 201], -9, ALL)).toEqual([1, 101]);
    expect(panned([101, 201], 99, ALL)).toEqual([901, 1001]);
  });

  it("shows all again where nothing would be left out, and for another run", () => {
    const window = new ChartWindow();
    window.follow(1);
    window.show([200, 300], ALL);
    expect([window.isZoomed, window.within(ALL)]).toEqual([true, [200, 300]]);
    window.follow(1);
    expect(window.isZoomed).toBe(true);
    window.follow(2);
    expect([window.isZoomed, window.within(ALL)]).toEqual([false, ALL]);
    window.show([-50, 5000], ALL);
    expect(window.isZoomed).toBe(false);
  });

  it("moves along where it reaches to the last step, and stays elsewhere", () => {
    const window = new ChartWindow();
    window.show([901, 1001], ALL);
    expect(window.within([1, 2001])).toEqual([1901, 2001]);
    window.show([101, 201], ALL);
    expect(window.within([1, 2001])).toEqual([101, 201]);
  });

  it("tells every chart of a page, and none of another page", () => {
    const [page, other] = [{}, {}];
    expect(windowOf(page)).toBe(windowOf(page));
    expect(windowOf(other)).not.toBe(windowOf(page));
    let told = 0;
    const end = windowOf(page).watch(() => (told += 1));
    windowOf(page).smooth(100);
    windowOf(page).show([200, 300], ALL);
    end();
    windowOf(page).show(null, ALL);
    expect([told, windowOf(page).smoothing]).toEqual([2, 100]);
  });
});

describe("the table below a chart", () => {
  it("has all points of a short run, and 200 of a long one with both ends", () => {
    expect(thinned(3)).toEqual([0, 1, 2]);
    expect([thinned(0), thinned(1)]).toEqual([[], [0]]);
    const rows = thinned(20_000);
    expect([rows.length, rows[0], rows.at(-1)]).toEqual([200, 0, 19_999]);
    expect(new Set(rows).size).toBe(200);
  });
});

describe("CSV", () => {
  it("quotes what would break a line or a field, and leaves gaps empty", () => {
    const text = toCsv({
      comments: ["seed 7\nlr_d 0.1"],
      header: ["step", 'D "loss", mean'],
      rows: [
        [1, 0.5],
        [2, null],
        [3, NaN],
      ],
    });
    expect(text).toBe('# seed 7\r\n# lr_d 0.1\r\nstep,"D ""loss"", mean"\r\n1,0.5\r\n2,\r\n3,\r\n');
  });

  it("turns columns into rows", () => {
    expect(
      transposed([
        [1, 2],
        ["a", "b"],
      ]),
    ).toEqual([
      [1, "a"],
      [2, "b"],
    ]);
    expect(transposed([])).toEqual([]);
  });
});
