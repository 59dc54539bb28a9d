import { reduceMessage } from "./reduce-message.js";

/** @import { CheckpointMessage, EventsMessage, Trouble, WorkerMessage } from "../engine/protocol.js" */
/** @import { EngineEvent } from "#pkg/types/index.js" */
/** @typedef {import("./store.js").Store} Store */
/** @typedef {Extract<EngineEvent, { type: "begun" | "restored" }>} RunEvent */

/**
 * @typedef {object} Reactions what the page does, beside showing it, when it hears from the worker
 * @property {(checkpoint: CheckpointMessage) => void} onCheckpoint
 * @property {(trouble: Trouble) => void} onCrash
 * @property {(event: RunEvent) => void} onRun another run has begun, or the same one goes on from its checkpoint
 * @property {() => void} onAdjusted the run goes on with other settings
 * @property {() => void} onEvaluated the classifier has measured the pictures
 * @property {() => void} onEvents after all events of a message
 */

/** Takes what comes from the worker into the store, and calls those who do more about it. */
export class Inbox {
  #store;
  #reactions;

  /**
   * @param {Store} store
   * @param {Reactions} reactions
   */
  constructor(store, reactions) {
    this.#store = store;
    this.#reactions = reactions;
  }

  /** @param {WorkerMessage} message */
  receive(message) {
    switch (message.kind) {
      case "checkpoint":
        return this.#reactions.onCheckpoint(message);
      case "crash":
        return this.#reactions.onCrash(message.trouble);
      case "events":
        return this.#events(message);
      default:
        return reduceMessage(this.#store, message);
    }
  }

  /** @param {EventsMessage} message */
  #events(message) {
    const isFirstPicture = !this.#store.frames.fixed;
    reduceMessage(this.#store, message);
    for (const event of message.events) {
      if (event.type === "begun" || event.type === "restored") this.#reactions.onRun(event);
      if (event.type === "adjusted") this.#reactions.onAdjusted();
      if (event.type === "evaluated") this.#reactions.onEvaluated();
    }
    // What the page opens on should not wait for the next redraw.
    if (isFirstPicture && this.#store.frames.fixed) this.#store.flush();
    this.#reactions.onEvents();
  }
}
