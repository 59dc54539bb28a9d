/** Colours are said once, in tokens.css; everything else names them. */
const COLOUR_FUNCTIONS = [
  "rgb",
  "rgba",
  "hsl",
  "hsla",
  "hwb",
  "lab",
  "lch",
  "oklab",
  "oklch",
  "color",
];

/** @type {import("stylelint").Config} */
export default {
  extends: "stylelint-config-standard",
  rules: {
    "color-no-hex": true,
    "color-named": "never",
    "function-disallowed-list": COLOUR_FUNCTIONS,
    // Rules are in the order of what they are about.
    "no-descending-specificity": null,
    // Browsers that lack the newer notation would show the wide layout on a phone.
    "media-feature-range-notation": "prefix",
    "value-keyword-case": ["lower", { ignoreProperties: ["/^--font-/"] }],
    // Tokens stand in groups.
    "custom-property-empty-line-before": null,
  },
  overrides: [
    {
      files: ["src/shared/styles/tokens.css"],
      rules: { "color-no-hex": null, "function-disallowed-list": null },
    },
  ],
};
