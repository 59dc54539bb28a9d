/** @typedef {import("../engine/messages.js").DeviceVerdict} DeviceVerdict */
/** @typedef {import("../engine/messages.js").EventsMessage} EventsMessage */
/** @typedef {import("../engine/messages.js").WorkerMessage} WorkerMessage */
/** @typedef {import("./playground.js").Playground} Playground */

/** What comes from the worker, put where it belongs. */
export class Inbox {
  /** @param {Playground} app */
  constructor(app) {
    this.app = app;
  }

  /** @param {WorkerMessage} message */
  receive(message) {
    const { app } = this;
    const { store } = app;
    switch (message.kind) {
      case "settings":
        store.schema = message.schema;
        store.presets = message.presets;
        for (const problem of message.problems) store.notify("warning", problem);
        return store.touch("settings");
      case "progress":
        store.progress = message;
        return store.touch("run");
      case "device":
        return this.#deviceChosen(message.verdict);
      case "events":
        return this.#applyEvents(message);
      case "loaded":
        app.checkpoint = undefined;
        return store.beginFrom(message.weights);
      case "restored":
        return store.truncate(message.step);
      case "checkpoint":
        app.checkpoint = message;
        return app.runs.save(message);
      case "judge":
        store.judgement.dataset = message.dataset;
        store.judgement.trouble = message.trouble ?? null;
        return store.touch("judge");
      case "trouble":
        if (message.retry) store.setPhase("error");
        return store.notify("error", message.trouble, message.retry ? "retry" : undefined);
      case "crash":
        return app.crashed(message.detail);
    }
  }

  /** @param {EventsMessage} message */
  #applyEvents(message) {
    const { store } = this.app;
    const isFirstPicture = !store.frames.fixed;
    store.applyEvents(message);
    if (message.events.some(({ type }) => type === "adjusted")) this.app.showInUrl();
    // What the page opens on should not wait for the next redraw.
    if (isFirstPicture && store.frames.fixed) store.flush();
    this.app.trainIfPending();
  }

  /** @param {DeviceVerdict} verdict */
  #deviceChosen(verdict) {
    const { store } = this.app;
    store.device = verdict;
    store.touch("device");
    // A change under a run that goes on should not only show in a line at the top.
    if (!["device_lost", "device_failed"].includes(verdict.code)) return;
    const message = `The graphics device failed (${verdict.params.detail}). The run goes on on the CPU, from its last checkpoint.`;
    store.notify("warning", { code: "moved_to_cpu", message, params: verdict.params });
  }
}
