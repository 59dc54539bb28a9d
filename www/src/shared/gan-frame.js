import { html, LitElement, nothing } from "lit";
import { crispWidth, paintFrame, paintTiles } from "./paint.js";

/** @import { Mosaic } from "#pkg/types" */
/** @typedef {import("./paint.js").Tiles} Tiles */

/** Both sides of a canvas before its first picture, so that the page does not jump. */
const PLACEHOLDER_PX = 256;

/** @param {unknown} a @param {unknown} b */
function isOther(a, b) {
  return JSON.stringify(a) !== JSON.stringify(b);
}

/**
 * The width at which a picture fits a room on all sides.
 * @param {Element} room
 * @param {HTMLCanvasElement} canvas
 */
function widthWithin(room, { width, height }) {
  const padding = 2 * parseFloat(getComputedStyle(room).paddingTop);
  return Math.min(room.clientWidth - padding, ((room.clientHeight - padding) * width) / height);
}

/**
 * A mosaic, or some of its tiles, on a canvas of its own. The canvas keeps its picture until there is another one, and
 * is painted again only when the mosaic or the choice of tiles changes. The element itself has no box: the canvas
 * stands where the element does.
 */
class FrameElement extends LitElement {
  static properties = {
    frame: { attribute: false },
    tiles: { attribute: false, hasChanged: isOther },
    canvasId: { attribute: "canvas-id" },
    label: {},
    placeholder: { attribute: false, hasChanged: isOther },
    facts: { attribute: false, hasChanged: isOther },
    crisp: { type: Boolean },
    bound: { type: Boolean },
  };

  #resize = new ResizeObserver(() => this.#fit());
  /** @type {MediaQueryList | undefined} matches as long as the screen has the density that it has now */
  #density;
  #onDensity = () => {
    this.#watchDensity();
    this.#fit();
  };

  constructor() {
    super();
    /** @type {Mosaic | null | undefined} */
    this.frame = null;
    /** @type {Tiles | number[] | undefined} a rectangle, or places row by row; all tiles if left out */
    this.tiles = undefined;
    /** @type {string | undefined} */
    this.canvasId = undefined;
    /** The text for screen readers; a frame in a labelled button needs none. */
    this.label = "";
    /** @type {[number, number]} width and height before the first picture */
    this.placeholder = [PLACEHOLDER_PX, PLACEHOLDER_PX];
    /** @type {Record<string, unknown>} what the canvas says of its picture in `data-` attributes */
    this.facts = {};
    /** Whether a pixel of the picture should cover whole pixels of the screen, where there is room. */
    this.crisp = false;
    /** Whether the room has a height of its own, which the picture must fit, too. */
    this.bound = false;
  }

  // The ids of canvases are a contract with outsiders, who would not find them behind a shadow root.
  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    if (!this.crisp || !this.parentElement) return;
    this.#resize.observe(this.parentElement);
    this.#watchDensity();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#resize.disconnect();
    this.#density?.removeEventListener("change", this.#onDensity);
  }

  /** A window may move to a screen of another density, or be zoomed, with its boxes staying as they are. */
  #watchDensity() {
    this.#density?.removeEventListener("change", this.#onDensity);
    this.#density = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    this.#density.addEventListener("change", this.#onDensity);
  }

  get #canvas() {
    return /** @type {HTMLCanvasElement} */ (this.querySelector("canvas"));
  }

  render() {
    const [width, height] = this.placeholder;
    return html`
      <canvas
        id=${this.canvasId ?? nothing}
        class="print"
        role=${this.label ? "img" : nothing}
        width=${width}
        height=${height}
        aria-label=${this.label || nothing}
      ></canvas>
    `;
  }

  /** @param {import("lit").PropertyValues<this>} changed */
  updated(changed) {
    for (const [name, value] of Object.entries(this.facts)) {
      this.#canvas.dataset[name] = String(value);
    }
    if (changed.has("frame") || changed.has("tiles")) this.#paint();
    this.#fit();
  }

  #paint() {
    const { frame, tiles } = this;
    if (!frame) return;
    if (Array.isArray(tiles)) paintTiles(this.#canvas, frame, tiles);
    else paintFrame(this.#canvas, frame, tiles);
  }

  #fit() {
    const canvas = this.#canvas;
    const parent = this.parentElement;
    if (!this.crisp || !parent?.clientWidth || !canvas) return;
    const room = this.bound ? widthWithin(parent, canvas) : parent.clientWidth;
    canvas.style.width = `${crispWidth(canvas.width, room, devicePixelRatio)}px`;
  }
}

customElements.define("gan-frame", FrameElement);
