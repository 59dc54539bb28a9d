import { describe, expect, it, vi } from "vitest";
import { reduceMessage } from "../src/app/reduce-message.js";
import { Store } from "../src/app/store.js";
import { Undo } from "../src/app/undo.js";

/** A store with a run of so many steps, begun from weights of so many. */
function trained(steps, from = 0) {
  const store = new Store();
  store.begunAt = from;
  store.step = from + steps;
  const runs = {
    currentId: "a",
    settled: async () => {},
    refresh: async () => {},
    isKept: () => true,
  };
  return { store, runs, undo: new Undo(store, runs) };
}

const codes = (store) => store.notices.map(({ trouble }) => trouble.code);

describe("a run that another one takes the place of", () => {
  it("can be gone back to, by the id that it had before", async () => {
    const { store, runs, undo } = trained(51);
    await undo.replacing(async () => {
      store.clearRun();
      runs.currentId = "b";
    });
    await vi.waitFor(() => expect(codes(store)).toEqual(["run_kept"]));
    expect(store.notices[0]).toMatchObject({
      action: "undo",
      trouble: { params: { id: "a", steps: 51 } },
    });
  });

  it("is not spoken of where it stays, was hardly trained, or could not be saved", async () => {
    const stays = trained(500);
    await stays.undo.replacing(async () => {});
    const short = trained(50, 5000); // the other steps are those of its weights
    await short.undo.replacing(async () => short.store.clearRun());
    const lost = trained(500);
    lost.runs.isKept = () => false;
    await lost.undo.replacing(async () => lost.store.clearRun());
    await new Promise((done) => setTimeout(done));
    expect([stays, short, lost].flatMap(({ store }) => codes(store))).toEqual([]);
  });

  it("is said to be back, at its step, where it was gone back to", async () => {
    const { store, runs, undo } = trained(60);
    const goBack = async () => {
      store.clearRun();
      runs.currentId = "first";
      store.step = 280;
      store.begunAt = 280; // as of a run that has only just come back
    };
    await undo.replacing(goBack, true);
    await vi.waitFor(() => expect(codes(store)).toEqual(["run_back_kept"]));
    expect(store.notices[0]).toMatchObject({
      action: "undo",
      trouble: { params: { id: "a", steps: 60, step: 280 } },
    });
    await undo.replacing(goBack, true); // from a run of no steps: nothing leads to that one
    await vi.waitFor(() => expect(codes(store)).toEqual(["run_back"]));
    expect(store.notices[0]).toMatchObject({ trouble: { params: { step: 280 } } });
    expect(store.notices[0].action).toBeUndefined();
  });

  it("is no longer offered when a third run has begun", async () => {
    const { store, undo } = trained(60);
    await undo.replacing(async () => store.clearRun());
    await vi.waitFor(() => expect(codes(store)).toHaveLength(1));
    await undo.replacing(async () => store.clearRun()); // of no steps: nothing to go back to
    expect(codes(store)).toEqual([]);
  });
});

describe("the time that a run is trained for", () => {
  it("is that between slices, without pauses", () => {
    const store = new Store();
    const slice = (at_ms) =>
      reduceMessage(store, {
        kind: "events",
        events: [],
        slice: { steps: 1, elapsed_ms: 40, at_ms },
      });
    store.setPhase("training");
    [100, 150, 220].forEach(slice);
    expect(store.spent.ms).toBe(40 + 50 + 70);
    store.setPhase("paused");
    store.setPhase("training");
    slice(9000);
    expect(store.spent.ms).toBe(160 + 40);
    slice(50); // another worker's clock
    expect(store.spent.ms).toBe(240);
  });
});
