import { describe, expect, it } from "vitest";
import { momentsOf, nearestOf, nextOf, placeOf } from "../src/features/time-machine/moments.js";
import { SHEET, Subjects } from "../src/features/time-machine/subjects.js";

describe("moments", () => {
  it("end with the present", () => {
    expect(momentsOf([], "now")).toEqual(["now"]);
    expect(momentsOf([100, 200], "now")).toEqual([100, 200, "now"]);
  });

  it("join without moving the one that is looked at", () => {
    const [before, after] = [momentsOf([100, 200], 200), momentsOf([100, 200, 300, 400], 200)];
    expect([before[placeOf(before, 200)], after[placeOf(after, 200)]]).toEqual([200, 200]);
    expect([placeOf(before, "now"), placeOf(after, "now")]).toEqual([2, 4]);
  });

  it("keep the one that is looked at when its generator goes", () => {
    expect(momentsOf([100, 300], 200)).toEqual([100, 200, 300, "now"]);
    expect(momentsOf([1000, 3000], 200)).toEqual([200, 1000, 3000, "now"]); // by number
  });

  it("lead to the nearest one that can be drawn", () => {
    expect(nearestOf([100, 300], 300)).toBe(300);
    expect(nearestOf([100, 300], 220)).toBe(300);
    expect(nearestOf([100, 300], 150)).toBe(100);
    expect(nearestOf([], 150)).toBe("now");
    expect(nearestOf([100], "now")).toBe("now");
  });

  it("follow each other up to the present, and then begin again", () => {
    const moments = momentsOf([100, 200], "now");
    expect(nextOf(moments, 100)).toBe(200);
    expect(nextOf(moments, 200)).toBe("now");
    expect(nextOf(moments, "now")).toBe(100);
  });
});

describe("what is drawn at every moment", () => {
  const points = { a: seed(1), b: seed(2), c: { from: "given", values: [0.5, 0.25] } };

  /** @param {number} number */
  function seed(number) {
    return { from: "seed", seed: number };
  }

  /** An engine whose latents have two numbers. */
  function engine(told = null) {
    const asked = [];
    const find = async ({ latent }) => {
      asked.push(latent);
      const values = latent.values ?? [latent.index ?? latent.seed, 0];
      return { what: "latent", latent: Float32Array.from(values), class: told };
    };
    return { asked, find };
  }

  it("are the first of the sheet, and the three points", async () => {
    const { find } = engine();
    const found = await new Subjects().find(find, { generation: 1, latents: { points } });
    const sheet = Array.from({ length: SHEET }, (_, index) => [index, 0]).flat();
    expect(found?.latents).toEqual([...sheet, 1, 0, 2, 0, 0.5, 0.25]);
    expect(found?.classes).toEqual([]);
  });

  it("has the class of each where the generator is told one", async () => {
    const { find } = engine(0);
    const found = await new Subjects().find(find, { generation: 1, latents: { points } });
    expect(found?.classes).toEqual(Array.from({ length: SHEET + 3 }, () => 0));
  });

  it("asks for what is new only, and for all of it in another run", async () => {
    const { find, asked } = engine();
    const subjects = new Subjects();
    const first = await subjects.find(find, { generation: 1, latents: { points } });
    expect(asked.length).toBe(SHEET + 3);
    const moved = { points: { ...points, b: seed(5) } };
    const second = await subjects.find(find, { generation: 1, latents: moved });
    expect(asked.slice(SHEET + 3)).toEqual([seed(5)]);
    const third = await subjects.find(find, { generation: 2, latents: moved });
    expect(asked.length).toBe(2 * (SHEET + 3) + 1);
    expect(new Set([first?.key, second?.key, third?.key]).size).toBe(3);
  });

  it("is nothing where the engine does not answer, and is asked for again", async () => {
    const subjects = new Subjects();
    const store = { generation: 1, latents: { points } };
    expect(await subjects.find(async () => undefined, store)).toBeUndefined();
    expect((await subjects.find(engine().find, store))?.latents.length).toBe(2 * (SHEET + 3));
  });
});
