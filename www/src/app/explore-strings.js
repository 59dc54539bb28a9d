import { enArithmetic } from "../features/arithmetic/en.js";
import { zhArithmetic } from "../features/arithmetic/zh.js";
import { enInterpolation } from "../features/interpolation/en.js";
import { zhInterpolation } from "../features/interpolation/zh.js";
import { enLatentMap } from "../features/latent-map/en.js";
import { zhLatentMap } from "../features/latent-map/zh.js";
import { enLatents } from "../features/latents/en.js";
import { zhLatents } from "../features/latents/zh.js";
import { enAppraiserGame } from "../features/appraiser-game/en.js";
import { zhAppraiserGame } from "../features/appraiser-game/zh.js";
import { enDrawingPad } from "../features/drawing-pad/en.js";
import { zhDrawingPad } from "../features/drawing-pad/zh.js";
import { enTimeMachine } from "../features/time-machine/en.js";
import { zhTimeMachine } from "../features/time-machine/zh.js";

/** Texts that only the room Explore shows, and that are loaded with it: the page opens on another one. */
export const en = {
  ...enAppraiserGame,
  ...enArithmetic,
  ...enInterpolation,
  ...enLatentMap,
  ...enLatents,
  ...enDrawingPad,
  ...enTimeMachine,
};

/** 只有“探索”里才用到的中文文字，与它一起载入。 */
export const zh = {
  ...zhAppraiserGame,
  ...zhArithmetic,
  ...zhInterpolation,
  ...zhLatentMap,
  ...zhLatents,
  ...zhDrawingPad,
  ...zhTimeMachine,
};
