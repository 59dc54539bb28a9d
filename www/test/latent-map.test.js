import { describe, expect, it, vi } from "vitest";
import {
  gridOf,
  latentAt,
  nearest,
  planeAlong,
  planeThrough,
  sharesAt,
  toPlace,
  toSpot,
} from "../src/features/latent-map/plane.js";
import { latentOf, sceneOf, sharesOf, spotOf } from "../src/features/latent-map/scene.js";
import { markedAt, spotByKey, spotUnder } from "../src/features/latent-map/spots.js";
import { learn } from "../src/features/latent-map/basis.js";
import { combine, length } from "../src/features/latents/vectors.js";

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
const DIRECTIONS = /** @type {import("../src/features/latent-map/scene.js").Directions} */ ({
  ...{ what: "principal_directions", step: 0, length: 4 },
  directions: new Float32Array([2, 0, 0, 0, 0, 0.5, 0, 0]),
  deviations: new Float32Array([3, 1]),
  explained: new Float32Array([0.9, 0.1]),
});

/** @param {ArrayLike<number>} got @param {number[]} wanted */
function near(got, wanted) {
  expect(got).toHaveLength(wanted.length);
  wanted.forEach((value, i) => expect(got[i]).toBeCloseTo(value, 5));
}

describe("the plane through three points", () => {
  const plane = planeThrough(A, B, C);

  it("has them at their true distances", () => {
    const places = [A, B, C].map((point) => nearest(plane, point));
    near(places[0].place, [0, 0]);
    near(places[1].place, [5, 0]);
    near(places[2].place, [0, 5]);
    for (const { distance } of places) expect(distance).toBeCloseTo(0, 5);
  });

  it("leads from a place to its latent and back, and tells how far a latent is from it", () => {
    const latent = latentAt(plane, [2, -3]);
    near(nearest(plane, latent).place, [2, -3]);
    const beside = combine([
      [1, latent],
      [7, [0, 0, 1, 0]],
    ]);
    near(nearest(plane, beside).place, [2, -3]);
    expect(nearest(plane, beside).distance).toBeCloseTo(7, 5);
  });

  it("shows all three, in its middle, upwards on the screen", () => {
    const spots = [A, B, C].map((point) => toSpot(plane, nearest(plane, point).place));
    near(spots[0], [0.14, 0.86]);
    near(spots[1], [0.86, 0.86]);
    near(spots[2], [0.14, 0.14]);
    near(toPlace(plane, toSpot(plane, [1.5, -2])), [1.5, -2]);
  });

  it("has a grid from the top left, row by row", () => {
    const grid = gridOf(plane, 3);
    expect(grid).toHaveLength(9);
    near(grid[1], [...latentAt(plane, toPlace(plane, [0.5, 1 / 6]))]);
    near(grid[3], [...latentAt(plane, toPlace(plane, [1 / 6, 0.5]))]);
  });

  it("is a plane even where the points are one, or a latent is one number", () => {
    const one = planeThrough(A, A, A);
    expect([length(one.axes[0]), length(one.axes[1]), one.reach]).toEqual([1, 1, 1]);
    const line = planeThrough([1], [3], [2]);
    near(latentAt(line, nearest(line, [2.5]).place), [2.5]);
  });
});

describe("the plane along two directions", () => {
  it("is measured in standard deviations, also where they are not at right angles", () => {
    const plane = planeAlong(A, [
      [2, 0, 0, 0],
      [1, 1, 0, 0],
    ]);
    near(latentAt(plane, [1, -2]), [1, -2, 2, 0]);
    near(nearest(plane, [1, -2, 9, 0]).place, [1, -2]);
    near(toSpot(plane, [3, -3]), [1, 1]);
  });
});

