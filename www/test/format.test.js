import { beforeAll, describe, expect, it } from "vitest";
import { en, zh } from "../src/app/strings.js";
import { count, duration, rate, settingNumber, statistic } from "../src/shared/format.js";
import { useStrings } from "../src/shared/i18n/index.js";
import { readNumber } from "../src/shared/read-number.js";

beforeAll(() => useStrings({ en, zh }));

describe("numbers", () => {
  it("have as many decimals as their size deserves", () => {
    const written = [0.6931, -0.0004, 12.3456, 150.26, 5000, -1745061.5, 3.2e9].map(statistic);
    expect(written).toEqual(["0.693", "0.000", "12.35", "150.3", "5,000", "-1,745,062", "3.2E9"]);
    expect([undefined, Number.NaN, Infinity].map(statistic)).toEqual(["–", "–", "–"]);
  });

  it("are grouped where they count things, and never where they are typed", () => {
    expect([count(5000), duration(3600 * 1234)]).toEqual(["5,000", "1,234 h 0 min"]);
    expect([rate(0), rate(0.456), rate(4.56), rate(1234.5)]).toEqual(["–", "0.46", "4.6", "1,235"]);
    const settings = ["10.0", "0.0", 1e-6, "4294967295", 0.9999, "", "fast"].map(settingNumber);
    expect(settings).toEqual(["10", "0", "0.000001", "4294967295", "0.9999", "", "fast"]);
  });
});

describe("a number that is typed", () => {
  it("may have a decimal comma, or be wide", () => {
    for (const typed of ["0,002", "0.002", " 0,002 ", "０．００２", "０，００２"]) {
      expect(readNumber(typed, "number"), typed).toBe("0.002");
    }
    expect(
      ["2,5", ",5", "-1,5", "1,5e-3", "2e-4"].map((text) => readNumber(text, "number")),
    ).toEqual(["2.5", ".5", "-1.5", "1.5e-3", "2e-4"]);
  });

  it("is of thousands where it must be whole, and is left to be refused where it may be either", () => {
    expect(
      ["1,000", "1.000", "1 000", "1’000", "12,345,678"].map((x) => readNumber(x, "integer")),
    ).toEqual(["1000", "1000", "1000", "1000", "12345678"]);
    expect(readNumber("2,5", "integer")).toBe("2.5"); // which the engine refuses
    for (const typed of ["1,000", "1,234,567", "1.234.567", "1.234,5", "fast", ""]) {
      expect(readNumber(typed, "number"), typed).toBe(typed);
    }
  });
});
