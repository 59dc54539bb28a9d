/** What the package `gan-playground` exports. */
export { Engine } from "./engine.js";
export { TroubleError } from "../shared/trouble.js";
export { paintFrame } from "../shared/paint.js";