describe("what stands on the map", () => {
  it("are the points, and those outside the plane are told apart", () => {
    const abc = sceneOf("abc", POINTS, DIRECTIONS);
    expect(abc.marked.map(({ name, isOn }) => [name, isOn])).toEqual([
      ["a", true],
      ["b", true],
      ["c", true],
    ]);
    const around = sceneOf("a", POINTS, DIRECTIONS);
    expect(around.marked.map(({ isOn }) => isOn)).toEqual([true, true, false]);
    near(around.marked[0].spot, [0.5, 0.5]);
    near(around.marked[1].spot, [0.75, -5 / 6]);
  });

  it("can be a line, where a latent is one number", () => {
    const one = { a: { values: [1] }, b: { values: [3] }, c: { values: [2] } };
    const points = /** @type {import("../src/features/latents/numbers.js").Points} */ (one);
    const only = { ...DIRECTIONS, length: 1, directions: new Float32Array([2]) };
    const scene = sceneOf("a", points, only);
    near(gridOf(scene.plane, 3)[5], [5]);
    near(scene.marked[1].spot, [0.5 + 1 / 6, 0.5]);
  });

  it("is the marker: at a point as long as it was not moved, and never beyond the edges", () => {
    const scene = sceneOf("a", POINTS, DIRECTIONS);
    near(spotOf(scene, { at: "a", spot: [0.1, 0.1] }), [0.5, 0.5]);
    near(spotOf(scene, { at: undefined, spot: [0.1, 0.2] }), [0.1, 0.2]);
    near(spotOf(scene, { at: "b", spot: [0.1, 0.1] }), [0.75, 0]);
  });

  it("is the latent at the marker, moved by so many standard deviations", () => {
    const basis = { points: POINTS, directions: DIRECTIONS };
    const scene = sceneOf("abc", POINTS, DIRECTIONS);
    near(latentOf(scene, { at: "c", spot: [0, 0] }, basis, [1, -2]), [3, -1, 2, 5]);
    const spot = /** @type {const} */ ([0.86, 0.86]); // where B is
    near(latentOf(scene, { at: undefined, spot }, basis, [0, 0, 3]), B);
  });

  it("are shares of A, B and C, which add up to 1", () => {
    const scene = sceneOf("abc", POINTS, DIRECTIONS);
    near(sharesOf(scene, [0.5, 0.5]) ?? [], [0, 0.5, 0.5]);
    near(sharesOf(scene, [0.14, 0.86]) ?? [], [1, 0, 0]);
    near(sharesOf(scene, [0.14, 1.58]) ?? [], [2, 0, -1]);
    expect(
      sharesAt(
        [0, 0],
        [
          [0, 0],
          [1, 1],
          [2, 2],
        ],
      ),
    ).toBeUndefined();
  });
});

describe("the marker", () => {
  it.each([
    ["ArrowLeft", false, [0.48, 0.5]],
    ["ArrowRight", true, [0.6, 0.5]],
    ["ArrowUp", false, [0.5, 0.48]],
    ["ArrowDown", true, [0.5, 0.6]],
  ])("is moved by %s, with Shift: %s", (key, isFar, to) => {
    near(spotByKey(key, [0.5, 0.5], isFar) ?? [], to);
  });

  it("stays on the map, and other keys are not its own", () => {
    expect(spotByKey("ArrowUp", [0.5, 0.01], true)).toEqual([0.5, 0]);
    expect(spotByKey("Tab", [0.5, 0.5], false)).toBeUndefined();
    const box = { left: 10, top: 20, width: 200, height: 100 };
    expect(spotUnder({ clientX: 60, clientY: 45 }, box)).toEqual([0.25, 0.25]);
    expect(spotUnder({ clientX: 0, clientY: 999 }, box)).toEqual([0, 1]);
  });

  it("is drawn to a point of the plane that is close by", () => {
    const marked = /** @type {const} */ ([
      { name: "a", spot: [0.5, 0.5], isOn: true },
      { name: "b", spot: [0.2, 0.2], isOn: false },
    ]);
    expect(markedAt([0.51, 0.49], [...marked])?.name).toBe("a");
    expect(markedAt([0.53, 0.5], [...marked])).toBeUndefined();
    expect(markedAt([0.2, 0.2], [...marked])).toBeUndefined();
  });
});

describe("what the map is drawn from", () => {
  /** @param {string} conditional */
  function page(conditional) {
    const points = { ...POINTS, a: { values: A, class: 6 } };
    const frames = { fixed: { step: 1 } };
    const store = { generation: 1, run: { config: { conditional } }, frames };
    return /** @type {any} */ ({ store, latents: { numbers: async () => points } });
  }

  it("is the same object as long as nothing changes, with the class of A unless one is chosen", async () => {
    const app = page("on");
    const find = vi.fn(async () => DIRECTIONS);
    const how = { chosenClass: undefined, isPatient: false, last: undefined };
    const first = await learn(app, find, how);
    expect(find).toHaveBeenCalledWith({
      ...{ type: "principal_directions", count: 4, seed: 1, class: 6 },
    });
    expect(await learn(app, find, { ...how, last: first })).toBe(first);
    expect(find).toHaveBeenCalledTimes(1);
    await learn(app, find, { ...how, last: first, chosenClass: 2 });
    expect(find).toHaveBeenLastCalledWith(expect.objectContaining({ class: 2 }));
  });

  it("has the directions of earlier networks only where they will do", async () => {
    const app = page("off");
    const find = vi.fn(async () => DIRECTIONS);
    const how = { chosenClass: undefined, isPatient: true };
    const first = await learn(app, find, { ...how, last: undefined });
    expect(first?.class).toBeUndefined();
    app.store.frames.fixed = { step: 2 };
    const second = await learn(app, find, { ...how, last: first });
    expect(second?.frame).toBe(app.store.frames.fixed);
    expect(find).toHaveBeenCalledTimes(1);
    await learn(app, find, { ...how, isPatient: false, last: second });
    expect(find).toHaveBeenCalledTimes(2);
  });
});
