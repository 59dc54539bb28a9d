import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { suspects } from "../src/features/players/advice.js";

const types = join(import.meta.dirname, "..", "..", "pkg", "types", "settings.json");
/** The engine's own settings. */
const { schema } = JSON.parse(readFileSync(types, "utf8"));
const usual = Object.fromEntries(schema.map(({ name, default: value }) => [name, value]));

it("suspects what is not as usual, and knows what can change in a run", () => {
  const config = { ...usual, lr_d: "0.05", architecture: "dense", seed: "7", epochs: "3" };
  expect(suspects(schema, config)).toEqual({
    live: [{ name: "lr_d", from: "0.05", to: usual.lr_d }],
    fixed: [{ name: "architecture", from: "dense", to: usual.architecture }],
  });
  expect(suspects(schema, usual)).toEqual({ live: [], fixed: [] });
});
