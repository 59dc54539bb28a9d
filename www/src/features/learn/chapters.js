/**
 * What is worth trying, in the order in which each builds on the last. A chapter's texts are `learn.ID.title`, `.text` and
 * `.question`.
 * @typedef {object} Chapter
 * @property {"players" | "strong" | "collapse" | "diverges" | "copying" | "map"} id
 * @property {string} [preset] the experiment that it begins
 * @property {string} [weights] the shipped weights that it opens
 * @property {import("../../shared/hash.js").RoomName} room where it happens
 */

/** @type {readonly Chapter[]} */
export const CHAPTERS = [
  { id: "players", preset: "fast", room: "train" },
  { id: "strong", preset: "strong_discriminator", room: "train" },
  { id: "collapse", preset: "mode_collapse", room: "train" },
  { id: "diverges", preset: "diverges", room: "train" },
  { id: "copying", weights: "mnist-32", room: "train" },
  { id: "map", weights: "mnist-32", room: "explore" },
];
