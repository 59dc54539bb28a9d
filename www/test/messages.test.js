import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

/**
 * The engine's JSON is pinned in Rust, in `tests/messages.rs`; the page's types must name the same fields.
 */
const rust = readFileSync(join(import.meta.dirname, "..", "..", "tests", "messages.rs"), "utf8");
const page = readFileSync(join(import.meta.dirname, "..", "src", "engine", "messages.js"), "utf8");

/** Fields of a `@typedef {object} NAME` in messages.js. */
function fieldsOfType(name) {
  const block = page.split(`@typedef {object} ${name}`)[1].split("@typedef")[0];
  return [...block.matchAll(/@property \{[^}]*\} \[?(\w+)/g)].map((match) => match[1]).sort();
}

/** Fields of the JSON object in messages.rs that begins with `start`, without those of objects in a list in it. */
function fieldsOfJson(start) {
  const from = rust.indexOf(start);
  expect(from, `messages.rs has ${start}`).toBeGreaterThan(0);
  const rest = rust.slice(from).replaceAll(/\[\{[^{}]*\}\]/g, "[]");
  const object = rest.slice(0, rest.indexOf("}"));
  return [...object.matchAll(/"(\w+)":/g)].map((match) => match[1]).sort();
}

describe("the page's types and the engine's JSON", () => {
  it.each([
    ["Configured", '"type": "configured"'],
    ["Adjusted", '"type": "adjusted"'],
    ["Change", '"name": "lr_d"'],
    ["DatasetInfo", '"type": "dataset"'],
    ["Frame", '"type": "frame"'],
    ["Metrics", '"step": 8'],
  ])("name the same fields: %s", (name, start) => {
    expect(fieldsOfType(name)).toEqual(fieldsOfJson(start));
  });

  it("name the same commands, events and states", () => {
    const types = [...rust.matchAll(/"type": "(\w+)"/g)].map((match) => match[1]);
    expect(types.length).toBeGreaterThan(16);
    expect(
      types.filter(
        (type) => !page.includes(`type: "${type}"`) && !page.includes(`{"${type}"} type`),
      ),
    ).toEqual([]);
  });
});
