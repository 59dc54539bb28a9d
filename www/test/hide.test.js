import { describe, expect, it } from "vitest";
import { classAddress } from "../src/features/class-link/address.js";
import { buildHash, parseHash } from "../src/shared/hash.js";

describe("hidden parts of a link", () => {
  it("are those that there are, once each; the others are named", () => {
    const { page, problems } = parseHash("hide=inside, compare,curves,inside,&steps=3");
    expect(page.hide).toEqual(["compare", "inside"]);
    expect(page.steps).toBe(3);
    expect(problems.map(({ params }) => params.value)).toEqual(["curves", ""]);
    expect(problems[0].params.expected).toContain("settings");
  });

  it("stay in the link of the run, and ask for none themselves", () => {
    const { page } = parseHash("hide=learn,settings");
    expect(page.weights).toBe("none");
    expect(parseHash(buildHash([], {}, page)).page.hide).toEqual(["learn", "settings"]);
    expect(buildHash([], {}, { ...page, hide: [] })).toBe("");
  });

  it("are not the room that the link opens", () => {
    expect(parseHash("hide=mine,learn&view=learn").page.hide).toEqual(["mine"]);
  });
});

describe("an address for a class", () => {
  const WISHES = { hidden: [], question: "", lang: "", autoplay: false };
  const RUN = "https://host.example/gan/?a=1#seed=7&lang=en&autoplay=1&present=1&view=mine";

  it("opens the run where it is trained, as wished", () => {
    expect(classAddress(RUN, WISHES)).toBe("https://host.example/gan/?a=1#seed=7");
    const wishes = { hidden: ["inside", "mine"], question: " Why? ", lang: "zh", autoplay: true };
    const { page, values, problems } = parseHash(new URL(classAddress(RUN, wishes)).hash);
    expect(page).toMatchObject({ hide: ["mine", "inside"], question: "Why?", lang: "zh" });
    expect([page.autoplay, page.view, values, problems]).toEqual([
      true,
      "train",
      { seed: "7" },
      [],
    ]);
  });
});
