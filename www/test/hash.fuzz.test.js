/**
 * Any text as a link, by properties (fast-check). A thousand links of each kind in CI; for longer:
 * `FUZZ_SECONDS=600 npx vitest run test/hash.fuzz.test.js`. A failure prints the shortest link that it found.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildHash, DEVICES, LANGUAGES, parseHash } from "../src/shared/hash.js";
import { repairLink } from "../src/shared/link-repair.js";

const SECONDS = Number(process.env.FUZZ_SECONDS ?? 0);
/** Each of the four properties takes its part of the time. */
const LIMITS = SECONDS
  ? { interruptAfterTimeLimit: (SECONDS * 1000) / 4, numRuns: Infinity }
  : { numRuns: 1000 };
const TIMEOUT_MS = SECONDS * 1000 + 30_000;

const NAMES = ["lr_g", "batch_size", "weights", "steps", "lang", "device", "autoplay", "seed"];
const WORDS = ["1", "0", "none", "cpu", "en", "0,002", "constructor", "__proto__", "toString", ""];
const SCRAPS = [
  "&amp;",
  "%23",
  "%26",
  "=",
  "?",
  "#",
  "%",
  "%ZZ",
  "\u200b",
  ").",
  "+",
  "%E4",
  "<br>",
];

const scrap = fc.oneof(
  fc.constantFrom(...NAMES, ...WORDS, ...SCRAPS, "&"),
  fc.string({ unit: "grapheme", maxLength: 8 }),
  fc.webQueryParameters(),
);
/** Links as people and programs mangle them, and any text. */
const link = fc.oneof(
  fc.array(scrap, { maxLength: 16 }).map((scraps) => scraps.join("")),
  fc
    .array(fc.tuple(fc.constantFrom(...NAMES, ...WORDS), fc.constantFrom(...WORDS)))
    .map((pairs) => pairs.map((pair) => pair.join("=")).join("&")),
);
const isKnown = (/** @type {string} */ name) => NAMES.includes(name);

/** @param {Parameters<typeof fc.property>} property */
const holds = (...property) => fc.assert(fc.property(...property), LIMITS);

describe("any text as a link", () => {
  it(
    "gives options of the right kind, texts as settings, and problems with a message",
    () => {
      holds(link, (hash) => {
        const { page, values, problems } = parseHash(hash);
        expect(DEVICES).toContain(page.device);
        expect([undefined, ...LANGUAGES]).toContain(page.lang);
        expect(typeof page.autoplay).toBe("boolean");
        expect(page.steps === undefined || Number.isSafeInteger(page.steps)).toBe(true);
        expect(typeof page.weights).toBe("string");
        expect(Object.values(values).every((value) => typeof value === "string")).toBe(true);
        expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
        expect(problems.every(({ code, message }) => code && message)).toBe(true);
      });
    },
    TIMEOUT_MS,
  );

  it(
    "means the same once it is written out by the page",
    () => {
      holds(link, (hash) => {
        const { page } = parseHash(hash);
        const written = buildHash([], {}, page);
        expect(parseHash(written)).toMatchObject({ page, problems: [] });
        expect(buildHash([], {}, parseHash(written).page)).toBe(written);
      });
    },
    TIMEOUT_MS,
  );

  it(
    "is repaired at once: a link that was repaired needs no repair",
    () => {
      holds(link, link, (hash, query) => {
        const repaired = repairLink({ hash: `#${hash}`, search: query && `?${query}` }, isKnown);
        if (!repaired) return;
        expect(repairLink({ ...repaired, hash: `#${repaired.hash}` }, isKnown)).toBeNull();
        expect(repaired.before).not.toBe(repaired.after);
      });
    },
    TIMEOUT_MS,
  );

  it(
    "keeps what a sound link says, whatever stands around it",
    () => {
      const sound = fc.tuple(fc.nat(1e6), fc.constantFrom("cpu", "auto"));
      const around = fc.constantFrom(...[".", ")", "&amp;", "\u200b", " ", ">", "”"]);
      holds(sound, around, ([seed, device], end) => {
        const hash = `#seed=${seed}&amp;device=${device}${end}`;
        const repaired = repairLink({ hash }, isKnown);
        const { page, values } = parseHash(repaired?.hash ?? "");
        expect([values.seed, page.device]).toEqual([String(seed), device]);
      });
    },
    TIMEOUT_MS,
  );
});
