import { describe, expect, it } from "vitest";
import { coverage } from "../src/features/drawing-pad/coverage.js";
import { Drawing } from "../src/features/drawing-pad/drawing.js";
import { LatentSearch, nextIterations } from "../src/features/drawing-pad/latent-search.js";
import {
  FIELD,
  asDigit,
  fit,
  smallPicture,
  toMosaic,
} from "../src/features/drawing-pad/small-picture.js";
import { best, verdictOf } from "../src/features/drawing-pad/verdict.js";

/** @typedef {import("../src/features/drawing-pad/drawing.js").Stroke} Stroke */

/** @param {...[number, number]} points @returns {Stroke} */
const stroke = (...points) => points.map(([x, y]) => ({ x, y }));

/** A seven, with its bar. */
const SEVEN = [stroke([0.2, 0.2], [0.7, 0.2], [0.4, 0.9]), stroke([0.3, 0.5], [0.6, 0.5])];

/** First and last row and column with ink, and the centre of mass. @param {ArrayLike<number>} field */
function measured(field, side = FIELD) {
  const found = { left: side, right: -1, top: side, bottom: -1, x: 0, y: 0, ink: 0 };
  for (let at = 0; at < side * side; at++) {
    const [x, y, value] = [at % side, Math.floor(at / side), field[at]];
    if (!value) continue;
    found.left = Math.min(found.left, x);
    found.right = Math.max(found.right, x);
    found.top = Math.min(found.top, y);
    found.bottom = Math.max(found.bottom, y);
    found.x += value * x;
    found.y += value * y;
    found.ink += value;
  }
  return { ...found, x: found.x / found.ink, y: found.y / found.ink };
}

describe("the strokes", () => {
  it("are made by a pen that draws while it is down", () => {
    const drawing = new Drawing();
    drawing.moveTo({ x: 0.1, y: 0.1 });
    expect(drawing.isEmpty).toBe(true);
    drawing.begin();
    drawing.moveBy(0.2, 0);
    drawing.moveBy(0, 0.001); // too near to be seen
    drawing.end();
    drawing.moveBy(0, 0.5);
    expect(drawing.strokes).toEqual([stroke([0.1, 0.1], [expect.closeTo(0.3), 0.1])]);
  });

  it("stay on the pad", () => {
    const drawing = new Drawing();
    drawing.begin({ x: -1, y: 0.5 });
    drawing.moveTo({ x: 3, y: 0.5 });
    expect(drawing.strokes).toEqual([stroke([0, 0.5], [1, 0.5])]);
  });

  it("are taken back one by one, or all at once", () => {
    const drawing = new Drawing();
    for (const x of [0.1, 0.5, 0.9]) {
      drawing.begin({ x, y: 0.2 });
      drawing.end();
    }
    drawing.undo();
    expect(drawing.strokes).toEqual([stroke([0.1, 0.2]), stroke([0.5, 0.2])]);
    drawing.begin({ x: 0.7, y: 0.7 });
    drawing.undo();
    expect([drawing.strokes.length, drawing.isDown]).toEqual([2, false]);
    drawing.clear();
    expect(drawing.isEmpty).toBe(true);
  });
});

describe("what a pen covers", () => {
  it("is the share of each pixel", () => {
    // From the middle of the left edge to that of the right one, 2 pixels wide: rows 1 and 2 of 4 are full.
    expect([...coverage([stroke([0, 2], [4, 2])], 4, 2)]).toEqual([
      ...[0, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0],
    ]);
    // One pixel wide, half of it in each of two rows.
    const half = coverage([stroke([0, 2], [4, 2])], 4, 1);
    expect([...half.slice(4, 12)]).toEqual(Array(8).fill(128));
  });

  it("is a disk where the pen only touches the paper", () => {
    const ink = coverage([stroke([5, 5])], 10, 6).reduce((sum, value) => sum + value, 0) / 255;
    expect(ink).toBeCloseTo(Math.PI * 3 ** 2, 0);
  });

  it("counts once where strokes cross", () => {
    const one = coverage([stroke([2, 2], [8, 8])], 10, 2);
    const twice = coverage([stroke([2, 2], [8, 8]), stroke([2, 2], [8, 8])], 10, 2);
    expect(twice).toEqual(one);
  });
});

