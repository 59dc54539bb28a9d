import { enClasses } from "../features/classes/en.js";
import { zhClasses } from "../features/classes/zh.js";
import { enDevice } from "../features/device/en.js";
import { zhDevice } from "../features/device/zh.js";
import { enDigits } from "../features/digits/en.js";
import { zhDigits } from "../features/digits/zh.js";
import { enEvaluation } from "../features/evaluation/en.js";
import { zhEvaluation } from "../features/evaluation/zh.js";
import { enExport } from "../features/export/en.js";
import { zhExport } from "../features/export/zh.js";
import { enFiles } from "../features/files/en.js";
import { zhFiles } from "../features/files/zh.js";
import { enInside } from "../features/inside/en.js";
import { zhInside } from "../features/inside/zh.js";
import { enPicked } from "../features/latents/picked-en.js";
import { zhPicked } from "../features/latents/picked-zh.js";
import { enLosses } from "../features/losses/en.js";
import { zhLosses } from "../features/losses/zh.js";
import { enPlayers } from "../features/players/en.js";
import { zhPlayers } from "../features/players/zh.js";
import { enPresets } from "../features/presets/en.js";
import { zhPresets } from "../features/presets/zh.js";
import { enRuns } from "../features/runs/en.js";
import { zhRuns } from "../features/runs/zh.js";
import { enSettings } from "../features/settings/en.js";
import { zhSettings } from "../features/settings/zh.js";
import { enStatus } from "../features/status/en.js";
import { zhStatus } from "../features/status/zh.js";
import { enTimeline } from "../features/timeline/en.js";
import { zhTimeline } from "../features/timeline/zh.js";
import { enWeights } from "../features/weights/en.js";
import { zhWeights } from "../features/weights/zh.js";
import { enWelcome } from "../features/welcome/en.js";
import { zhWelcome } from "../features/welcome/zh.js";
import { enShared } from "../shared/i18n/en.js";
import { zhShared } from "../shared/i18n/zh.js";
import { enApp } from "./en.js";
import { zhApp } from "./zh.js";

/**
 * Every text of the page in English, but those that a room brings along (explore-strings.js and the like). `zh` has
 * the same keys (a test compares them); names in braces are filled in. Keys under `setting.`, `trouble.` and `device.reason.` are made from the engine's own codes.
 */
export const en = {
  ...enShared,
  ...enApp,
  ...enClasses,
  ...enDevice,
  ...enDigits,
  ...enEvaluation,
  ...enExport,
  ...enFiles,
  ...enInside,
  ...enPicked,
  ...enLosses,
  ...enPlayers,
  ...enPresets,
  ...enRuns,
  ...enSettings,
  ...enStatus,
  ...enTimeline,
  ...enWeights,
  ...enWelcome,
};

/** 页面的全部中文文字。键与 `en` 相同（测试会比较）。 */
export const zh = {
  ...zhShared,
  ...zhApp,
  ...zhClasses,
  ...zhDevice,
  ...zhDigits,
  ...zhEvaluation,
  ...zhExport,
  ...zhFiles,
  ...zhInside,
  ...zhPicked,
  ...zhLosses,
  ...zhPlayers,
  ...zhPresets,
  ...zhRuns,
  ...zhSettings,
  ...zhStatus,
  ...zhTimeline,
  ...zhWeights,
  ...zhWelcome,
};
