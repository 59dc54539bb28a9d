import { describe, expect, it } from "vitest";
import { fromStored, toStored } from "../src/features/runs/stored-run.js";
import { weightsFileName } from "../src/features/runs/download.js";
import { requireWeights } from "../src/features/runs/require-weights.js";
import { MAX_RUNS, MAX_SHORT_RUNS, RunShelf } from "../src/features/runs/shelf.js";
import { RunVault } from "../src/features/runs/vault.js";

/** A database in memory with room for so many bytes. */
function database(roomBytes = Infinity) {
  const runs = new Map();
  const checkpoints = new Map();
  const histories = new Map();
  return {
    list: async () => [...runs.values()],
    read: async (id) => checkpoints.get(id),
    history: async (id) => histories.get(id),
    async note(run, history) {
      runs.set(run.id, run);
      if (history) histories.set(run.id, history);
    },
    async put(run, bytes, history) {
      const others = [...checkpoints].filter(([id]) => id !== run.id);
      const taken = others.reduce((sum, [, one]) => sum + one.length, 0);
      if (taken + bytes.length > roomBytes) throw new DOMException("full", "QuotaExceededError");
      runs.set(run.id, run);
      checkpoints.set(run.id, bytes);
      histories.set(run.id, history);
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

  it("keeps the newest save even where the clock was set back", async () => {
    const shelf = new RunShelf(database());
    for (let i = 0; i < MAX_RUNS; i++) await shelf.put(run(`r${i}`, 1000 + i), new Uint8Array(1));
    await shelf.put(run("late", 5), new Uint8Array(1));
    await shelf.put(run("r3", 6), new Uint8Array(2));
    expect((await ids(shelf)).slice(0, 3)).toEqual(["r3", "late", `r${MAX_RUNS - 1}`]);
    expect(await ids(shelf)).toHaveLength(MAX_RUNS);
  });

  it("keeps the last few", async () => {
    const shelf = new RunShelf(database());
    for (let i = 0; i < MAX_RUNS + 3; i++) await shelf.put(run(`r${i}`, i), new Uint8Array(1));
    expect(await ids(shelf)).toEqual(
      Array.from({ length: MAX_RUNS }, (_, i) => `r${MAX_RUNS + 2 - i}`),
    );
  });

  it("lets no run of a few steps take the place of a longer one", async () => {
    const shelf = new RunShelf(database(MAX_RUNS + 14));
    const short = (id, at) => ({ ...run(id, at), step: 5001, trained: 1 });
    for (let i = 0; i < MAX_RUNS; i++) await shelf.put(run(`r${i}`, i), new Uint8Array(1));
    for (let i = 0; i < MAX_SHORT_RUNS + 2; i++) {
      await shelf.put(short(`s${i}`, 100 + i), new Uint8Array(1));
    }
    const kept = await ids(shelf);
    expect(kept.filter((id) => id.startsWith("r"))).toHaveLength(MAX_RUNS);
    expect(kept.slice(0, MAX_SHORT_RUNS)).toEqual(["s4", "s3", "s2"]);
    // Nor for want of room, where a longer one takes that of the short ones first.
    const full = shelf.put(short("s9", 200), new Uint8Array(15));
    await expect(full).rejects.toMatchObject({ code: "storage_full" });
    await shelf.put(run("r99", 300), new Uint8Array(13));
    expect((await ids(shelf)).filter((id) => id.startsWith("s"))).toEqual(["s4"]);
  });

  it("keeps a run's history with it, and changes what is known of it without its checkpoint", async () => {
    const shelf = new RunShelf(database());
    await shelf.put(run("a", 1), new Uint8Array(3), { marks: [1] });
    await shelf.note("a", { name: "Mine" });
    expect(await shelf.list()).toMatchObject([{ id: "a", name: "Mine", savedAt: 1 }]);
    expect(await shelf.history("a")).toEqual({ marks: [1] });
    await shelf.note("a", {}, { marks: [2] });
    expect(await shelf.history("a")).toEqual({ marks: [2] });
    expect(await shelf.read("a")).toHaveLength(3);
    await shelf.note("gone", { name: "Mine" });
    expect(await ids(shelf)).toEqual(["a"]);
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

  it("takes an abort without a reason for a lack of room", async () => {
    const put = () => Promise.reject(new DOMException("aborted", "AbortError"));
    const saved = new RunShelf({ ...database(), put }).put(run("a", 1), new Uint8Array(1));
    await expect(saved).rejects.toMatchObject({ code: "storage_full" });
  });

  it("lets no run go for one that would not fit anyway", async () => {
    const room = database(10);
    const shelf = new RunShelf(room, async () => 1);
    await shelf.put({ ...run("a", 1), size: 4 }, new Uint8Array(4));
    await shelf.put({ ...run("b", 2), size: 5 }, new Uint8Array(5));
    const put = shelf.put({ ...run("c", 3), size: 11 }, new Uint8Array(11));
    await expect(put).rejects.toMatchObject({ code: "storage_full" });
    expect(await ids(shelf)).toEqual(["b", "a"]);
  });

  it("puts runs back whose room did not help", async () => {
    const shelf = new RunShelf(database(10));
    await shelf.put(run("a", 1), new Uint8Array(4));
    await shelf.put(run("b", 2), new Uint8Array(5));
    await expect(shelf.put(run("c", 3), new Uint8Array(11))).rejects.toThrow("full");
    expect(await ids(shelf)).toEqual(["b", "a"]);
    expect(await shelf.read("a")).toHaveLength(4);
  });

  it("passes other errors on and drops nothing for them", async () => {
    const broken = { ...database(), put: () => Promise.reject(new Error("disk")) };
    await expect(new RunShelf(broken).put(run("a", 1), new Uint8Array(1))).rejects.toThrow("disk");
  });

  it("tells of a run that another tab deleted", async () => {
    await expect(new RunShelf(database()).read("x")).rejects.toMatchObject({ code: "run_gone" });
  });
});

describe("a stored run", () => {
  const picture = new Blob(["picture"], { type: "image/png" });

  it("has its picture as bytes, which WebKit can store, and gets it back as a picture", async () => {
    const stored = await toStored({ ...run("a", 1), thumbnail: picture });
    expect(stored).toMatchObject({ id: "a", savedAt: 1 });
    expect(stored.thumbnail).toBeInstanceOf(ArrayBuffer);
    const { thumbnail } = fromStored(stored);
    expect(thumbnail.type).toBe("image/png");
    expect(await thumbnail.text()).toBe("picture");
  });

  it("of an earlier version keeps the picture that it was stored with", () => {
    expect(fromStored({ ...run("a", 1), thumbnail: picture }).thumbnail).toBe(picture);
  });

  it("may have no picture", async () => {
    expect(fromStored(await toStored({ ...run("a", 1), thumbnail: null })).thumbnail).toBeNull();
  });
});

describe("RunVault", () => {
  /** A vault over a disk that fails with an error while there is one. */
  function vault() {
    const disk = database();
    const state = { error: null, heard: [] };
    const failing = Object.fromEntries(
      Object.entries(disk).map(([name, method]) => [
        name,
        (...given) => (state.error ? Promise.reject(state.error) : method(...given)),
      ]),
    );
    const hear = (trouble, isSudden) => state.heard.push([trouble?.code ?? null, isSudden]);
    return { disk, state, shelf: new RunShelf(new RunVault(failing, hear)) };
  }
  const closed = new DOMException("The database connection is closing", "InvalidStateError");

  it("goes on in memory when the disk fails, loses nothing, and catches up", async () => {
    const { disk, shelf, state } = vault();
    await shelf.put(run("a", 1), new Uint8Array(1));
    state.error = closed;
    await shelf.put(run("b", 2), new Uint8Array(2), { marks: [] });
    await shelf.note("b", { name: "Mine" }, { marks: [7] });
    expect(await ids(shelf)).toEqual(["b", "a"]);
    expect(await shelf.read("b")).toHaveLength(2);
    await expect(shelf.read("a")).rejects.toMatchObject({ code: "storage_lost" });
    expect(state.heard).toEqual([["storage_lost", true]]);

    state.error = null;
    expect(await ids(shelf)).toEqual(["b", "a"]);
    expect(state.heard.at(-1)).toEqual([null, false]);
    expect(await disk.read("b")).toHaveLength(2);
    expect(await disk.history("b")).toEqual({ marks: [7] });
    expect((await disk.list()).find(({ id }) => id === "b").name).toBe("Mine");
    expect(await disk.read("a")).toHaveLength(1);
  });

  it("holds runs in memory where the browser keeps none at all", async () => {
    const { shelf, state } = vault();
    state.error = new DOMException("denied", "SecurityError");
    await shelf.list();
    await shelf.put(run("a", 1), new Uint8Array(3));
    await shelf.put(run("a", 2), new Uint8Array(4));
    expect(await ids(shelf)).toEqual(["a"]);
    expect(await shelf.read("a")).toHaveLength(4);
    await shelf.remove("a");
    expect(await ids(shelf)).toEqual([]);
    expect(state.heard).toEqual([["storage_refused", false]]); // said once
  });

  it("says that one run is too large, and neither gives up the disk nor removes another", async () => {
    const { disk, shelf, state } = vault();
    await shelf.put(run("a", 1), new Uint8Array(3));
    const message = "The serialized keys and/or value are too large (size=185048960 bytes).";
    const refusing = { ...disk, put: () => Promise.reject(new DOMException(message, "DataError")) };
    const hear = (trouble) => state.heard.push(trouble);
    const other = new RunShelf(new RunVault(refusing, hear));
    const large = other.put(run("b", 2), new Uint8Array(2e6));
    await expect(large).rejects.toMatchObject({ code: "run_too_large", params: { size: 2 } });
    expect(await ids(other)).toEqual(["a"]);
    expect(state.heard).toEqual([]);
  });

  it("holds the newest run however large, and no more than it should", async () => {
    const { shelf, state } = vault();
    state.error = closed;
    await shelf.put(run("a", 1), new Uint8Array(40e6));
    await shelf.put(run("b", 2), new Uint8Array(20e6));
    expect(await ids(shelf)).toEqual(["b", "a"]);
    await shelf.put(run("c", 3), new Uint8Array(70e6));
    expect(await ids(shelf)).toEqual(["c"]);
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
