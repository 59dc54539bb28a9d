import { train } from "./rooms/train.js";

/** @typedef {import("../shared/hash.js").RoomName} RoomName */
/** @typedef {import("../shared/page.js").Playground} Playground */
/** @typedef {(app: Playground) => unknown} RoomContent a room's template */

/**
 * What each room shows. All but the first are loaded when they are first opened, and stay from then on. A new room
 * takes a line here, its name in shared/hash.js, and `room.NAME` in en.js and zh.js.
 * @type {Record<RoomName, () => RoomContent | Promise<RoomContent>>}
 */
export const CONTENTS = {
  train: () => train,
  explore: () => import("./rooms/explore.js").then(({ explore }) => explore),
  compare: () => import("./rooms/compare.js").then(({ compare }) => compare),
  mine: () => import("./rooms/mine.js").then(({ mine }) => mine),
  learn: () => import("./rooms/learn.js").then(({ learn }) => learn),
};
