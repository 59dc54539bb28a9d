//! Between images or weights and the parts of their tiles: which pixel or tap lies where.

use wide::f32x4;

use super::points::{
    TILE, both, gather_big, gather_small, gather_weight, spread_big, spread_small, spread_weight, square,
};
use super::{PHASES, Parts, Space};
use crate::ops::flex::conv::Shape;
use crate::ops::flex::direct;
use crate::ops::flex::lane::{LANES, Lane};

/// Taps of a kernel.
const TAPS: usize = 16;

pub(super) fn big_to_parts(shape: &Shape, big: &[f32], space: &mut Space) {
    let (across, c) = (shape.tiles_across(), shape.c_big);
    let mut at = 0;
    for image in big.chunks_exact(shape.big_image()) {
        pad(shape, image, &mut space.image);
        for tile in 0..across * across {
            let corner = 2 * TILE * (tile / across * shape.padded() + tile % across) * c;
            for phase in 0..PHASES {
                let corner = corner + phase_offset(shape, phase);
                for lanes in (0..c).step_by(LANES) {
                    let pixel =
                        |row, column| f32x4::load(&space.image, corner + lanes + pixel_offset(shape, row, column));
                    space.big.store(at + lanes, both(square(pixel), spread_big));
                }
                at += c;
            }
        }
    }
}

/// Adds what tiles say of the pixels they share.
pub(super) fn parts_to_big(shape: &Shape, space: &mut Space, big: &mut [f32]) {
    let (across, c) = (shape.tiles_across(), shape.c_big);
    let mut at = 0;
    for image in big.chunks_exact_mut(shape.big_image()) {
        space.image.fill(0.0);
        for tile in 0..across * across {
            let corner = 2 * TILE * (tile / across * shape.padded() + tile % across) * c;
            for phase in 0..PHASES {
                let corner = corner + phase_offset(shape, phase);
                for lanes in (0..c).step_by(LANES) {
                    let pixels = both(space.big.load(at + lanes), gather_big);
                    for (row, pixels) in pixels.into_iter().enumerate() {
                        for (column, pixel) in pixels.into_iter().enumerate() {
                            let to = corner + lanes + pixel_offset(shape, row, column);
                            let sum = f32x4::load(&space.image, to) + pixel;
                            sum.store(&mut space.image, to);
                        }
                    }
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

/// A phase has every other pixel.
fn pixel_offset(shape: &Shape, row: usize, column: usize) -> usize {
    (2 * row * shape.padded() + 2 * column) * shape.c_big
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

pub(super) fn small_to_parts(shape: &Shape, small: &[f32], space: &mut Space) {
    each_small_tile(shape, small.len() / shape.small_image(), |at, corner| {
        let pixel = |row, column| f32x4::load(small, corner + (row * shape.small + column) * shape.c_small);
        space.small.store(at, both(square(pixel), spread_small));
    });
}

pub(super) fn parts_to_small(shape: &Shape, space: &Space, small: &mut [f32]) {
    each_small_tile(shape, small.len() / shape.small_image(), |at, corner| {
        let pixels = both(space.small.load(at), gather_small);
        for (row, pixels) in pixels.into_iter().enumerate() {
            for (column, pixel) in pixels.into_iter().enumerate() {
                pixel.store(small, corner + (row * shape.small + column) * shape.c_small);
            }
        }
    });
}

/// Calls with where a tile's lanes lie in the parts, and where its upper left pixel's lie in the images.
fn each_small_tile(shape: &Shape, images: usize, mut tile: impl FnMut(usize, usize)) {
    let (across, c) = (shape.tiles_across(), shape.c_small);
    let mut at = 0;
    for image in 0..images {
        for row in 0..across {
            for column in 0..across {
                let corner = image * shape.small_image() + TILE * (row * shape.small + column) * c;
                (0..c).step_by(LANES).for_each(|lanes| tile(at + lanes, corner + lanes));
                at += c;
            }
        }
    }
}

/// A weight `[c_small, taps, c_big]` to its parts.
pub(super) fn weight_to_parts(shape: &Shape, weight: &[f32]) -> Parts {
    let weight = direct::channels_last(shape, weight);
    let mut parts = Parts::new(shape.weight_part());
    each_kernel(shape, |kernel, phase, at| {
        let taps = square::<2>(|row, column| f32x4::load(&weight, kernel + tap(phase, row, column) * shape.c_big));
        parts.store(at, both(taps, spread_weight));
    });
    parts
}

/// The transpose of [`weight_to_parts`].
pub(super) fn parts_to_weight(shape: &Shape, parts: &Parts) -> Vec<f32> {
    let mut weight = vec![0.0; shape.c_small * shape.c_big * TAPS];
    each_kernel(shape, |kernel, phase, at| {
        for (row, taps) in both(parts.load(at), gather_weight).into_iter().enumerate() {
            for (column, lanes) in taps.into_iter().enumerate() {
                lanes.store(&mut weight, kernel + tap(phase, row, column) * shape.c_big);
            }
        }
    });
    direct::channels_first(shape, &weight)
}

/// Calls for some kernels of neighbouring big channels, and each phase, with where the kernels lie in the weight and in a
/// part.
fn each_kernel(shape: &Shape, mut kernels: impl FnMut(usize, usize, usize)) {
    for c_small in 0..shape.c_small {
        for phase in 0..PHASES {
            for c_big in (0..shape.c_big).step_by(LANES) {
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
