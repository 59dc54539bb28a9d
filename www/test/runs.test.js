import { describe, expect, it } from "vitest";
import { weightsFileName } from "../src/features/runs/download.js";
import { requireWeights } from "../src/features/runs/saved-runs.js";
import { MAX_RUNS, RunShelf } from "../src/features/runs/shelf.js";

/** A database in memory with room for so many bytes. */
function database(roomBytes = Infinity) {
  const runs = new Map();
  const checkpoints = new Map();
  return {
    list: async () => [...runs.values()],
    read: async (id) => checkpoints.get(id),
    async put(run, bytes) {
      const others = [...checkpoints].filter(([id]) => id !== run.id);
      const taken = others.reduce((sum, [, one]) => sum + one.length, 0);
      if (taken + bytes.length > roomBytes) throw new DOMException("full", "QuotaExceededError");
      runs.set(run.id, run);
      checkpoints.set(run.id, bytes);
    },
    async remove(id) {
      runs.delete(id);
      checkpoints.delete(id);
    },
  };
}

const run = (id, savedAt) => ({ id, savedAt });
const ids = async (shelf) => (await shelf.list()).map(({ id }) => id);

describe("RunShelf", () => {
  it("has one entry a run, replaced by its newest save, newest first", async () => {
    const shelf = new RunShelf(database());
    await shelf.put(run("a", 1), new Uint8Array(1));
    await shelf.put(run("b", 2), new Uint8Array(1));
    await shelf.put(run("a", 3), new Uint8Array(5));
    expect(await ids(shelf)).toEqual(["a", "b"]);
    expect(await shelf.read("a")).toHaveLength(5);
  });

  it("keeps the last few", async () => {
    const shelf = new RunShelf(database());
    for (let i = 0; i < MAX_RUNS + 3; i++) await shelf.put(run(`r${i}`, i), new Uint8Array(1));
    expect(await ids(shelf)).toEqual(Array.from({ length: MAX_RUNS }, (_, i) => `r${12 - i}`));
  });

  it("drops the oldest where space is short", async () => {
    const shelf = new RunShelf(database(10));
    for (const [id, at] of [
      ["a", 1],
      ["b", 2],
      ["c", 3],
    ])
      await shelf.put(run(id, at), new Uint8Array(3));
    await shelf.put(run("d", 4), new Uint8Array(6));
    expect(await ids(shelf)).toEqual(["d", "c"]);
  });

  it("says that storage is full when one run alone does not fit", async () => {
    const shelf = new RunShelf(database(10));
    await shelf.put(run("a", 1), new Uint8Array(3));
    const put = shelf.put(run("b", 2), new Uint8Array(11));
    await expect(put).rejects.toMatchObject({ code: "storage_full" });
  });

  it("passes other errors on and drops nothing for them", async () => {
    const broken = { ...database(), put: () => Promise.reject(new Error("disk")) };
    await expect(new RunShelf(broken).put(run("a", 1), new Uint8Array(1))).rejects.toThrow("disk");
  });

  it("tells of a run that another tab deleted", async () => {
    await expect(new RunShelf(database()).read("x")).rejects.toMatchObject({ code: "run_gone" });
  });
});

describe("files", () => {
  it("are named by what is in them", () => {
    expect(weightsFileName("mnist", 32, 1234)).toBe("mnist-32-step-1234.safetensors");
  });

  it("must be safetensors by name", () => {
    for (const name of ["A.SafeTensors", "netG_epoch_24.pth", "model.PT"]) {
      expect(() => requireWeights({ name })).not.toThrow();
    }
    expect(() => requireWeights({ name: "cat.png" })).toThrow(
      "The file cat.png is no weights file",
    );
  });
});
