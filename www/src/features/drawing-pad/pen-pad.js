import { html } from "lit";
import { t } from "../../shared/i18n/index.js";
import { View } from "../../shared/view.js";
import { classesOf } from "../classes/class-names.js";
import { Drawing } from "./drawing.js";

/** Both sides of the canvas, in its own pixels: twice those of the screen. */
const CANVAS_PX = 640;
/** Width of the pen as a share of the pad, like MNIST's of a digit that fills the pad's height but for a margin. */
const PEN = 0.1;
/** How far an arrow key moves the pen, as a share of the pad. */
const STEP = 0.025;
/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * The pad that one draws on, by pointer or keys. It says `drawn` whenever the drawing has changed.
 */
class PenPadView extends View {
  static topics = /** @type {import("../../shared/view.js").Topic[]} */ (["settings"]);

  drawing = new Drawing();
  /** @type {number | undefined} the pointer that draws; others are palms */
  #pointer;
  /** Whether the pen is moved by keys: who draws by a pointer sees where it is. */
  #hasKeys = false;

  render() {
    const { pen, isDown, isEmpty } = this.drawing;
    return html`
      <div class="pad-sheet">
        <canvas
          id="pad"
          class="print"
          width=${CANVAS_PX}
          height=${CANVAS_PX}
          tabindex="0"
          role="application"
          aria-label=${t("pad.aria")}
          aria-describedby="pad-help"
          @pointerdown=${this.#down}
          @pointermove=${this.#move}
          @pointerup=${this.#up}
          @pointercancel=${this.#up}
          @keydown=${this.#key}
          @blur=${this.#blur}
        ></canvas>
        ${isEmpty ? html`<p class="pad-invitation" aria-hidden="true">${t(`pad.invitation.${classesOf(this.app).word}`)}</p>` : null}
        <p class="pad-state" role="status">
          ${this.#hasKeys ? t(isDown ? "pad.pen.down" : "pad.pen.up") : null}
        </p>
        <span
          class="pad-pen ${isDown ? "down" : ""}"
          .style=${`left: ${(100 * pen.x).toFixed(2)}%; top: ${(100 * pen.y).toFixed(2)}%`}
        ></span>
      </div>
      <div class="pad-buttons">
        <button type="button" id="pad-undo" ?disabled=${isEmpty} @click=${this.#undo}>
          ${t("pad.undo")}
        </button>
        <button type="button" id="pad-clear" ?disabled=${isEmpty} @click=${this.#clear}>
          ${t("pad.clear")}
        </button>
      </div>
      <p id="pad-help" class="help">${t("pad.keys")}</p>
    `;
  }

  get #canvas() {
    return /** @type {HTMLCanvasElement} */ (this.querySelector("canvas"));
  }

  updated() {
    this.#paint();
  }

  #paint() {
    const context = this.#canvas.getContext("2d");
    if (!context) return;
    // White on black, as the networks see it: printing it as ink is the style sheet's business.
    context.fillStyle = "black";
    context.fillRect(0, 0, CANVAS_PX, CANVAS_PX);
    context.strokeStyle = "white";
    context.lineWidth = PEN * CANVAS_PX;
    [context.lineCap, context.lineJoin] = ["round", "round"];
    for (const stroke of this.drawing.strokes) trace(context, stroke);
  }

  #changed() {
    this.requestUpdate();
    this.dispatchEvent(new CustomEvent("drawn"));
  }

  /** @param {PointerEvent} event */
  #down = (event) => {
    if (this.#pointer !== undefined || event.button !== 0) return;
    this.#pointer = event.pointerId;
    this.#hasKeys = false;
    this.#canvas.setPointerCapture(event.pointerId);
    this.drawing.begin(this.#pointOf(event));
    this.#changed();
  };

  /** @param {PointerEvent} event */
  #move = (event) => {
    if (event.pointerId !== this.#pointer) return;
    // All that the pointer passed since the last frame: fast strokes stay round.
    const passed = event.getCoalescedEvents?.() ?? [];
    for (const one of passed.length ? passed : [event]) this.drawing.moveTo(this.#pointOf(one));
    this.#changed();
  };

  /** @param {PointerEvent} event */
  #up = (event) => {
    if (event.pointerId !== this.#pointer) return;
    this.#pointer = undefined;
    this.drawing.end();
    this.#changed();
  };

  /** @param {MouseEvent} event */
  #pointOf({ clientX, clientY }) {
    const { left, top, width, height } = this.#canvas.getBoundingClientRect();
    return { x: (clientX - left) / width, y: (clientY - top) / height };
  }

  /** @param {KeyboardEvent} event */
  #key = (event) => {
    const { key, ctrlKey, metaKey, altKey, repeat } = event;
    const arrow = ARROWS[key];
    if (altKey) return;
    this.#hasKeys ||= key === " " || arrow !== undefined;
    if (ctrlKey || metaKey) {
      if (key !== "z") return;
      this.#undo();
    } else if (arrow) {
      this.drawing.moveBy(STEP * arrow[0], STEP * arrow[1]);
      if (this.drawing.isDown) this.#changed();
      else this.requestUpdate();
    } else if (key === " ") {
      if (!repeat) this.#toggle();
    } else return;
    event.preventDefault(); // neither scrolls the page nor trains
  };

  #toggle() {
    if (this.drawing.isDown) this.drawing.end();
    else this.drawing.begin();
    this.#changed();
  }

  #blur = () => {
    if (!this.drawing.isDown || this.#pointer !== undefined) return;
    this.drawing.end();
    this.#changed();
  };

  #undo = () => {
    this.drawing.undo();
    this.#changed();
    this.#keepFocus();
  };

  #clear = () => {
    this.drawing.clear();
    this.#changed();
    this.#keepFocus();
  };

  /** A button that is disabled loses the focus, which then would be nowhere. */
  #keepFocus() {
    if (this.drawing.isEmpty) this.#canvas.focus({ preventScroll: true });
  }
}

/**
 * Draws a stroke through the middles between its points, so that it has no corners.
 * @param {CanvasRenderingContext2D} context
 * @param {import("./drawing.js").Stroke} stroke
 */
function trace(context, stroke) {
  const points = stroke.map(({ x, y }) => ({ x: x * CANVAS_PX, y: y * CANVAS_PX }));
  const [first] = points;
  context.beginPath();
  context.moveTo(first.x, first.y);
  for (const [i, { x, y }] of points.entries()) {
    const next = points[i + 1];
    if (next) context.quadraticCurveTo(x, y, (x + next.x) / 2, (y + next.y) / 2);
    else context.lineTo(x, y); // of a single point, a dot
  }
  context.stroke();
}

customElements.define("gan-pen-pad", PenPadView);
