import "../shared/locale.js"; // first: uPlot reads the browser's language when it is loaded
import "@fontsource-variable/newsreader/wght.css";
import "@fontsource-variable/newsreader/wght-italic.css";
// Of two rules that weigh the same, the later wins: what is shared comes first.
import "../shared/styles/tokens.css";
import "../shared/styles/base.css";
import "../shared/styles/controls.css";
import "../shared/styles/fields.css";
import "../shared/styles/prints.css";
import "../shared/styles/chart.css";
import "./layout.css";
import "./header.css";
import "./train.css";
import "./hidden.css";
import "./dialogs.css";
import "./notices.css";
import "../features/device/device.css";
import "../features/digits/digits.css";
import "../features/status/status.css";
import "../features/players/players.css";
import "../features/timeline/timeline.css";
import "../features/losses/losses.css";
import "../features/inside/inside.css";
import "../features/latents/use-picture.css";
import "../features/settings/settings.css";
import "../features/weights/weights.css";
import "../features/evaluation/evaluation.css";
import "../features/export/export.css";
import "../features/presets/presets.css";
import "../features/presets/experiment.css";
import "../features/classes/classes.css";
import "../features/welcome/welcome.css";
import "./print.css";
import "./present.css";
import "./frame.css";
// Last, so that it holds for all.
import "../shared/styles/contrast.css";
import { initialLanguage, setLanguage, useStrings } from "../shared/i18n/index.js";
import "./app.js";
import { Playground } from "./playground.js";
import { en, zh } from "./strings.js";
import { applyTheme, followSystemTheme } from "./theme.js";

/** @typedef {import("./store.js").Store} Store */

/** @type {Playground | undefined} */
let app;

/** One visit to one link: its own engine, its own view. */
function begin() {
  const left = app?.dispose();
  const here = new Playground(window.location, history.state?.run);
  app = here;
  setLanguage(initialLanguage(here.options.lang, navigator.languages));
  const view = /** @type {import("../shared/view.js").View} */ (document.createElement("gan-app"));
  view.app = app;
  document.querySelector("gan-app")?.remove();
  document.body.append(view);
  // A view that cannot be drawn leaves the guard (public/guard.js) in place, which says so.
  void view.updateComplete.then(() => {
    for (const other of document.querySelectorAll("#guard, noscript")) other.remove();
  });
  reportMissingStyles(app.store);
  const started = here.start();
  void left?.then(async (former) => {
    await started; // it must not be gone back to before the engine is there
    if (former && here === app) await here.offerUndo(former);
  });
}

/** The page works without its styles, but nobody would take it for finished. @param {Store} store */
function reportMissingStyles(store) {
  // Browsers have a sheet even for a file that is missing: one without rules.
  if (getComputedStyle(document.documentElement).getPropertyValue("--gap-s")) return;
  const links = document.querySelectorAll("link[rel=stylesheet]");
  const url = /** @type {HTMLLinkElement | undefined} */ ([...links].at(-1))?.href ?? "";
  const message = `The style sheet ${url} could not be loaded. Reload the page.`;
  store.notify("warning", { code: "part_missing", message, params: { url } }, { action: "reload" });
}

useStrings({ en, zh });
applyTheme();
followSystemTheme(() => {
  applyTheme();
  app?.store.touch("theme");
  app?.store.flush(); // a printer does not wait
});
// Our own changes of the hash raise no event: this is Back or Forward, or a link pasted into the same tab.
window.addEventListener("hashchange", () => {
  if (!app?.looks.hasTurned()) begin();
});
begin();
