/**
 * The URL hash: every setting by its name, plus what belongs to the page. A link with a hash is a
 * reproducible run, so what is wrong in it is named rather than ignored.
 */

/** @import { Setting } from "#pkg/types/index.js" */
/** @import { DeviceChoice, Trouble } from "../engine/protocol.js" */

/** @typedef {Record<string, number | string>} Values settings by name; the engine's config is one such */

/**
 * @typedef {object} PageOptions
 * @property {DeviceChoice} device
 * @property {boolean} autoplay
 * @property {number | undefined} steps stop after so many
 * @property {"en" | "zh" | undefined} lang
 * @property {string} weights what the page opens on: a shipped name, an address, or "none" = new networks
 * @property {RoomName} view the room that is shown
 * @property {boolean} present for a projector: large, with little beside the pictures
 * @property {boolean} embed in a frame of another page: without header and footer
 * @property {Hideable[]} hide what is not offered; nothing that a run leads to can be hidden
 * @property {string | undefined} question what the learner should answer: the name of a chapter of Learn, or text
 */

export const DEVICES = ["auto", "cpu", "webgpu"];
export const LANGUAGES = ["en", "zh"];
/** The rooms of the page in the order of the navigation; what is in each stands in app/rooms.js. */
export const ROOMS = /** @type {const} */ (["train", "explore", "compare", "mine", "learn"]);
/** @typedef {(typeof ROOMS)[number]} RoomName */
/** The room that a link need not name. */
export const FIRST_ROOM = ROOMS[0];
/** What a link can leave out: rooms, and panels beside the sheet. */
export const HIDEABLE = /** @type {const} */ ([
  ...["explore", "compare", "mine", "learn"],
  ...["settings", "presets", "inside"],
]);
/** @typedef {"explore" | "compare" | "mine" | "learn" | "settings" | "presets" | "inside"} Hideable */
/** What a link says about how the page is shown, and nothing about a run. */
const LOOKS = ["view", "present", "embed", "hide", "question"];
/** Longer ones push the pictures out of sight. */
export const MAX_QUESTION = 500;
const MAX_STEPS = 100_000_000;
/** Weights that this site serves, by name: `weights/NAME.safetensors`. */
export const SHIPPED = ["mnist-32", "mnist-32-conditional", "fashion-mnist-32", "mnist-64"];
/** What a link opens on that wishes something, but no run. */
const USUAL_WEIGHTS = SHIPPED[0];
export const NO_WEIGHTS = "none";

/**
 * @param {string} name
 * @param {string} value
 * @param {string} range
 * @returns {Trouble}
 */
function outOfRange(name, value, range) {
  const message = `${name}=${value} is out of range. Use a whole number in ${range}.`;
  return { code: "setting_range", message, params: { name, value, range } };
}

/**
 * @param {string} name
 * @param {string} value
 * @param {string[]} choices
 * @returns {Trouble}
 */
function notAChoice(name, value, choices) {
  const expected = choices.join(", ");
  const message = `${name}=${value} is not a choice. Use one of: ${expected}.`;
  return { code: "setting_value", message, params: { name, value, expected } };
}

/** @param {string} name @param {string} value @returns {Trouble} */
function notAQuestion(name, value) {
  const [length, most] = [String(value.length), String(MAX_QUESTION)];
  const message = `The question in the link has ${length} characters. Use 1 to ${most}.`;
  return { code: "question_length", message, params: { name, length, most } };
}

/** @param {string} text */
function asSwitch(text) {
  return ["0", "1"].includes(text) ? text === "1" : undefined;
}

/** What each page option accepts; the value `undefined` means "not acceptable". */
const PAGE_OPTIONS = {
  device: (/** @type {string} */ text) => (DEVICES.includes(text) ? text : undefined),
  lang: (/** @type {string} */ text) => (LANGUAGES.includes(text) ? text : undefined),
  autoplay: asSwitch,
  present: asSwitch,
  embed: asSwitch,
  view: (/** @type {string} */ text) => ROOMS.find((room) => room === text),
  hide: (/** @type {string} */ text) => HIDEABLE.filter((part) => listed(text).includes(part)),
  steps: (/** @type {string} */ text) => {
    const steps = Number(text);
    return /^\d+$/.test(text) && steps >= 1 && steps <= MAX_STEPS ? steps : undefined;
  },
  // A name, or an address: absolute, or relative to the page.
  weights: (/** @type {string} */ text) =>
    SHIPPED.includes(text) || text === NO_WEIGHTS || /[/.]/.test(text) ? text : undefined,
  question: (/** @type {string} */ text) =>
    text.trim() && text.length <= MAX_QUESTION ? text.trim() : undefined,
};

/** @param {string} text */
function listed(text) {
  return text.split(",").map((part) => part.trim());
}

