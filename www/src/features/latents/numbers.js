import { within } from "../../shared/places.js";
import { POINTS } from "./latents-state.js";

/** @import { Command, Finding, Latent } from "#pkg/types/index.js" */
/** @typedef {import("./latents-state.js").PointName} PointName */
/** @typedef {Pick<import("../../shared/page.js").Store, "generation" | "frames" | "latents">} Store */

/**
 * A point in numbers.
 * @typedef {object} Point
 * @property {ArrayLike<number>} values `z_dim` of them
 * @property {number | undefined} class of a run whose generator is told one
 */
/** @typedef {Record<PointName, Point>} Points */

/**
 * The chosen points in numbers, which only the engine knows of seeds and of the sheet. Each is asked for once, whoever
 * asks, until it or the run changes.
 */
export class LatentNumbers {
  #store;
  #ask;
  /** @type {Map<PointName, { key: string, answer: Promise<Point | undefined> }>} */
  #known = new Map();
  /** @type {Points | undefined} */
  #last;

  /**
   * @param {Store} store
   * @param {(command: Command) => Promise<unknown>} ask gives nothing where it failed
   */
  constructor(store, ask) {
    this.#store = store;
    this.#ask = ask;
  }

  /**
   * The same object as long as nothing has changed.
   * @returns {Promise<Points | undefined>} nothing where the engine failed or another run has begun meanwhile
   */
  async all() {
    const { generation } = this.#store;
    const found = await Promise.all(POINTS.map((name) => this.#one(name)));
    if (generation !== this.#store.generation) return undefined;
    const [a, b, c] = found;
    if (!a || !b || !c) return undefined;
    const last = this.#last;
    if (last?.a !== a || last.b !== b || last.c !== c) this.#last = { a, b, c };
    return this.#last;
  }

  /** @param {PointName} name */
  #one(name) {
    const latent = this.#placed(this.#store.latents.points[name]);
    const key = `${this.#store.generation} ${JSON.stringify(latent)}`;
    const known = this.#known.get(name);
    if (known?.key === key) return known.answer;
    const answer = this.#find(latent);
    this.#known.set(name, { key, answer });
    void answer.then((point) => {
      // What failed is asked for again.
      if (!point && this.#known.get(name)?.answer === answer) this.#known.delete(name);
    });
    return answer;
  }

  /** A sheet may have fewer pictures than that of the run before. @param {Latent} latent @returns {Latent} */
  #placed(latent) {
    const sheet = this.#store.frames.fixed;
    if (latent.from !== "sheet" || !sheet) return latent;
    return { ...latent, index: within(latent.index, sheet) };
  }

  /** @param {Latent} latent @returns {Promise<Point | undefined>} */
  async #find(latent) {
    if (latent.from === "given") return { values: latent.values, class: latent.class };
    const found = /** @type {Extract<Finding, { what: "latent" }> | undefined} */ (
      await this.#ask({ type: "latent", latent })
    );
    return found && { values: found.latent, class: found.class ?? undefined };
  }
}
