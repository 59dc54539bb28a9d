import { expect, it, vi } from "vitest";
import { Link } from "../src/app/link.js";
import { Store } from "../src/app/store.js";
import { Weights } from "../src/app/weights.js";

it("a file that is opened leaves nothing of the former run in the link", async () => {
  const replaceState = vi.fn();
  vi.stubGlobal("history", { state: null, replaceState });
  const hash = "#autoplay=1&steps=300&weights=mnist-32&lang=en&present=1";
  const location = { hash, search: "", pathname: "/", href: `https://example.org/${hash}` };
  const store = new Store();
  const link = new Link(/** @type {any} */ (location), store);
  const bridge = { useWeights: async () => {}, save: async () => new Uint8Array() };
  const calls = { attempt: (/** @type {() => Promise<void>} */ act) => act() };
  const weights = new Weights(bridge, /** @type {any} */ (calls), link, store);
  const file = { kind: /** @type {const} */ ("run"), name: "id", bytes: new Uint8Array(4) };
  await weights.use(async () => file, "runs");
  // What is about the reader and the page stays.
  expect(replaceState.mock.lastCall?.[2]).toBe("#lang=en&weights=none&present=1");
  vi.unstubAllGlobals();
});
