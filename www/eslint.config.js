import js from "@eslint/js";
import globals from "globals";

/** Where the types of a layer may not come from; imports at run time are dependency-cruiser's business. */
const ABOVE = /** @type {Record<string, string>} */ ({
  engine: "app|features",
  shared: "app|features|engine/(?!protocol)",
  features: "app|engine/(?!protocol)",
});

/** Finds types of a layer above, or of the engine's inside, in JSDoc comments: no other tool reads those. */
const typesFromBelow = {
  /** @param {import("eslint").Rule.RuleContext} context */
  create(context) {
    const [, layer = ""] = /src\/(\w+)\//.exec(context.filename) ?? [];
    const above = new RegExp(`(?:import\\(|from )["'][./]+/(?:${ABOVE[layer]})`);
    return {
      Program() {
        for (const { value, loc } of context.sourceCode.getAllComments()) {
          if (loc && above.test(value)) context.report({ loc, message: "Types of a layer above." });
        }
      },
    };
  },
};

export default [
  { ignores: ["dist/", "public/data/", "test-results/", "playwright-report/"] },
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2024, sourceType: "module" },
    rules: {
      eqeqeq: "error",
      "no-var": "error",
      "prefer-const": "error",
      "max-lines": ["error", 300],
      "max-lines-per-function": ["error", { max: 40, skipBlankLines: true, skipComments: true }],
    },
  },
  // Translations are as long as what there is to say.
  { files: ["src/**/en.js", "src/**/zh.js"], rules: { "max-lines": "off" } },
  // It must run in browsers that are too old for the rest, which it tells them.
  {
    files: ["public/*.js"],
    languageOptions: { ecmaVersion: 5, sourceType: "script", globals: globals.browser },
    rules: { "no-var": "off" },
  },
  { files: ["src/**"], languageOptions: { globals: { ...globals.browser, ...globals.worker } } },
  {
    files: ["src/{engine,features,shared}/**"],
    ignores: ["src/shared/page.js"], // the one place where those below name the app's objects
    plugins: { page: { rules: { "types-from-below": typesFromBelow } } },
    rules: { "page/types-from-below": "error" },
  },
  {
    files: ["*.config.js", "test/**", "e2e/**", "browsers/**"],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    // A test file is one long list of cases inside `describe`.
    rules: { "max-lines-per-function": "off" },
  },
];
