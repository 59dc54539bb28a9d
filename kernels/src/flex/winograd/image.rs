//! The transforms between images and the transform domain, for all tiles of some images.
//!
//! ```text
//! small image: tiles of M x M pixels, side by side.
//!
//! big image: a tile of the small image reads ALPHA x ALPHA pixels of each phase. Along an axis, M = 4 (- is padding,
//! digits are the phases):
//!
//!   pixel       -1   0   1   2   3   4   5   6   7   8   9  ...
//!   phase        0   1   0   1   0   1   0   1   0   1   0
//!   tile 0       0   1   0   1   0   1   0   1   0   1           phase 0 reads -1, 1, .., 7; phase 1 reads 0, 2, .., 8
//!   tile 1                                       0   1   0  ...  phase 0 reads 7, 9, ...; phase 1 reads 8, 10, ...
//! ```
//!
//! So neighbouring tiles share one pixel of each phase (ALPHA - M = 1).

use super::addresses::{StridedTile, TileAddresses};
use super::clipped::{ClippedAxis, ClippedTile};
use super::tiling::{Transformed, channel_block, phase_and_channel, tiles, tiles_across};
use super::transforms::{
    ALPHA, M, input_transform, input_transform_transposed, output_transform, output_transform_transposed, transform_2d,
};
use crate::flex::gemm::Layout;
use crate::flex::shape::{ConvShape, Image};
use crate::flex::simd::Simd;

/// The input transform `B^T d B` of big images.
pub(super) fn big_to_domain<V: Simd>(shape: &ConvShape, big: &[f32]) -> Transformed {
    let images = big.len() / shape.image_len(Image::Big);
    let mut transformed = Transformed::of_images(shape, Image::Big, tiles(shape, images));
    let layout = transformed.layout;
    each_big_tile::<V>(shape, &layout, |at, pixels| {
        let pixels = pixels.of::<V>(big);
        let mut tile = transformed.tile(at).of_mut(&mut transformed.values);
        transform_2d(|y| pixels.row(y), input_transform, |x, column| tile.store_column(x, column));
    });
    transformed
}

/// The transposed input transform `B m B^T` to big images. Tiles overlap: the pixels that an earlier tile has stored
/// are added to. Every pixel is stored.
pub(super) fn domain_to_big<V: Simd>(shape: &ConvShape, transformed: &Transformed, big: &mut [f32]) {
    each_big_tile::<V>(shape, &transformed.layout, |at, pixels| {
        let tile = transformed.tile(at).of::<V>(&transformed.values);
        let mut pixels = pixels.of_mut(big);
        transform_2d(|y| tile.row(y), input_transform_transposed, |x, column| pixels.store_column(x, column));
    });
}

/// Calls `work` for all tiles, in order, and all vectors of columns, with the vector's address in the transformed image
/// and its pixels in the big one.
#[inline(always)]
fn each_big_tile<V: Simd>(shape: &ConvShape, layout: &Layout, mut work: impl FnMut(usize, ClippedTile<ALPHA, ALPHA>)) {
    let block = channel_block(shape);
    for tile in 0..layout.rows {
        let position = TilePosition::new(shape, tile);
        let image = position.image * shape.image_len(Image::Big);
        let tile_row = layout.row(tile);
        for start in (0..layout.columns).step_by(block) {
            let [phase, channel] = phase_and_channel(shape, start);
            let rows = big_pixels(shape, position.row, phase / 2, shape.big * shape.c_big);
            let columns = big_pixels(shape, position.column, phase % 2, shape.c_big);
            for lanes in (0..block).step_by(V::WIDTH) {
                let at = tile_row + layout.column(start + lanes);
                work(at, ClippedTile { start: image + channel + lanes, rows, columns });
            }
        }
    }
}

/// The pixels of one phase that tile number `tile` reads along an axis, `stride` floats being the distance between
/// neighbouring pixels. Phase 0 begins at pixel `2 M tile - 1`, of which the first may lie in the padding; phase 1 at
/// `2 M tile`, of which the last may.
fn big_pixels(shape: &ConvShape, tile: usize, phase: usize, stride: usize) -> ClippedAxis {
    ClippedAxis {
        start: (2 * M * tile + phase).wrapping_sub(1).wrapping_mul(stride),
        step: 2 * stride,
        has_first: tile + phase > 0,
        has_last: tile + phase < tiles_across(shape),
        is_first_shared: tile > 0,
    }
}

/// The output transform `A^T m A` to small images. Every pixel is stored.
pub(super) fn domain_to_small<V: Simd>(shape: &ConvShape, transformed: &Transformed, small: &mut [f32]) {
    each_small_tile::<V>(shape, &transformed.layout, |at, pixels| {
        let tile = transformed.tile(at).of::<V>(&transformed.values);
        let mut pixels = pixels.of_mut(small);
        transform_2d(|y| tile.row(y), output_transform, |x, column| pixels.store_column(x, column));
    });
}

/// The transposed output transform `A y A^T` of small images.
pub(super) fn small_to_domain<V: Simd>(shape: &ConvShape, small: &[f32]) -> Transformed {
    let images = small.len() / shape.image_len(Image::Small);
    let mut transformed = Transformed::of_images(shape, Image::Small, tiles(shape, images));
    let layout = transformed.layout;
    each_small_tile::<V>(shape, &layout, |at, pixels| {
        let pixels = pixels.of::<V>(small);
        let mut tile = transformed.tile(at).of_mut(&mut transformed.values);
        transform_2d(|y| pixels.row(y), output_transform_transposed, |x, column| tile.store_column(x, column));
    });
    transformed
}

/// Calls `work` for all tiles and all vectors of channels, with the vector's address in the transformed image and its
/// pixels in the small one.
#[inline(always)]
fn each_small_tile<V: Simd>(shape: &ConvShape, layout: &Layout, mut work: impl FnMut(usize, StridedTile<M, M>)) {
    let c = shape.c_small;
    let [row_stride, column_stride] = [shape.small * c, c];
    for tile in 0..layout.rows {
        let TilePosition { image, row, column } = TilePosition::new(shape, tile);
        let corner = image * shape.image_len(Image::Small) + M * (row * row_stride + column * column_stride);
        let tile_row = layout.row(tile);
        for lanes in (0..c).step_by(V::WIDTH) {
            let pixels = StridedTile { start: corner + lanes, row_stride, column_stride };
            work(tile_row + layout.column(lanes), pixels);
        }
    }
}

/// Where a tile lies. Tiles are numbered `[image, row, column]`.
struct TilePosition {
    image: usize,
    row: usize,
    column: usize,
}

impl TilePosition {
    fn new(shape: &ConvShape, tile: usize) -> Self {
        let across = tiles_across(shape);
        Self { image: tile / (across * across), row: tile / across % across, column: tile % across }
    }
}
