import { describe, expect, it, vi } from "vitest";
import { Inbox } from "../src/app/inbox.js";
import { reduceEvent } from "../src/app/reduce-event.js";
import { Store } from "../src/app/store.js";
import { Marks } from "../src/features/settings/marks.js";

/**
 * @param {number} step
 * @param {string} from
 * @param {string} to
 */
function mark(step, from, to, name = "lr_d") {
  return { step, changes: [{ name, from, to }] };
}

/** @param {number} step */
function adjusted(step) {
  const totals = { batches_per_epoch: 937, total_steps: 1874 };
  return { type: "adjusted", config: { lr_d: 2, epochs: 2 }, ...mark(step, "1", "2"), ...totals };
}

/** A store with a run of one epoch, at its end. */
function trained() {
  const store = new Store();
  store.run = /** @type {any} */ ({ config: { lr_d: 1 }, parameters_g: 7, total_steps: 937 });
  [store.step, store.phase, store.finished] = [937, "paused", "epochs"];
  return store;
}

describe("Marks", () => {
  it("are one for all changes at a step, and none for a change taken back", () => {
    const marks = new Marks();
    marks.push(mark(5, "1", "2"));
    marks.push(mark(9, "2", "3"));
    marks.push(mark(9, "0", "1", "lr_g"));
    marks.push(mark(9, "3", "4"));
    const both = [...mark(9, "2", "4").changes, ...mark(9, "0", "1", "lr_g").changes];
    expect(marks.all).toEqual([mark(5, "1", "2"), { step: 9, changes: both }]);
    expect(marks.latest).toEqual(mark(9, "3", "4"));
    marks.push(mark(9, "4", "2"));
    marks.push(mark(9, "1", "0", "lr_g"));
    expect(marks.all).toEqual([mark(5, "1", "2")]);
  });

  it("go with the steps that a checkpoint undoes", () => {
    const marks = new Marks();
    for (const step of [5, 9]) marks.push(mark(step, `${step}`, `${step + 1}`));
    marks.truncate(8);
    expect(marks.all.map(({ step }) => step)).toEqual([5]);
  });

  it("stay when only the networks go back: the settings hold from there on", () => {
    const marks = new Marks();
    for (const step of [5, 9, 12]) marks.push(mark(step, `${step}`, `${step + 1}`));
    marks.pullBack(8);
    expect(marks.all).toEqual([mark(5, "5", "6"), mark(8, "9", "13")]);
  });
});

describe("what the page makes of adjusted settings", () => {
  it("takes them for the run's, marks the step and shows them in the link", () => {
    const store = trained();
    const [onAdjusted, onEvents] = [vi.fn(), vi.fn()];
    const inbox = new Inbox(store, /** @type {any} */ ({ onAdjusted, onEvents }));
    inbox.receive(/** @type {any} */ ({ kind: "events", events: [adjusted(937)] }));
    expect(store.run).toMatchObject({ config: { lr_d: 2 }, parameters_g: 7, total_steps: 1874 });
    expect(store.marks.all).toEqual([mark(937, "1", "2")]);
    expect(store.finished).toBeNull(); // there are epochs left again
    expect(onAdjusted).toHaveBeenCalledTimes(1);
    inbox.receive(/** @type {any} */ ({ kind: "events", events: [{ type: "log", line: "x" }] }));
    expect(onAdjusted).toHaveBeenCalledTimes(1);
  });

  it("forgets the marks with their run", () => {
    const store = trained();
    reduceEvent(store, /** @type {any} */ (adjusted(937)));
    reduceEvent(store, { type: "begun", step: 0, from_checkpoint: false });
    expect([store.marks.all, store.marks.latest]).toEqual([[], null]);
  });

  it("keeps a mark when the weights of an earlier step are put back", () => {
    const store = trained();
    reduceEvent(store, /** @type {any} */ (adjusted(937)));
    const warning = { type: "warning", code: "not_finite", quantity: "loss_d" };
    const steps = { step: 940, restored_step: 930 };
    reduceEvent(store, /** @type {any} */ ({ ...warning, ...steps }));
    expect(store.marks.all).toEqual([mark(930, "1", "2")]);
  });

  it("tells the form when settings become live", () => {
    const store = new Store();
    const onChange = vi.fn();
    store.subscribe(["settings"], onChange);
    store.setPhase("training");
    store.flush();
    expect(store.isUnderWay).toBe(false);
    for (const step of [1, 2]) {
      reduceEvent(store, /** @type {any} */ ({ type: "metrics", rows: [{ step }] }));
      store.flush();
    }
    expect(store.isUnderWay).toBe(true);
    expect(onChange).toHaveBeenCalledTimes(2); // not with every step
  });
});
