//! Between images or weights and the parts of their tiles: which pixel or tap lies where.

use super::points::{
    Points, TILE, both, gather_big, gather_small, gather_weight, spread_big, spread_small, spread_weight,
};
use super::{PHASES, Parts, Space};
use crate::ops::flex::conv::Shape;
use crate::ops::flex::lane::Lane;

/// Taps of a kernel.
const TAPS: usize = 16;

pub(super) fn big_to_parts<L: Lane>(shape: &Shape, big: &[f32], space: &mut Space) {
    let (across, c) = (shape.tiles_across(), shape.c_big);
    let mut at = 0;
    for image in big.chunks_exact(shape.big_image()) {
        pad(shape, image, &mut space.image);
        for tile in 0..across * across {
            let corner = 2 * TILE * (tile / across * shape.padded() + tile % across) * c;
            for phase in 0..PHASES {
                let corner = corner + phase_offset(shape, phase);
                for lanes in (0..c).step_by(L::WIDTH) {
                    let row = |row| -> Points<L> {
                        let row = corner + lanes + 2 * row * shape.padded() * c;
                        [0, 1, 2, 3, 4].map(|column| L::load(&space.image, row + 2 * column * c))
                    };
                    both(row, spread_big, |column, parts| space.big.store_column(at + lanes, column, parts));
                }
                at += c;
            }
        }
    }
}

/// Adds what tiles say of the pixels they share.
pub(super) fn parts_to_big<L: Lane>(shape: &Shape, space: &mut Space, big: &mut [f32]) {
    let (across, c) = (shape.tiles_across(), shape.c_big);
    let mut at = 0;
    for image in big.chunks_exact_mut(shape.big_image()) {
        space.image.fill(0.0);
        for tile in 0..across * across {
            let corner = 2 * TILE * (tile / across * shape.padded() + tile % across) * c;
            for phase in 0..PHASES {
                let corner = corner + phase_offset(shape, phase);
                for lanes in (0..c).step_by(L::WIDTH) {
                    let corner = corner + lanes;
                    both(
                        |row| space.big.load_row::<L>(at + lanes, row),
                        gather_big,
                        |column, pixels| {
                            for (row, pixel) in pixels.into_iter().enumerate() {
                                let to = corner + 2 * (row * shape.padded() + column) * c;
                                (L::load(&space.image, to) + pixel).store(&mut space.image, to);
                            }
                        },
                    );
                }
                at += c;
            }
        }
        unpad(shape, &space.image, image);
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
fn each_small_tile<L: Lane>(shape: &Shape, images: usize, mut tile: impl FnMut(usize, usize)) {
    let (across, c) = (shape.tiles_across(), shape.c_small);
    let mut at = 0;
    for image in 0..images {
        for row in 0..across {
            for column in 0..across {
                let corner = image * shape.small_image() + TILE * (row * shape.small + column) * c;
                (0..c).step_by(L::WIDTH).for_each(|lanes| tile(at + lanes, corner + lanes));
                at += c;
            }
        }
    }
}

/// A weight `[c_small, taps, c_big]` to its parts.
pub(super) fn weight_to_parts<L: Lane>(shape: &Shape, weight: &[f32]) -> Parts {
    let mut parts = Parts::new(shape.weight_part());
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
/// part.
fn each_kernel<L: Lane>(shape: &Shape, mut kernels: impl FnMut(usize, usize, usize)) {
    for c_small in 0..shape.c_small {
        for phase in 0..PHASES {
            for c_big in (0..shape.c_big).step_by(L::WIDTH) {
                let at = (c_small * PHASES + phase) * shape.c_big + c_big;
                kernels(c_small * TAPS * shape.c_big + c_big, phase, at);
            }
        }
    }
}

/// Where a phase's 2x2 kernel lies in the 4x4 one.
fn tap(phase: usize, row: usize, column: usize) -> usize {
    (phase / 2 + 2 * row) * 4 + phase % 2 + 2 * column
}
