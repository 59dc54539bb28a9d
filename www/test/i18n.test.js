import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import * as explore from "../src/app/explore-strings.js";
import * as first from "../src/app/strings.js";
import { addStrings, fill, initialLanguage, t, useStrings } from "../src/shared/i18n/index.js";
import { describeTrouble } from "../src/shared/i18n/trouble.js";

const SOURCES = join(import.meta.dirname, "..", "src");
const GENERATED = join(import.meta.dirname, "..", "..", "pkg", "types");
/** The engine's schema and presets, as scripts/generate-types.sh writes them. */
const { schema, presets } = JSON.parse(readFileSync(join(GENERATED, "settings.json"), "utf8"));
/** The texts of the page, and those that its parts bring along. */
const BUNDLES = readdirSync(join(SOURCES, "app")).filter((name) => /strings\.js$/.test(name));
const bundles = await Promise.all(BUNDLES.map((name) => import(join(SOURCES, "app", name))));
const [en, zh] = /** @type {Record<string, string>[]} */ (
  ["en", "zh"].map((code) => Object.assign({}, ...bundles.map((bundle) => bundle[code])))
);
const keys = Object.keys(en);

/**
 * The codes of an enum's variants, read from its generated type.
 * @param {string} name
 */
function codesOf(name) {
  const type = readFileSync(join(GENERATED, `${name}.ts`), "utf8");
  return [...type.matchAll(/"code": "(\w+)"/g)].map((match) => match[1]);
}

/**
 * The words of an enum without fields, read from its generated type.
 * @param {string} name
 */
function wordsOf(name) {
  const type = readFileSync(join(GENERATED, `${name}.ts`), "utf8");
  return [...type.matchAll(/"(\w+)"/g)].map((match) => match[1]);
}

/**
 * What the variants of an enum carry, by code.
 * @param {string} name
 * @returns {Record<string, string[]>}
 */
function fieldsOf(name) {
  const type = readFileSync(join(GENERATED, `${name}.ts`), "utf8");
  const variants = [...type.matchAll(/"code": "(\w+)"([^}]*)\}/g)];
  return Object.fromEntries(
    variants.map(([, code, fields]) => [code, [...fields.matchAll(/(\w+):/g)].map(([, n]) => n)]),
  );
}

/** What `describeTrouble` adds to the name of a setting. */
const MADE_OF = { name: ["label", "range", "expected"], other: ["other_label"] };

/**
 * The texts of troubles that leave something open which the trouble does not bring along.
 * @param {Record<string, string[]>} fields
 */
function unfilled(fields) {
  return Object.entries(fields).flatMap(([code, given]) => {
    const known = [...given, ...given.flatMap((name) => MADE_OF[name] ?? [])];
    return holes(en[`trouble.${code}`] ?? "")
      .filter((hole) => !known.includes(hole))
      .map((hole) => `${code}: {${hole}}`);
  });
}

/** @param {string} text */
const holes = (text) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

describe("both languages", () => {
  it("have the same keys", () => {
    expect(Object.keys(zh).sort()).toEqual([...keys].sort());
  });

  it("fill the same holes and are not empty", () => {
    expect(keys.filter((key) => !en[key].trim() || !zh[key].trim())).toEqual([]);
    const holesOf = (table) => Object.fromEntries(keys.map((key) => [key, holes(table[key])]));
    expect(holesOf(zh)).toEqual(holesOf(en));
  });

  it("are not one pasted into the other", () => {
    // Names, symbols and formulas may be the same in both; sentences may not.
    const same = keys.filter((key) => en[key] === zh[key] && /[a-z]{3,} [a-z]{3,}/i.test(en[key]));
    expect(same).toEqual([]);
    const noChinese = keys.filter(
      (key) => !/[一-鿿]/.test(zh[key]) && /\w{3,} \w{3,}/.test(zh[key]),
    );
    expect(noChinese).toEqual([]);
    expect(keys.filter((key) => /[一-鿿]/.test(en[key]))).toEqual([]);
  });
});

