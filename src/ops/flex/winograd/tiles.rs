//! Between images or weights and the parts of their tiles: which pixel or tap lies where.

use std::ops::Range;

use super::points::{
    Points, TILE, both, gather_big, gather_small, gather_weight, spread_big, spread_small, spread_weight,
};
use super::{PHASES, Parts, Space};
use crate::ops::flex::conv::{Shape, To};
use crate::ops::flex::lane::Lane;
use crate::ops::flex::matrix::Layout;

/// Taps of a kernel.
const TAPS: usize = 16;

pub(super) fn big_to_parts<L: Lane>(shape: &Shape, big: &[f32], space: &mut Space) {
    let c = shape.c_big;
    let layout = shape.layout(To::Big, &(0..big.len() / shape.big_image()));
    for (image, tiles) in big.chunks_exact(shape.big_image()).zip(shape.tiles_of_each()) {
        pad(shape, image, &mut space.padded);
        each_big_tile::<L>(shape, &layout, tiles, |at, corner| {
            let row = |row| -> Points<L> {
                let row = corner + 2 * row * shape.padded() * c;
                [0, 1, 2, 3, 4].map(|column| L::load(&space.padded, row + 2 * column * c))
            };
            both(row, spread_big, |column, parts| space.big.store_column(at, column, parts));
        });
    }
}

/// Adds what tiles say of the pixels they share.
pub(super) fn parts_to_big<L: Lane>(shape: &Shape, space: &mut Space, big: &mut [f32]) {
    let c = shape.c_big;
    let layout = shape.layout(To::Big, &(0..big.len() / shape.big_image()));
    for (image, tiles) in big.chunks_exact_mut(shape.big_image()).zip(shape.tiles_of_each()) {
        space.sums.fill(0.0);
        each_big_tile::<L>(shape, &layout, tiles, |at, corner| {
            both(
                |row| space.big.load_row::<L>(at, row),
                gather_big,
                |column, pixels| {
                    for (row, pixel) in pixels.into_iter().enumerate() {
                        let to = corner + 2 * (row * shape.padded() + column) * c;
                        (L::load(&space.sums, to) + pixel).store(&mut space.sums, to);
                    }
                },
            );
        });
        unpad(shape, &space.sums, image);
    }
}

/// Calls for the tiles of an image, their phases and lanes, with where the lanes lie in the parts, and where their upper left
/// pixel's lie in the padded image.
#[inline(always)]
fn each_big_tile<L: Lane>(shape: &Shape, layout: &Layout, tiles: Range<usize>, mut each: impl FnMut(usize, usize)) {
    let (across, c) = (shape.tiles_across(), shape.c_big);
    for (place, tile) in tiles.enumerate() {
        let at = layout.row(tile);
        let corner = 2 * TILE * (place / across * shape.padded() + place % across) * c;
        for phase in 0..PHASES {
            let corner = corner + phase_offset(shape, phase);
            (0..c).step_by(L::WIDTH).for_each(|lanes| each(at + layout.column(phase * c + lanes), corner + lanes));
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
    each_small_tile::<L>(shape, small.len() / shape.small_image(), |at, corner| {
        let row = |row| -> [L; TILE] {
            let row = corner + row * shape.small * shape.c_small;
            [0, 1, 2, 3].map(|column| L::load(small, row + column * shape.c_small))
        };
        both(row, spread_small, |column, parts| space.small.store_column(at, column, parts));
    });
}

pub(super) fn parts_to_small<L: Lane>(shape: &Shape, space: &Space, small: &mut [f32]) {
    each_small_tile::<L>(shape, small.len() / shape.small_image(), |at, corner| {
        both(
            |row| space.small.load_row::<L>(at, row),
            gather_small,
            |column, pixels| {
                for (row, pixel) in pixels.into_iter().enumerate() {
                    pixel.store(small, corner + (row * shape.small + column) * shape.c_small);
                }
            },
        );
    });
}

/// Calls with where a tile's lanes lie in the parts, and where its upper left pixel's lie in the images.
#[inline(always)]
fn each_small_tile<L: Lane>(shape: &Shape, images: usize, mut each: impl FnMut(usize, usize)) {
    let (across, c) = (shape.tiles_across(), shape.c_small);
    let layout = shape.layout(To::Small, &(0..images));
    for (image, tiles) in shape.tiles_of_each().take(images).enumerate() {
        for (place, tile) in tiles.enumerate() {
            let corner = image * shape.small_image() + TILE * (place / across * shape.small + place % across) * c;
            let at = layout.row(tile);
            (0..c).step_by(L::WIDTH).for_each(|lanes| each(at + layout.column(lanes), corner + lanes));
        }
    }
}

/// A weight `[c_small, taps, c_big]` to its parts.
pub(super) fn weight_to_parts<L: Lane>(shape: &Shape, weight: &[f32]) -> Parts {
    let mut parts = Parts::new(shape.weight_layout());
    each_kernel::<L>(shape, |kernel, phase, at| {
        let row =
            |row| -> [L; 2] { [0, 1].map(|column| L::load(weight, kernel + tap(phase, row, column) * shape.c_big)) };
        both(row, spread_weight, |column, points| parts.store_column(at, column, points));
    });
    parts
}

/// The transpose of [`weight_to_parts`].
pub(super) fn parts_to_weight<L: Lane>(shape: &Shape, parts: &Parts) -> Vec<f32> {
    let mut weight = vec![0.0; shape.c_small * shape.c_big * TAPS];
    each_kernel::<L>(shape, |kernel, phase, at| {
        both(
            |row| parts.load_row::<L>(at, row),
            gather_weight,
            |column, taps| {
                for (row, lanes) in taps.into_iter().enumerate() {
                    lanes.store(&mut weight, kernel + tap(phase, row, column) * shape.c_big);
                }
            },
        );
    });
    weight
}

/// Calls for some kernels of neighbouring big channels, and each phase, with where the kernels lie in the weight and in a
/// part: block by block of the part's columns, so that few places of each part are written at a time.
fn each_kernel<L: Lane>(shape: &Shape, mut kernels: impl FnMut(usize, usize, usize)) {
    let (layout, c) = (shape.weight_layout(), shape.c_big);
    for block in (0..layout.columns).step_by(layout.block()) {
        for c_small in 0..shape.c_small {
            let row = layout.row(c_small);
            for column in (block..block + layout.block()).step_by(L::WIDTH) {
                let (phase, c_big) = (column / c, column % c);
                kernels(c_small * TAPS * c + c_big, phase, row + layout.column(column));
            }
        }
    }
}

/// Where a phase's 2x2 kernel lies in the 4x4 one.
fn tap(phase: usize, row: usize, column: usize) -> usize {
    (phase / 2 + 2 * row) * 4 + phase % 2 + 2 * column
}
