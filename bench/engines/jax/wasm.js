import { use } from "./train.js";

export { create } from "./train.js";

/** Ready to compute. */
export const load = () => use("wasm");