describe("what the engine can say", () => {
  it("every setting has a label and a help line", () => {
    const names = schema.map(({ name }) => name);
    expect(names).toContain("z_dim");
    const missing = names.filter(
      (name) => !en[`setting.${name}.label`] || !en[`setting.${name}.help`],
    );
    expect(missing).toEqual([]);
  });

  it("every choice of a setting has a name", () => {
    const named = schema.flatMap(({ name, choices = [] }) =>
      choices.map((choice) => `setting.${name}.${choice}`),
    );
    expect(named).toContain("setting.loss.least_squares");
    expect(named.filter((key) => !en[key])).toEqual([]);
  });

  it("every preset has a title and a sentence, and nothing else has", () => {
    const wanted = presets.flatMap(({ name }) => [`preset.${name}.title`, `preset.${name}.help`]);
    expect(wanted).toContain("preset.lesson.title");
    const known = keys.filter((key) => key.startsWith("preset."));
    expect(known.sort()).toEqual(wanted.sort());
  });

  it("every error and warning has a translation", () => {
    const codes = [...codesOf("EngineErrorFields"), ...codesOf("Warning")];
    expect(codes).toContain("truncated_idx");
    expect(codes.length).toBeGreaterThanOrEqual(18);
    expect(codes.filter((code) => !en[`trouble.${code}`])).toEqual([]);
  });

  it("every note on images, every kind of file and every advice has a translation", () => {
    const notes = codesOf("DatasetNote").map((code) => `data.${code}`);
    const kinds = wordsOf("FileKind").map((kind) => `file_kind.${kind}`);
    const advice = wordsOf("Advice").map((word) => `file_kind.advice.${word}`);
    expect([...notes, ...kinds, ...advice]).toEqual(
      expect.arrayContaining([
        "data.dark_on_light",
        "file_kind.lfs_pointer",
        "file_kind.advice.unpack",
      ]),
    );
    expect([...notes, ...kinds, ...advice].filter((key) => !en[key])).toEqual([]);
  });

  it("fills all that the texts of its errors and warnings leave open", () => {
    const fields = { ...fieldsOf("EngineErrorFields"), ...fieldsOf("Warning") };
    expect(fields.truncated_idx).toEqual(["what", "expected", "actual"]);
    expect(unfilled(fields)).toEqual([]);
  });
});