describe("a drawing as MNIST has digits", () => {
  it("fills a box of 20 pixels, with its centre of mass in the middle of 28", () => {
    const { left, right, top, bottom, x, y } = measured(asDigit(SEVEN));
    expect(Math.max(right - left, bottom - top) + 1).toBe(20);
    expect(Math.abs(x - 14)).toBeLessThanOrEqual(0.5);
    expect(Math.abs(y - 14)).toBeLessThanOrEqual(0.5);
  });

  it("is the same wherever and however large it was drawn", () => {
    const elsewhere = SEVEN.map((points) =>
      points.map(({ x, y }) => ({ x: 0.5 + x / 2, y: 0.25 + y / 2 })),
    );
    expect(asDigit(elsewhere)).toEqual(asDigit(SEVEN));
  });

  it("keeps its proportions: a one is as slim as its pen", () => {
    const { left, right, top, bottom, ink } = measured(asDigit([stroke([0.5, 0.1], [0.5, 0.9])]));
    expect(bottom - top + 1).toBe(20);
    expect(right - left + 1).toBeLessThanOrEqual(4);
    // As in MNIST, where the ink of a one is 2.9 times its length (median of the test images).
    expect(Math.abs(ink / 255 / 20 - 2.9)).toBeLessThan(0.15);
  });

  it("leaves no ink out, though its weight be at one end", () => {
    // A blot above a long thin tail: centred by mass alone, the tail would leave the picture.
    const scribble = Array.from({ length: 40 }, (_, i) => [0.2 + (i % 8) * 0.02, 0.05 + i * 0.003]);
    const blot = [stroke(.../** @type {[number, number][]} */ (scribble), [0.2, 0.95])];
    const { top, bottom, ink } = measured(asDigit(blot));
    expect([top >= 0, bottom <= 27, bottom - top + 1]).toEqual([true, true, 20]);
    expect(ink).toBeGreaterThan(0);
  });

  it("is a dot of a dot", () => {
    const { left, right, top, bottom, x, y } = measured(asDigit([stroke([0.9, 0.1])]));
    expect(right - left).toBeLessThan(4);
    expect(bottom - top).toBeLessThan(4);
    for (const centre of [x, y]) expect(Math.abs(centre - 14)).toBeLessThanOrEqual(0.5);
  });
});

describe("fitting to the networks' input", () => {
  it("pads as the engine does", () => {
    // The case of src/data/resize.rs.
    const [paper, ink, dark, light] = [-1, 1, -0.6, 0.6];
    expect([...fit(new Uint8Array([0, 255, 51, 204]), 2, 4)]).toEqual(
      [
        ...[paper, paper, paper, paper, paper, paper, ink, paper],
        ...[paper, dark, light, paper, paper, paper, paper, paper],
      ].map((value) => expect.closeTo(value, 5)),
    );
  });

  it("resizes as the engine does, which resizes like PyTorch", () => {
    const row = [0, 0, 31.875, 95.625, 159.375, 223.125, 255, 255].map((value) =>
      expect.closeTo(value / 127.5 - 1, 5),
    );
    const out = fit(new Uint8Array([0, 255, 0, 255]), 2, 8);
    for (let y = 0; y < 8; y++) expect([...out.subarray(8 * y, 8 * y + 8)]).toEqual(row);
  });

  it.each([32, 64])("gives %i pixels a side, strokes lighter than the paper", (side) => {
    const values = smallPicture(SEVEN, side);
    expect(values.length).toBe(side * side);
    expect([Math.min(...values), Math.max(...values)]).toEqual([-1, 1]);
    expect(values[0]).toBe(-1);
    const mosaic = toMosaic(values, side);
    expect([mosaic.tile, mosaic.pixels[0], Math.max(...mosaic.pixels)]).toEqual([side, 0, 255]);
  });

  it("draws dark on light where the run's images are so", () => {
    const [usual, other] = [smallPicture(SEVEN, 32), smallPicture(SEVEN, 32, true)];
    expect([...other]).toEqual([...usual].map((value) => expect.closeTo(-value, 5)));
  });
});

