import "@fontsource-variable/newsreader/wght.css";
import "@fontsource-variable/newsreader/wght-italic.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/controls.css";
import "./styles/layout.css";
import "./styles/sections.css";
import "./styles/lower.css";
import "./styles/weights.css";
import "./styles/judge.css";
import "./styles/setup.css";
import "./styles/classes.css";
import { initialLanguage, setLanguage } from "./i18n/index.js";
import { applyTheme, followSystemTheme } from "./state/preferences.js";
import { Playground } from "./state/playground.js";
import "./views/app.js";

/** @type {Playground | undefined} */
let app;

/** One visit to one link: its own engine, its own view. */
function begin() {
  app?.dispose();
  app = new Playground(window.location);
  setLanguage(initialLanguage(app.options.lang, navigator.languages));
  const view = /** @type {import("./views/view.js").View} */ (document.createElement("gan-app"));
  view.app = app;
  document.body.replaceChildren(view);
  void app.start();
}

applyTheme();
followSystemTheme(() => {
  applyTheme();
  app?.store.touch("theme");
});
// Our own changes of the hash raise no event: this is a link pasted into the same tab.
window.addEventListener("hashchange", begin);
begin();
