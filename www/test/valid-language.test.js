import { describe, expect, it } from "vitest";
import { ensureValidLanguage } from "../src/shared/valid-language.js";

describe("the browser's language", () => {
  it("is replaced where it is none, as WebKit's without a locale", () => {
    const navigator = { language: "C" };
    ensureValidLanguage(navigator);
    expect(navigator.language).toBe("en");
    expect(new Intl.NumberFormat(navigator.language).format(1000)).toBe("1,000");
  });

  it("stays where it is one", () => {
    const navigator = { language: "zh-CN" };
    ensureValidLanguage(navigator);
    expect(navigator.language).toBe("zh-CN");
  });
});
