import globals from "../www/node_modules/globals/index.js";
import www from "../www/eslint.config.js";

/** The page's rules; here `engines` runs in a browser and the rest in Node. */
export default [
  ...www,
  { files: ["engines/**"], languageOptions: { globals: globals.browser } },
  {
    files: ["*.js", "runner/**"],
    // What `page.evaluate` is given runs in the browser.
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
];
