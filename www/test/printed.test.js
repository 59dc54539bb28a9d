import { describe, expect, it } from "vitest";
import { enExport } from "../src/features/export/en.js";
import { FIGURES } from "../src/features/export/kinds.js";
import { printedGreys } from "../src/features/export/printed.js";
import { zhExport } from "../src/features/export/zh.js";

const GREYS = Array.from({ length: 256 }, (_, grey) => [grey, grey, grey]);

describe("the menu of a figure", () => {
  it.each([
    [enExport, "Download"],
    [zhExport, "下载"],
  ])("is called what it does, and read aloud by that name", (texts, word) => {
    expect(texts["keep.menu"]).toBe(word);
    for (const figure of Object.keys(FIGURES)) expect(texts[`keep.menu.${figure}`]).toContain(word);
    expect(texts["keep.help"]).toMatch(new RegExp(`“${word}”`));
  });
});

describe("what a grey looks like on the page", () => {
  const light = { filter: "invert(1) sepia(0.35) contrast(1.02)", blend: "multiply" };
  const dark = { filter: "sepia(0.3)", blend: "screen" };
  const paper = /** @type {[number, number, number]} */ ([253, 250, 242]);
  const night = /** @type {[number, number, number]} */ ([31, 33, 38]);

  it("is ink on paper in the light theme, and light on a dark sheet in the dark one", () => {
    const printed = printedGreys({ ...light, sheet: paper });
    expect(printed).toHaveLength(256);
    expect([printed[0], printed[255]]).toEqual([
      [253, 250, 239],
      [0, 0, 0],
    ]);
    const [r, g, b] = printed[128];
    expect(r > g && g > b).toBe(true); // the ink is warm
    const atNight = printedGreys({ ...dark, sheet: night });
    expect(atNight[0]).toEqual(night);
    expect(Math.min(...atNight[255])).toBeGreaterThan(245);
  });

  it("is the other way round where the images are dark on light", () => {
    const printed = printedGreys({
      filter: "sepia(0.35) contrast(1.02)",
      blend: "multiply",
      sheet: paper,
    });
    expect([printed[255][0], printed[0]]).toEqual([253, [0, 0, 0]]);
  });

  it("is the grey itself where the system's contrast theme has no print", () => {
    expect(printedGreys({ filter: "none", blend: "normal", sheet: paper })).toEqual(GREYS);
  });
});
