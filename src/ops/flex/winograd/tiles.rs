//! Between images or weights and the parts of their tiles: which pixel or tap lies where.

use std::ops::Range;

use super::grid::Grid;
use super::points::{
    POINTS, TILE, both, gather_big, gather_small, gather_weight, spread_big, spread_small, spread_weight,
};
use super::{PHASES, Parts, Space};
use crate::ops::flex::conv::{Shape, To};
use crate::ops::flex::lane::Lane;
use crate::ops::flex::matrix::Layout;

/// Taps of a kernel.
const TAPS: usize = 16;

pub(super) fn big_to_parts<L: Lane>(shape: &Shape, big: &[f32], space: &mut Space) {
    let layout = shape.layout(To::Big, &(0..big.len() / shape.big_image()));
    for (image, tiles) in big.chunks_exact(shape.big_image()).zip(shape.tiles_of_each()) {
        pad(shape, image, &mut space.padded);
        each_big_tile::<L>(shape, &layout, tiles, |at, pixels| {
            let pixels = pixels.of::<L>(&space.padded);
            let mut parts = space.big.grid(at).of_mut(&mut space.big.values);
            both(|row| pixels.row(row), spread_big, |column, points| parts.store_column(column, points));
        });
    }
}

/// Adds what tiles say of the pixels they share.
pub(super) fn parts_to_big<L: Lane>(shape: &Shape, space: &mut Space, big: &mut [f32]) {
    let layout = shape.layout(To::Big, &(0..big.len() / shape.big_image()));
    for (image, tiles) in big.chunks_exact_mut(shape.big_image()).zip(shape.tiles_of_each()) {
        space.sums.fill(0.0);
        each_big_tile::<L>(shape, &layout, tiles, |at, pixels| {
            let parts = space.big.grid(at).of::<L>(&space.big.values);
            let mut pixels = pixels.of_mut(&mut space.sums);
            both(|row| parts.row(row), gather_big, |column, lanes| pixels.add_column(column, lanes));
        });
        unpad(shape, &space.sums, image);
    }
}

/// Calls for the tiles of an image, their phases and lanes, with where the lanes lie in the parts, and their pixels in the
/// padded image.
#[inline(always)]
fn each_big_tile<L: Lane>(
    shape: &Shape,
    layout: &Layout,
    tiles: Range<usize>,
    mut each: impl FnMut(usize, Grid<POINTS, POINTS>),
) {
    let (across, c) = (shape.tiles_across(), shape.c_big);
    let [row, column] = [2 * shape.padded() * c, 2 * c];
    for (place, tile) in tiles.enumerate() {
        let parts = layout.row(tile);
        let corner = 2 * TILE * (place / across * shape.padded() + place % across) * c;
        for phase in 0..PHASES {
            let corner = corner + phase_offset(shape, phase);
            for lanes in (0..c).step_by(L::WIDTH) {
                each(parts + layout.column(phase * c + lanes), Grid { at: corner + lanes, row, column });
            }
        }
    }
}

impl Shape {
    /// Which tiles of all are each image's.
    fn tiles_of_each(&self) -> impl Iterator<Item = Range<usize>> {
        let tiles = self.tiles(&(0..1));
        (0..).map(move |image| image * tiles..(image + 1) * tiles)
    }
}

/// A phase's first pixel within a tile. Phase 0 of an axis holds the odd pixels from `8t - 1` on, which one of padding
/// makes even.
fn phase_offset(shape: &Shape, phase: usize) -> usize {
    (phase / 2 * shape.padded() + phase % 2) * shape.c_big
}

fn pad(shape: &Shape, image: &[f32], padded: &mut [f32]) {
    let (row, padded_row) = (shape.big * shape.c_big, shape.padded() * shape.c_big);
    let inside = padded.chunks_exact_mut(padded_row).skip(1);
    for (padded, row) in inside.zip(image.chunks_exact(row)) {
        padded[shape.c_big..shape.c_big + row.len()].copy_from_slice(row);
    }
}