describe("keys in the page's source", () => {
  const files = readdirSync(SOURCES, { recursive: true, encoding: "utf8" });
  const source = files
    .filter((file) => file.endsWith(".js") && !/\b(en|zh)\.js$/.test(file))
    .map((file) => readFileSync(join(SOURCES, file), "utf8"))
    .join("\n");

  it("exist", () => {
    const used = [...source.matchAll(/\bt(?:Or)?\(\s*"([^"]+)"/g)].map((match) => match[1]);
    expect(used.length).toBeGreaterThan(60);
    expect(used.filter((key) => !(key in en))).toEqual([]);
  });

  it("every trouble that the page itself reports has a translation", () => {
    const codes = [...source.matchAll(/(?:TroubleError\(\s*|code: )"(\w+)"/g)].map(
      (match) => match[1],
    );
    expect(codes).toContain("dataset_missing");
    expect(codes.filter((code) => !en[`trouble.${code}`])).toEqual([]);
  });

  /** The page's own troubles with the names of their parameters, as they are written in the source. */
  function ownTroubles() {
    const written = source.replaceAll(/\$\{[^}]*\}/g, "").replaceAll(/\/\*\*.*?\*\//gs, "");
    const begun = [...written.matchAll(/(?:TroubleError\(\s*|code: )"(\w+)"([^;]*);/g)];
    const found = begun.map(([, code, rest]) => {
      const [literal] = [...rest.matchAll(/\{([^{}]*)\}/g)].map(([, inner]) => inner);
      return [code, (literal ?? "").split(",").map((one) => one.split(":")[0].trim())];
    });
    return Object.fromEntries(found);
  }

  it("every trouble that the page itself reports brings along what its text leaves open", () => {
    const { moved_to_cpu, ...fields } = ownTroubles();
    expect(moved_to_cpu).toEqual([""]); // has the device's own parameters
    expect(fields.engine_missing).toEqual(["url", "status"]);
    expect(unfilled(fields)).toEqual([]);
  });

  it("every text about a trouble belongs to one", () => {
    const codes = keys.flatMap((key) => /^trouble\.(\w+)$/.exec(key)?.[1] ?? []);
    const engines = [...codesOf("EngineErrorFields"), ...codesOf("Warning")];
    const unused = codes.filter((code) => !engines.includes(code) && !source.includes(`"${code}"`));
    expect(unused.filter((code) => !source.includes(`trouble.${code}`))).toEqual([]);
  });

  it("every reason for a device has a translation", () => {
    const codes = [...source.matchAll(/cpuBecause\(\s*"(\w+)"/g)].map((match) => match[1]);
    expect(codes.length).toBeGreaterThanOrEqual(7);
    expect(codes.filter((code) => !en[`device.reason.${code}`])).toEqual([]);
  });
});

describe("a room's own texts", () => {
  it("join those of the page, and take the place of none", () => {
    expect(Object.keys(explore.en).filter((key) => key in first.en)).toEqual([]);
    useStrings(first);
    addStrings(explore);
    expect([t("game.real"), t("app.title")]).toEqual(["Real", "GAN Playground"]);
  });
});

describe("initialLanguage", () => {
  it("prefers the link, then the browser's order, then English", () => {
    expect(initialLanguage("zh", ["en-US"])).toBe("zh");
    expect(initialLanguage(undefined, ["fr-FR", "zh-TW", "en"])).toBe("zh");
    expect(initialLanguage(undefined, ["de"])).toBe("en");
  });

  it.each([
    [["C"], "en"],
    [["en-US@posix"], "en"],
    [["C.UTF-8", "zh_CN.UTF-8"], "zh"],
    [[undefined, null, 7, "", "ZH"], "zh"],
    [undefined, "en"],
    ["zh-CN", "zh"],
  ])("understands what systems put in place of language tags: %j is %s", (languages, expected) => {
    expect(initialLanguage(undefined, languages)).toBe(expected);
  });
});

describe("describeTrouble", () => {
  beforeAll(() => useStrings({ en, zh }));

  const schema = [
    {
      name: "batch_size",
      group: "training",
      kind: "integer",
      default: "64",
      min: 2,
      max: 256,
      help: "",
    },
  ];

  it("names a setting, its value and its range", () => {
    const params = { name: "batch_size", value: "999", range: "2 to 256" };
    const text = describeTrouble({ code: "setting_range", message: "", params }, schema);
    expect(text).toContain("Batch size (batch_size) cannot be 999: its range is 2 to 256");
  });

  it("names both settings of a conflict, and the way out", () => {
    const params = {
      ...{ name: "penalty", value: "gradient" },
      ...{ other: "norm_d", other_value: "batch", fix: "norm_d = none" },
    };
    expect(describeTrouble({ code: "setting_conflict", message: "", params }, schema)).toBe(
      "Penalty (penalty = gradient) does not work with Appraiser’s normalisation (norm_d = batch). Choose norm_d = none.",
    );
  });

  it("names a file that is no data, and the way out", () => {
    const params = { what: "images", found: "png", advice: "fetch" };
    const text = describeTrouble({ code: "not_idx", message: "", params }, schema);
    expect(text).toContain("The image file is not in IDX format, it is a PNG picture. It came");
  });

  it("falls back to the engine's sentence for a code it does not know", () => {
    const trouble = { code: "from_the_future", message: "do this instead", params: {} };
    expect(describeTrouble(trouble, schema)).toBe("Do this instead");
  });

  it.each(["", undefined])("says so where a browser gives no reason: %j", (detail) => {
    const trouble = { code: "crash", message: "", params: { detail } };
    expect(describeTrouble(trouble, [])).toContain("stopped working (the browser gives no reason)");
  });

  it("falls back to the sentence that came along where a parameter is missing", () => {
    const trouble = { code: "crash", message: "it stopped (why)", params: {} };
    expect(describeTrouble(trouble, [])).toBe("It stopped (why)");
  });

  it("leaves a hole visible rather than hiding that something is missing", () => {
    expect(fill("{a} and {b}", { a: [1, 2] })).toBe("1, 2 and {b}");
  });
});
