import { describe, expect, it, vi } from "vitest";
import { sumOf } from "../src/features/arithmetic/sum.js";
import { drawing } from "../src/features/latents/drawing.js";
import { LatentNumbers } from "../src/features/latents/numbers.js";
import { seeded } from "../src/features/latents/seed-field.js";
import { LatentsState } from "../src/features/latents/latents-state.js";
import {
  atLength,
  combine,
  compareLength,
  dot,
  length,
  unitBeside,
  usualLength,
} from "../src/features/latents/vectors.js";

const [A, B, C] = [
  [1, 0, 2, 0],
  [4, 4, 2, 0],
  [1, 0, 2, 5],
];
const POINTS = {
  a: { values: A, class: undefined },
  b: { values: B, class: undefined },
  c: { values: C, class: undefined },
};
/** @param {ArrayLike<number>} got @param {number[]} wanted */
function near(got, wanted) {
  expect(got).toHaveLength(wanted.length);
  wanted.forEach((value, i) => expect(got[i]).toBeCloseTo(value, 5));
}

describe("another seed for a point", () => {
  it("keeps the class that was chosen, and has none where the sheet's picture had its own", () => {
    expect(seeded({ from: "seed", seed: 1, class: 7 }, 2)).toEqual({
      from: "seed",
      seed: 2,
      class: 7,
    });
    expect(seeded({ from: "given", values: [], class: 3 }, 2)).toMatchObject({ class: 3 });
    expect(seeded({ from: "seed", seed: 1 }, 2)).toEqual({ from: "seed", seed: 2 });
    expect(seeded({ from: "sheet", index: 4 }, 2)).toEqual({ from: "seed", seed: 2 });
  });
});

describe("vectors of latent space", () => {
  it("are summed and brought to a length", () => {
    near(
      combine([
        [1, [1, 2]],
        [-2, [3, 0]],
      ]),
      [-5, 2],
    );
    near(atLength([3, 4], 10), [6, 8]);
    near(atLength([0, 0], 10), [0, 0]);
  });

  it("make a basis at right angles", () => {
    const right = unitBeside([3, 4, 0], []);
    const up = unitBeside([5, 5, 5], [right]);
    near(right, [0.6, 0.8, 0]);
    near([dot(right, up), length(up)], [0, 1]);
  });

  it("have an axis instead of one that lies along the others, as long as there is one", () => {
    near(unitBeside([0, 0], []), [1, 0]);
    near(unitBeside([-7, 0], [[1, 0]]), [0, 1]);
    near(unitBeside([5], [[1]]), [0]);
  });

  // Chi-square with 100 degrees of freedom, and 100 squares of U(-1, 1), which are 1/3 on average.
  it("are usually as long as their prior makes them", () => {
    expect(usualLength(100, "normal").mean).toBe(10);
    expect(usualLength(100, "normal").deviation).toBeCloseTo(Math.SQRT1_2, 6);
    expect(usualLength(300, "uniform").mean).toBe(10);
    const far = [7.8, 7.9, 12.1, 12.2];
    expect(far.map((value) => compareLength(value, usualLength(100, "normal")))).toEqual([
      "short",
      "usual",
      "usual",
      "long",
    ]);
  });
});

describe("A - B + C", () => {
  it("is their sum, or that direction at the length that is usual", () => {
    near(sumOf(POINTS), [-2, -4, 2, 5]);
    expect(length(sumOf(POINTS, 2))).toBeCloseTo(2, 6);
    near(sumOf(POINTS, 14), [-4, -8, 4, 10]);
  });
});

describe("the command that draws latents", () => {
  it("has all their numbers, and only what is chosen", () => {
    const latents = [new Float32Array([1, 2]), [3, 4]];
    expect(drawing(latents, {})).toEqual({ type: "draw_latents", latents: [1, 2, 3, 4] });
    const how = { classes: [7, 1], truncation: 0, columns: 2 };
    expect(drawing(latents, how)).toMatchObject(how);
  });
});

/** A store as far as the numbers need it, and an engine that counts what it is asked. */
function engine() {
  const state = new LatentsState();
  const store = { generation: 1, frames: { fixed: null }, latents: state };
  const ask = vi.fn(async (/** @type {any} */ { latent }) => ({
    what: "latent",
    latent: new Float32Array([latent.seed ?? 100 + latent.index]),
    class: null,
  }));
  return { state, store, ask, numbers: new LatentNumbers(/** @type {any} */ (store), ask) };
}

describe("the points in numbers", () => {
  it("are asked for once, until a point or the run changes", async () => {
    const { state, store, ask, numbers } = engine();
    const [first, same] = await Promise.all([numbers.all(), numbers.all()]);
    expect(first?.b).toEqual({ values: new Float32Array([23]), class: undefined });
    expect(same).toBe(first);
    expect(await numbers.all()).toBe(first);
    expect(ask).toHaveBeenCalledTimes(3);
    state.choose("b", { from: "seed", seed: 5 });
    const second = await numbers.all();
    expect([second?.a, second?.b.values[0]]).toEqual([first?.a, 5]);
    expect(ask).toHaveBeenCalledTimes(4);
    store.generation += 1;
    expect(await numbers.all()).not.toBe(second);
    expect(ask).toHaveBeenCalledTimes(7);
  });

  it("need no engine where they are given, and keep to a sheet that is smaller", async () => {
    const { state, store, ask, numbers } = engine();
    state.choose("a", { from: "given", values: [9], class: 3 });
    state.choose("b", { from: "sheet", index: 79 });
    Object.assign(store.frames, { fixed: { columns: 8, rows: 8 } });
    const points = await numbers.all();
    expect(points?.a).toEqual({ values: [9], class: 3 });
    expect(points?.b.values[0]).toBe(163);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it("are nothing where the engine failed, which is asked again, or another run has begun", async () => {
    const { store, ask, numbers } = engine();
    ask.mockResolvedValueOnce(/** @type {any} */ (undefined));
    expect(await numbers.all()).toBeUndefined();
    expect(await numbers.all()).toBeDefined();
    expect(ask).toHaveBeenCalledTimes(4);
    store.generation += 1;
    const late = numbers.all();
    store.generation += 1;
    expect(await late).toBeUndefined();
  });
});