fn unpad(shape: &Shape, padded: &[f32], image: &mut [f32]) {
    let (row, padded_row) = (shape.big * shape.c_big, shape.padded() * shape.c_big);
    let inside = padded.chunks_exact(padded_row).skip(1);
    for (padded, row) in inside.zip(image.chunks_exact_mut(row)) {
        row.copy_from_slice(&padded[shape.c_big..shape.c_big + row.len()]);
    }
}

pub(super) fn small_to_parts<L: Lane>(shape: &Shape, small: &[f32], space: &mut Space) {
    each_small_tile::<L>(shape, small.len() / shape.small_image(), |at, pixels| {
        let pixels = pixels.of::<L>(small);
        let mut parts = space.small.grid(at).of_mut(&mut space.small.values);
        both(|row| pixels.row(row), spread_small, |column, points| parts.store_column(column, points));
    });
}

pub(super) fn parts_to_small<L: Lane>(shape: &Shape, space: &Space, small: &mut [f32]) {
    each_small_tile::<L>(shape, small.len() / shape.small_image(), |at, pixels| {
        let parts = space.small.grid(at).of::<L>(&space.small.values);
        let mut pixels = pixels.of_mut(small);
        both(|row| parts.row(row), gather_small, |column, lanes| pixels.store_column(column, lanes));
    });
}

/// Calls with where a tile's lanes lie in the parts, and its pixels in the images.
#[inline(always)]
fn each_small_tile<L: Lane>(shape: &Shape, images: usize, mut each: impl FnMut(usize, Grid<TILE, TILE>)) {
    let (across, c) = (shape.tiles_across(), shape.c_small);
    let [row, column] = [shape.small * c, c];
    let layout = shape.layout(To::Small, &(0..images));
    for (image, tiles) in shape.tiles_of_each().take(images).enumerate() {
        for (place, tile) in tiles.enumerate() {
            let parts = layout.row(tile);
            let corner = image * shape.small_image() + TILE * (place / across * shape.small + place % across) * c;
            for lanes in (0..c).step_by(L::WIDTH) {
                each(parts + layout.column(lanes), Grid { at: corner + lanes, row, column });
            }
        }
    }
}

/// A weight `[c_small, taps, c_big]` to its parts.
pub(super) fn weight_to_parts<L: Lane>(shape: &Shape, weight: &[f32]) -> Parts {
    let mut parts = Parts::new(shape.weight_layout());
    each_kernel::<L>(shape, |at, taps| {
        let taps = taps.of::<L>(weight);
        let mut parts = parts.grid(at).of_mut(&mut parts.values);
        both(|row| taps.row(row), spread_weight, |column, points| parts.store_column(column, points));
    });
    parts
}

/// The transpose of [`weight_to_parts`].
pub(super) fn parts_to_weight<L: Lane>(shape: &Shape, parts: &Parts) -> Vec<f32> {
    let mut weight = vec![0.0; shape.c_small * shape.c_big * TAPS];
    each_kernel::<L>(shape, |at, taps| {
        let parts = parts.grid(at).of::<L>(&parts.values);
        let mut taps = taps.of_mut(&mut weight);
        both(|row| parts.row(row), gather_weight, |column, lanes| taps.store_column(column, lanes));
    });
    weight
}

/// Calls for some kernels of neighbouring big channels, and each phase, with where they lie in a part, and their taps in the
/// weight: block by block of the part's columns, so that few places of each part are visited at a time.
#[inline(always)]
fn each_kernel<L: Lane>(shape: &Shape, mut each: impl FnMut(usize, Grid<2, 2>)) {
    let (layout, c) = (shape.weight_layout(), shape.c_big);
    for block in (0..layout.columns).step_by(layout.block()) {
        for c_small in 0..shape.c_small {
            for lanes in (block..block + layout.block()).step_by(L::WIDTH) {
                let (phase, c_big) = (lanes / c, lanes % c);
                let at = (c_small * TAPS + phase / 2 * 4 + phase % 2) * c + c_big;
                each(layout.at(c_small, lanes), Grid { at, row: 2 * 4 * c, column: 2 * c });
            }
        }
    }
}
