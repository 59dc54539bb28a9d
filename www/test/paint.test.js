import { describe, expect, it } from "vitest";
import { crispWidth, toRgba } from "../src/shared/paint.js";

/** Two tiles of 2 x 2 pixels side by side. */
const mosaic = (channels, pixels) => ({
  type: "frame",
  kind: "fixed",
  milestone: false,
  step: 0,
  epoch: 0,
  columns: 2,
  rows: 1,
  tile: 2,
  width: 4,
  height: 2,
  channels,
  pixels: new Uint8Array(pixels),
});

describe("toRgba", () => {
  it("copies one tile of a grey mosaic", () => {
    const rgba = new Uint8ClampedArray(16);
    toRgba(mosaic(1, [1, 2, 3, 4, 5, 6, 7, 8]), { column: 1, row: 0, columns: 1, rows: 1 }, rgba);
    expect([...rgba]).toEqual([3, 3, 3, 255, 4, 4, 4, 255, 7, 7, 7, 255, 8, 8, 8, 255]);
  });

  it("keeps the colours of an RGB mosaic", () => {
    const pixels = Array.from({ length: 24 }, (_, i) => i);
    const rgba = new Uint8ClampedArray(32);
    toRgba(mosaic(3, pixels), { column: 0, row: 0, columns: 2, rows: 1 }, rgba);
    expect([...rgba.slice(0, 8)]).toEqual([0, 1, 2, 255, 3, 4, 5, 255]);
    expect([...rgba.slice(28)]).toEqual([21, 22, 23, 255]);
  });
});

describe("crispWidth", () => {
  it("covers whole device pixels where that nearly fills the room", () => {
    expect(crispWidth(256, 530, 1)).toBe(512);
    expect(crispWidth(256, 343, 3)).toBeCloseTo(1024 / 3);
  });

  it("fills the room where whole pixels would leave much of it empty", () => {
    expect(crispWidth(256, 400, 1)).toBe(400);
    expect(crispWidth(512, 300, 1)).toBe(300);
  });
});
