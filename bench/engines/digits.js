/** What every contestant but our own engine trains on: real digits and normal latents, drawn on the host. */

const STORED_SIDE = 28;
const SIDE = 32;
const IDX_HEADER_BYTES = 16;
/** In [-1, 1]. */
const BACKGROUND = -1;

/**
 * @typedef {object} Config
 * @property {number} batch
 * @property {number} features
 * @property {number} z
 * @property {number} seed
 * @property {Record<string, string>} [settings] our engine's alone: what differs from the lesson, by name
 */

/**
 * A small seeded generator (Mulberry32), uniform in [0, 1).
 * @param {number} seed
 */
function uniform(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export class Batches {
  /**
   * @param {Uint8Array} idx MNIST's images as an IDX file
   * @param {Config} config
   */
  constructor(idx, config) {
    this.pixels = idx.subarray(IDX_HEADER_BYTES);
    this.config = config;
    this.random = uniform(config.seed);
  }

  /** A batch of images `[batch, 32, 32]`, padded with background as our engine pads them. */
  images() {
    const { batch } = this.config;
    const stored = STORED_SIDE * STORED_SIDE;
    const margin = (SIDE - STORED_SIDE) / 2;
    const out = new Float32Array(batch * SIDE * SIDE).fill(BACKGROUND);
    for (let n = 0; n < batch; n++) {
      const from = Math.floor(this.random() * (this.pixels.length / stored)) * stored;
      for (let at = 0; at < stored; at++) {
        const row = Math.floor(at / STORED_SIDE) + margin;
        const column = (at % STORED_SIDE) + margin;
        out[(n * SIDE + row) * SIDE + column] = this.pixels[from + at] / 127.5 - 1;
      }
    }
    return out;
  }

  /** @param {number} length numbers from N(0, 1) (Box & Muller 1958) */
  normals(length) {
    return Float32Array.from({ length }, () => {
      const radius = Math.sqrt(-2 * Math.log(1 - this.random()));
      return radius * Math.cos(2 * Math.PI * this.random());
    });
  }

  /** Latents `[batch, z]`. */
  latents() {
    return this.normals(this.config.batch * this.config.z);
  }
}
