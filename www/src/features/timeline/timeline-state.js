/** @import { Frame } from "#pkg/types/index.js" */

/** 40 frames of 256 x 256 grey pixels are 2.6 MB; of 512 x 512, 10 MB. */
const MAX_FRAMES = 40;

/** The milestone frames of a run, thinned out as it grows, so that they always span all of it. */
export class Timeline {
  /** @type {Frame[]} in the order of their steps */
  frames = [];

  /** @param {Frame} frame */
  push(frame) {
    const last = this.frames.at(-1);
    if (last && last.step === frame.step) this.frames.pop();
    this.frames.push(frame);
    if (this.frames.length > MAX_FRAMES) this.#thin();
  }

  /** Drops every other frame of the run's older half, keeping the first. */
  #thin() {
    const half = this.frames.length >> 1;
    this.frames = this.frames.filter((_, i) => i >= half || i % 2 === 0);
  }

  /** @param {number} step */
  truncate(step) {
    this.frames = this.frames.filter((frame) => frame.step <= step);
  }
}
