import { describe, expect, it } from "vitest";
import { LatentsState } from "../src/features/latents/latents-state.js";
import { walkCommand, WALK_POINTS } from "../src/features/interpolation/walk.js";

describe("LatentsState", () => {
  it("forgets points that the networks of another run have no place for", () => {
    const state = new LatentsState();
    const first = state.points;
    const sheet = /** @type {const} */ ({ from: "sheet", index: 3 });
    const found = /** @type {const} */ ({ from: "given", values: [1, 2], class: 4 });
    state.choose("a", sheet);
    state.choose("b", found);
    state.choose("c", { from: "seed", seed: 5, class: 2 });
    state.fit(2, true);
    expect(state.points).toEqual({ a: sheet, b: found, c: { from: "seed", seed: 5, class: 2 } });
    state.fit(3, true); // latents of another length
    expect(state.points).toMatchObject({ a: sheet, b: first.b, c: { class: 2 } });
    state.fit(3, false); // the forger is not told the class
    expect(state.points).toEqual({ a: sheet, b: first.b, c: first.c });
    state.choose("b", { from: "given", values: [1, 2, 3] });
    state.fit(3, true); // the forger must be told one
    expect(state.points.b).toBe(first.b);
  });

  it("gives other points than before with each choice, so that views see the change", () => {
    const state = new LatentsState();
    const { points } = state;
    state.choose("a", { from: "seed", seed: 1 });
    expect(state.points).not.toBe(points);
    expect(points.a).toEqual({ from: "seed", seed: 7 });
  });
});

it("a walk leads from one point to the other", () => {
  const [from, to] = [
    new LatentsState().points.a,
    /** @type {const} */ ({ from: "sheet", index: 9 }),
  ];
  expect(walkCommand({ from, to, path: "slerp" })).toStrictEqual({
    ...{ type: "interpolate", from, to, path: "slerp", points: WALK_POINTS },
  });
});