/** What a list of hidden parts names besides those that there are. @param {string} text */
function unknownParts(text) {
  const unknown = listed(text).filter((part) => !HIDEABLE.some((known) => known === part));
  return unknown.map((part) => notAChoice("hide", part, [...HIDEABLE]));
}

/** @type {Record<string, (name: string, value: string) => Trouble>} */
const PAGE_PROBLEMS = {
  device: (name, value) => notAChoice(name, value, DEVICES),
  lang: (name, value) => notAChoice(name, value, LANGUAGES),
  autoplay: (name, value) => notAChoice(name, value, ["0", "1"]),
  present: (name, value) => notAChoice(name, value, ["0", "1"]),
  embed: (name, value) => notAChoice(name, value, ["0", "1"]),
  view: (name, value) => notAChoice(name, value, [...ROOMS]),
  weights: (name, value) => notAChoice(name, value, [...SHIPPED, NO_WEIGHTS, "URL"]),
  steps: (name, value) => outOfRange(name, value, `1 – ${MAX_STEPS}`),
  question: notAQuestion,
};

/** @param {string} name */
export function isPageOption(name) {
  return Object.hasOwn(PAGE_OPTIONS, name);
}

/**
 * @param {string} hash with or without the leading `#`
 * @returns {{ page: PageOptions, values: Record<string, string>, problems: Trouble[] }}
 *   `values` are the engine's settings, unchecked: the engine knows their ranges
 */
export function parseHash(hash) {
  /** @type {Record<string, unknown>} */
  const page = {
    ...{ device: "auto", autoplay: false, steps: undefined, lang: undefined },
    ...{ view: FIRST_ROOM, present: false, embed: false, hide: [] },
  };
  /** @type {[name: string, value: string][]} */
  const settings = [];
  /** @type {Trouble[]} */
  const problems = [];
  let isFirstVisit = true;
  for (const [name, value] of new URLSearchParams(hash.replace(/^#/, ""))) {
    isFirstVisit &&= LOOKS.includes(name);
    if (!isPageOption(name)) {
      settings.push([name, value]);
      continue;
    }
    const accepted = PAGE_OPTIONS[/** @type {keyof typeof PAGE_OPTIONS} */ (name)](value);
    if (accepted === undefined) problems.push(PAGE_PROBLEMS[name](name, value));
    else page[name] = accepted;
    if (name === "hide") problems.push(...unknownParts(value));
  }
  // Whoever links to a room wants it seen.
  page.hide = /** @type {string[]} */ (page.hide).filter((part) => part !== page.view);
  // Not by assignment, by which `__proto__` would be no setting like any other.
  const values = Object.fromEntries(settings);
  const asksForRun = page.autoplay || settings.length > 0;
  // Whoever comes without a wish sees a game from its beginning.
  page.weights ??= asksForRun || isFirstVisit ? NO_WEIGHTS : USUAL_WEIGHTS;
  return { page: /** @type {PageOptions} */ (page), values, problems };
}

/**
 * Whether two values of a setting, as text or not, are the same.
 * @param {Pick<Setting, "kind">} setting
 * @param {number | string} a
 * @param {number | string} b
 */
export function isSame({ kind }, a, b) {
  if (kind === "choice") return String(a) === String(b);
  return Number(a) === Number(b); // "0.0" is 0
}

/**
 * The shortest hash that gives this run: defaults are left out, and so are settings that weights bring along.
 * @param {Setting[]} schema
 * @param {Values} config
 * @param {PageOptions} page
 */
export function buildHash(schema, config, page) {
  const parameters = new URLSearchParams();
  if (page.device !== "auto") parameters.set("device", page.device);
  if (page.lang) parameters.set("lang", page.lang);
  if (page.autoplay) parameters.set("autoplay", "1");
  if (page.steps) parameters.set("steps", String(page.steps));
  const isFresh = page.weights === NO_WEIGHTS;
  for (const setting of isFresh ? schema : []) {
    const value = config[setting.name];
    if (value !== undefined && !isSame(setting, value, setting.default)) {
      parameters.set(setting.name, String(value));
    }
  }
  if (parseHash(parameters.toString()).page.weights !== page.weights) {
    parameters.set("weights", page.weights);
  }
  if (page.present) parameters.set("present", "1");
  if (page.embed) parameters.set("embed", "1");
  if (page.hide.length > 0) parameters.set("hide", page.hide.join(","));
  if (page.question) parameters.set("question", page.question);
  return inRoom(parameters.toString(), page.view);
}

/**
 * The same link into another room.
 * @param {string} hash with or without the leading `#`
 * @param {RoomName} [room]
 */
export function inRoom(hash, room = FIRST_ROOM) {
  const parameters = new URLSearchParams(hash.replace(/^#/, ""));
  parameters.delete("view");
  if (room !== FIRST_ROOM) parameters.set("view", room);
  return parameters.toString();
}
