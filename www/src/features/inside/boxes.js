/** @import { Layer } from "#pkg/types/index.js" */

/** Pixels of the smallest side and of each doubling, so that 4 and 64 fit the same row. */
const [LEAST_HEIGHT, HEIGHT_OF_DOUBLING] = [8, 7];
/** The same for the channels, of which there are 1 to 1024. */
const [LEAST_WIDTH, WIDTH_OF_DOUBLING] = [4, 2.5];

/**
 * The box that a layer is drawn as, in pixels: its side and its channels, both on a logarithmic scale.
 * @param {Layer["shape"]} shape channels, height, width
 */
export function boxOf([channels, side]) {
  return {
    width: Math.round(LEAST_WIDTH + WIDTH_OF_DOUBLING * Math.log2(channels)),
    height: Math.round(LEAST_HEIGHT + HEIGHT_OF_DOUBLING * Math.log2(side)),
  };
}