describe("the verdict", () => {
  /** @param {import("#pkg/types").Loss} loss @param {number} logit */
  const found = (loss, logit) => {
    const values = new Float32Array();
    return {
      what: /** @type {const} */ ("attribution"),
      step: 3,
      loss,
      value: 0,
      logit,
      side: 0,
      values,
    };
  };

  it("is a probability where the loss is a cross-entropy, and else a score", () => {
    expect(verdictOf(found("bce", Math.log(3)), 7).probability).toBeCloseTo(0.75);
    expect(verdictOf(found("minimax", 0), undefined).probability).toBe(0.5);
    for (const loss of /** @type {const} */ (["least_squares", "hinge", "wasserstein"])) {
      expect(verdictOf(found(loss, 2), undefined)).toMatchObject({
        probability: undefined,
        logit: 2,
      });
    }
  });

  it("is that of the class which convinces most", () => {
    const all = [-1, 4, 2].map((logit, i) => verdictOf(found("bce", logit), i));
    expect(best(all).class).toBe(1);
  });
});

describe("the search", () => {
  const wanted = { picture: new Float32Array(4), class: 3, seed: 1 };

  /** An engine whose searches take 25 iterations, and come nearer with each. */
  function search({ fails = Infinity } = {}) {
    /** @type {any[]} */
    const asked = [];
    let iterations = 0;
    const told = { hindrance: /** @type {any} */ (undefined), changes: 0 };
    const found = new LatentSearch({
      ask: async (command) => {
        asked.push(command);
        if (asked.length > fails) return undefined;
        iterations = command.type === "invert" ? 0 : Math.min(25, iterations + command.iterations);
        return /** @type {any} */ ({ iterations, of: 25, distance: 1 - iterations / 100 });
      },
      hindrance: () => told.hindrance,
      changed: () => (told.changes += 1),
    });
    return { found, asked, told };
  }

  it("begins, and goes on to its last iteration", async () => {
    const { found, asked } = search();
    const run = found.run(wanted);
    expect(found.isBusy).toBe(true);
    await run;
    expect(asked).toEqual([
      { type: "invert", picture: { from: "given", values: wanted.picture }, class: 3, seed: 1 },
      ...[4, 10, 10, 10].map((iterations) => ({ type: "invert_on", iterations })),
    ]);
    expect(found).toMatchObject({ outcome: "done", isBusy: false, first: 1 });
    expect(found.found).toMatchObject({ iterations: 25, distance: 0.75 });
  });

  it.each([
    ["many", 4, 0, 10],
    ["as many as fit", 4, 200, 5],
    ["fewer", 10, 500, 5],
    ["few, but never none", 4, 60_000, 2],
  ])("does %s iterations at a time as the engine has speed", (_, before, elapsedMs, next) => {
    expect(nextIterations(before, elapsedMs)).toBe(next);
  });

  it("ends when the learner says so, and keeps what it has", async () => {
    const { found, asked, told } = search();
    const run = found.run(wanted);
    await Promise.resolve();
    await Promise.resolve();
    found.end("stopped");
    const { changes } = told;
    await run;
    expect(found.outcome).toBe("stopped");
    expect(asked.length).toBeLessThan(4);
    expect(told.changes).toBe(changes);
    expect(found.found).toBeDefined();
  });

  it("ends with training, and keeps what it has", async () => {
    const { found, told } = search();
    told.hindrance = "trained";
    await found.run(wanted);
    expect(found).toMatchObject({ outcome: "trained", found: { iterations: 0 } });
  });

  it("ends with its run, of which nothing is kept", async () => {
    const { found, told } = search();
    told.hindrance = "replaced";
    await found.run(wanted);
    expect(found).toMatchObject({ outcome: "replaced", found: undefined, isBusy: false });
  });

  it("ends with what the engine cannot do", async () => {
    const { found } = search({ fails: 2 });
    await found.run(wanted);
    expect(found).toMatchObject({ outcome: "failed", found: { iterations: 4 } });
  });

  it("says nothing of the run before where there was no search", () => {
    const { found, told } = search();
    found.forget();
    expect([found.outcome, told.changes]).toEqual([undefined, 0]);
  });

  it("is overtaken by the next one", async () => {
    const { found } = search();
    const first = found.run(wanted);
    const next = { ...wanted, seed: 2 };
    await Promise.all([first, found.run(next)]);
    expect(found.wanted).toBe(next);
    expect(found.outcome).toBe("done");
  });
});
