import { transferHandlers } from "comlink";
import { toTrouble, TroubleError } from "../shared/trouble.js";

/** @import { Trouble } from "./protocol.js" */
/** @typedef {import("comlink").TransferHandler<{ value: unknown }, Trouble>} ThrowHandler */

/**
 * Lets errors cross between page and worker as `TroubleError`s. Comlink's own handler keeps an error's message, but
 * neither its code nor its parameters. Both sides call this before their first call.
 */
export function keepTroubleInErrors() {
  const original = /** @type {ThrowHandler} */ (transferHandlers.get("throw"));
  /** @type {ThrowHandler} */
  const handler = {
    canHandle: original.canHandle,
    serialize: ({ value }) => [toTrouble(value), []],
    deserialize: ({ code, message, params }) => {
      throw new TroubleError(code, message, params);
    },
  };
  transferHandlers.set("throw", handler);
}
