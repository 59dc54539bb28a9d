import js from "@eslint/js";
import globals from "globals";

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
  { files: ["src/**"], languageOptions: { globals: { ...globals.browser, ...globals.worker } } },
  {
    files: ["*.config.js", "test/**", "e2e/**"],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    // A test file is one long list of cases inside `describe`.
    rules: { "max-lines-per-function": "off" },
  },
];
