/**
 * A point of the pad, from 0 (left, top) to 1 (right, bottom).
 * @typedef {{ x: number, y: number }} Point
 */
/** What the pen draws without being put up. @typedef {Point[]} Stroke */

/** Points that are nearer to the last one than this share of the pad's side are left out: nobody sees them. */
const MIN_STEP = 0.004;

/** @param {number} value */
function onPad(value) {
  return Math.min(1, Math.max(0, value));
}

/** What is drawn, as strokes that can be taken back, and the pen that draws them. */
export class Drawing {
  /** @type {Stroke[]} the last one goes on while the pen is down */
  strokes = [];
  /** @type {Point} */
  pen = { x: 0.5, y: 0.3 };
  isDown = false;

  get isEmpty() {
    return this.strokes.length === 0;
  }

  /** Puts the pen down, which draws a point. @param {Point} [point] where it is, if left out */
  begin(point = this.pen) {
    this.#move(point);
    this.isDown = true;
    this.strokes = [...this.strokes, [this.pen]];
  }

  /** Moves the pen, which draws while it is down. @param {Point} point */
  moveTo(point) {
    this.#move(point);
    const stroke = this.strokes.at(-1);
    const last = stroke?.at(-1);
    if (!this.isDown || !stroke || !last) return;
    const { x, y } = this.pen;
    if (Math.hypot(x - last.x, y - last.y) >= MIN_STEP) stroke.push(this.pen);
  }

  /** @param {number} dx @param {number} dy */
  moveBy(dx, dy) {
    this.moveTo({ x: this.pen.x + dx, y: this.pen.y + dy });
  }

  end() {
    this.isDown = false;
  }

  /** Takes the last stroke back. */
  undo() {
    this.end();
    this.strokes = this.strokes.slice(0, -1);
  }

  clear() {
    this.end();
    this.strokes = [];
  }

  /** @param {Point} point */
  #move({ x, y }) {
    this.pen = { x: onPad(x), y: onPad(y) };
  }
}
