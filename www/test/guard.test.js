import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { describe, expect, it, vi } from "vitest";
import { scriptTrouble, wasmTrouble } from "../src/engine/load-trouble.js";
import { repairLanguage } from "../src/shared/locale.js";

const GUARD = readFileSync(join(import.meta.dirname, "../public/guard.js"), "utf8");
const NOT_FOUND = readFileSync(join(import.meta.dirname, "../public/404.js"), "utf8");

/** The guard in a browser that has no more than it needs. */
function guarded({ protocol = "https:", origin = "https://host", script = { noModule: false } }) {
  const listeners = {};
  const element = (tag) => ({
    tag,
    children: [],
    setAttribute: vi.fn(),
    appendChild(child) {
      this.children.push(child);
    },
  });
  const elements = { guard: element("div"), "guard-words": element("div") };
  const document = {
    readyState: "loading",
    getElementById: (id) => elements[id] ?? null,
    createElement: (tag) => (tag === "script" ? script : element(tag)),
    createTextNode: (text) => text,
    addEventListener: (type, listener) => (listeners[type] = listener),
  };
  const location = { protocol, href: `${protocol}//host/gan/#seed=7`, reload: vi.fn() };
  const self = { origin };
  const window = { addEventListener: document.addEventListener };
  runInNewContext(GUARD, { window, document, location, self, SyntaxError });
  const words = () => elements["guard-words"].children.map(({ children }) => children.join(""));
  return { listeners, document, elements, words };
}

describe("the guard", () => {
  it("says in both languages that a part is missing, and which", () => {
    const { listeners, words } = guarded({});
    listeners.error({ target: { tagName: "SCRIPT", src: "https://host/gan/index-1.js" } });
    const [en, zh, reload] = words();
    expect(en).toContain("could not be loaded: https://host/gan/index-1.js.");
    expect(zh).toContain("无法加载：https://host/gan/index-1.js。");
    expect(reload).toContain("Reload");
  });

  it.each([
    ["opened as a file", { protocol: "file:" }, undefined],
    ["too old", { script: {} }, undefined],
    ["inside another one", { origin: "null" }, { target: { tagName: "SCRIPT", src: "x" } }],
    ["could not read", {}, { message: "SyntaxError: Unexpected token '#'" }],
    ["stopped while it was starting", {}, { message: "TypeError: x.at is not a function" }],
  ])("knows a page that is %s", (text, surroundings, event) => {
    const { listeners, words } = guarded(surroundings);
    if (event) listeners.error(event);
    expect(words()[0]).toContain(text);
    expect(words().join()).not.toMatch(/\{\w+\}/);
  });

  it("keeps to the first trouble, and is silent once the app has taken its place", () => {
    const { document, elements, listeners, words } = guarded({});
    const guard = elements.guard;
    listeners.unhandledrejection({ reason: new Error("first") });
    listeners.error({ message: "second" });
    expect(words()[0]).toContain("(first)");

    const late = guarded({});
    delete late.elements.guard;
    late.document.readyState = "complete";
    late.listeners.error({ message: "an error of the app" });
    expect(late.words()).toEqual([]);
    expect(guard.setAttribute).toHaveBeenCalledWith("data-code", "failed");
    expect(document.readyState).toBe("loading");
  });
});

describe("404.js", () => {
  it.each([
    ["/gan/%23seed=7&lr_g=0.1", "", "/gan/#seed=7&lr_g=0.1"],
    ["/gan/index.html%23seed=7", "", "/gan/#seed=7"],
    ["/gan/%2523seed=7", "#lang=zh", "/gan/#seed=7&lang=zh"],
  ])("leads %s%s to %s", (pathname, hash, expected) => {
    const location = { pathname, hash, replace: vi.fn() };
    runInNewContext(NOT_FOUND, { location });
    expect(location.replace).toHaveBeenCalledWith(expected);
  });

  it("stays where there is no # to restore", () => {
    const location = { pathname: "/gan/other.html", hash: "", replace: vi.fn() };
    runInNewContext(NOT_FOUND, { location });
    expect(location.replace).not.toHaveBeenCalled();
  });
});

describe("an engine that does not load", () => {
  // As Chromium, Firefox, Safari and wasm-bindgen put it.
  it.each([
    ["engine_missing", new Error("failed to fetch Wasm: 404 Not Found fetching 'http://h/e.wasm'")],
    ["engine_unreachable", new TypeError("Failed to fetch")],
    ["engine_unreachable", new TypeError("NetworkError when attempting to fetch resource.")],
    ["engine_unreachable", new TypeError("Load failed")],
    [
      "wasm_forbidden",
      new WebAssembly.CompileError("violates the following Content Security policy directive"),
    ],
    ["wasm_forbidden", new WebAssembly.CompileError("call to compile() blocked by CSP")],
    ["wasm_forbidden", new EvalError("Refused to create a WebAssembly object")],
    ["engine_memory", new RangeError("WebAssembly.Memory(): could not allocate memory")],
    ["engine_memory", new WebAssembly.RuntimeError("Out of memory")],
    ["engine_damaged", new WebAssembly.CompileError("expected magic word 00 61 73 6d")],
    ["engine_damaged", new WebAssembly.LinkError("function import requires a callable")],
  ])("is told as %s: %s", (code, error) => {
    expect(wasmTrouble(error).code).toBe(code);
  });

  it("names the file that is missing", () => {
    const refused = new Error("failed to fetch Wasm: 403 Forbidden fetching 'http://h/e.wasm'");
    expect(wasmTrouble(refused).params).toEqual({ url: "http://h/e.wasm", status: "403" });
    const script = new TypeError("Failed to fetch dynamically imported module: http://h/a.js");
    expect(scriptTrouble(script)).toMatchObject({
      code: "part_missing",
      params: { url: "http://h/a.js" },
    });
    expect(scriptTrouble(new SyntaxError("Unexpected token '<'")).code).toBe("engine_damaged");
  });
});

describe("repairLanguage", () => {
  it.each([
    [{ language: "C", languages: ["C"] }, "en"],
    [{ language: "en-US@posix", languages: ["en-US@posix", "fr"] }, "fr"],
    [{ language: "", languages: undefined }, "en"],
    [{}, "en"],
    [{ language: "zh-CN", languages: ["C"] }, "zh-CN"],
  ])("makes of %j a language that Intl takes: %s", (browser, expected) => {
    repairLanguage(browser);
    expect(browser.language).toBe(expected);
    expect(() => new Intl.NumberFormat(browser.language)).not.toThrow();
  });
});
