/** Places on a sheet of pictures, which are counted from 0 row by row. */

/** @typedef {{ columns: number, rows: number }} Grid */

/**
 * Where a key leads to from a place, as in any grid: nowhere beyond its edges.
 * @param {string} key
 * @param {number} index
 * @param {Grid} grid
 * @param {boolean} isFar whether Home and End mean those of the sheet instead of those of the row
 * @returns {number | undefined} nothing where the key does not move
 */
export function placeByKey(key, index, { columns, rows }, isFar = false) {
  const column = index % columns;
  const last = columns * rows - 1;
  switch (key) {
    case "ArrowLeft":
      return column > 0 ? index - 1 : index;
    case "ArrowRight":
      return column < columns - 1 ? index + 1 : index;
    case "ArrowUp":
      return index >= columns ? index - columns : index;
    case "ArrowDown":
      return index + columns <= last ? index + columns : index;
    case "Home":
      return isFar ? 0 : index - column;
    case "End":
      return isFar ? last : index - column + columns - 1;
    default:
      return undefined;
  }
}

/**
 * The place that a point of the sheet lies in.
 * @param {number} x from the left edge, as a share of the width
 * @param {number} y from the top, as a share of the height
 * @param {Grid} grid
 */
export function placeAt(x, y, { columns, rows }) {
  const cell = (/** @type {number} */ share, /** @type {number} */ cells) =>
    Math.min(cells - 1, Math.max(0, Math.floor(share * cells)));
  return cell(y, rows) * columns + cell(x, columns);
}

/**
 * Row and column as people count them, from 1.
 * @param {number} index
 * @param {Grid} grid
 */
export function placeOf(index, { columns }) {
  return { row: Math.floor(index / columns) + 1, column: (index % columns) + 1 };
}

/**
 * The place itself, or the last one of a sheet that has fewer.
 * @param {number} index
 * @param {Grid} grid
 */
export function within(index, { columns, rows }) {
  return Math.min(index, columns * rows - 1);
}
