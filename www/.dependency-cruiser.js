import { readdirSync } from "node:fs";
import { join } from "node:path";

/**
 * Who imports whom at run time: the app its features, a feature what is shared, and nobody back. Types are not
 * followed; the only ones that point back are in src/shared/page.js, which names the app's objects for those below.
 */

/** Which feature may import which other one. @type {Record<string, string[]>} */
const NEIGHBOURS = {
  "appraiser-game": ["classes", "inside"],
  arithmetic: ["classes", "latents"],
  compare: ["export", "losses", "runs"],
  digits: ["classes"],
  "drawing-pad": ["classes", "inside", "latents"],
  evaluation: ["classes"],
  inside: ["latents"],
  interpolation: ["classes", "latents"],
  "latent-map": ["classes", "latents"],
  latents: ["classes", "inside"],
  learn: ["question"],
  log: ["files", "settings"],
  losses: ["settings"],
  players: ["evaluation", "settings"],
  presets: ["evaluation", "players", "settings"],
  runs: ["presets", "settings"],
  settings: ["files", "presets"],
  "time-machine": ["latents"],
  weights: ["settings"],
};

/** What the worker's side shares with the page. */
const SHARED_WITH_ENGINE = ["module-worker", "pacing", "serial-queue", "trouble", "within"];

const features = readdirSync(join(import.meta.dirname, "src/features"));

/** @param {string} feature */
function neighbours(feature) {
  const allowed = [feature, ...(NEIGHBOURS[feature] ?? [])].join("|");
  return {
    name: `neighbours-of-${feature}`,
    comment: "A feature imports another one only where NEIGHBOURS lists it.",
    severity: "error",
    from: { path: `^src/features/${feature}/` },
    to: { path: "^src/features/", pathNot: `^src/features/(${allowed})/` },
  };
}

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    {
      name: "no-circular",
      comment: "Modules that need each other can neither be read nor tested alone.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "shared-below-all",
      comment:
        "What is shared knows neither the features nor the app nor, but for types, the engine.",
      severity: "error",
      from: { path: "^src/shared/" },
      to: { path: "^src/(app|features|engine)/" },
    },
    {
      name: "features-below-app",
      comment:
        "A feature reads the store and sends commands; it reaches neither the app nor the engine.",
      severity: "error",
      from: { path: "^src/features/" },
      to: { path: "^src/(app|engine)/" },
    },
    {
      name: "engine-apart",
      comment: "The worker's side knows nothing of the page but what both need.",
      severity: "error",
      from: { path: "^src/engine/" },
      to: {
        path: "^src/(app|features|shared)/",
        pathNot: `^src/shared/(${SHARED_WITH_ENGINE.join("|")})\\.js$`,
      },
    },
    {
      name: "app-by-bridge",
      comment:
        "The app speaks to the engine through its bridge, after asking whether it could run at all.",
      severity: "error",
      from: { path: "^src/app/" },
      to: { path: "^src/engine/", pathNot: "^src/engine/(bridge|simd)\\.js$" },
    },
    ...features.map(neighbours),
    {
      name: "no-orphans",
      comment: "A module that nobody imports and that imports nothing is left over.",
      severity: "error",
      from: { orphan: true, pathNot: "^src/(shared/page|engine/(protocol|messages))\\.js$" }, // types only
      to: {},
    },
    {
      name: "resolvable",
      comment: "What is imported is there.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "listed-packages",
      comment: "The page ships only what package.json lists under dependencies.",
      severity: "error",
      from: {},
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown", "undetermined"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^#pkg/" }, // built from Rust
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "default"] },
  },
};
