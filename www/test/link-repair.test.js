import { describe, expect, it } from "vitest";
import { buildHash, parseHash } from "../src/shared/hash.js";
import { repairLink } from "../src/shared/link-repair.js";

const KNOWN = [
  "seed",
  "lr_g",
  "lr_d",
  "features_g",
  "loss",
  "steps",
  "weights",
  "autoplay",
  "lang",
];
const isKnown = (name) => KNOWN.includes(name);

/** @param {string} address from the first `?` or `#` on */
function repair(address) {
  const { hash, search } = new URL(address, "http://host/gan/");
  return repairLink({ hash, search }, isKnown);
}

/** What a link says after all, decoded. */
const meaning = (address) => {
  const repaired = repair(address);
  return repaired && decodeURIComponent(repaired.hash);
};

describe("repairLink", () => {
  it.each([
    // mail and course platforms
    ["#seed=7&amp;lr_g=0.1", "seed=7&lr_g=0.1"],
    ["#seed=7&amp;amp;lr_g=0.1", "seed=7&lr_g=0.1"],
    ["#seed=7&#38;lr_g=0.1", "seed=7&lr_g=0.1"],
    ["#seed=7%26lr_g=0.1", "seed=7&lr_g=0.1"],
    ["#seed=7%26amp%3Blr_g%3D0.1", "seed=7&lr_g=0.1"],
    ["#seed%3D7%26lr_g%3D0.1", "seed=7&lr_g=0.1"],
    ["#seed%253D7%2526lr_g%253D0.1", "seed=7&lr_g=0.1"],
    ["#seed=3D7&lr_g=3D0.1", "seed=7&lr_g=0.1"],
    ["#seed=7&=%0Alr_g=0.1", "seed=7&lr_g=0.1"],
    ["#%23seed=7", "seed=7"],
    ["##seed=7", "seed=7"],
    ["?seed=7&lr_g=0.1", "seed=7&lr_g=0.1"],
    ["?%23seed=7", "seed=7"],
    ["?seed=7#lr_g=0.1", "seed=7&lr_g=0.1"],
    // the sentence around the link
    ...[".", ")", ",", "%20", "”", ").", "。", "）", "&quot;", '">here</a>', "%20and then"].map(
      (end) => [`#lr_g=0.1&seed=7${end}`, "lr_g=0.1&seed=7"],
    ),
    ["#weights=https://h.example/a.safetensors).", "weights=https://h.example/a.safetensors"],
    // people and their keyboards
    ["#lr_g=0,002", "lr_g=0.002"],
    ["#lr_g=0,002,", "lr_g=0.002"],
    ["#lr_g=1e−4", "lr_g=1e-4"],
    ["#steps=2,000", "steps=2000"],
    ["#steps=2.000.000", "steps=2000000"],
    ["#ｓeed＝７＆lr_g＝0.1", "seed=7&lr_g=0.1"],
    ["#Seed=7&LR-G=0.1", "seed=7&lr_g=0.1"],
    ["#lr\\_g=0.1", "lr_g=0.1"],
    ["#se\u200bed=7", "seed=7"],
  ])("%s is read as %s", (address, expected) => {
    expect(meaning(address)).toBe(expected);
  });

  it.each([
    "",
    "#seed=7&lr_g=0.002&loss=bce&steps=2000",
    "#seed=many&colour=red",
    "#seed=1,234", // or 1.234: the engine names it
    "#main",
    "?utm_source=mail&fbclid=1#seed=7",
    "?v=2",
    "#weights=https://h.example/a%3Fx=1%26seed=2",
    "#weights=https%3A%2F%2Fh.example%2Fa_(1)",
  ])("%s is left as it is", (address) => {
    expect(repair(address)).toBeNull();
  });

  it("never changes what the page itself writes", () => {
    const schema = [{ name: "lr_g", kind: "number", default: "0.1" }];
    for (const weights of [
      "none",
      "mnist-64",
      "https://h.example/a.bin?x=1&seed=2#3",
      "a (1).st",
    ]) {
      const page = { ...parseHash("").page, weights, steps: 7, autoplay: true };
      for (const lr_g of [1e-6, 0.25, 1000]) {
        expect(repair(`#${buildHash(schema, { lr_g }, page)}`)).toBeNull();
      }
    }
  });

  it("takes settings out of the query, leaves what others put there, and says what it did", () => {
    expect(repair("?fbclid=1&seed=7.")).toEqual({
      hash: "seed=7",
      search: "?fbclid=1",
      before: "?fbclid=1&seed=7.",
      after: "seed=7",
    });
  });
});
