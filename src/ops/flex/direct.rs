//! Convolutions as products with the patches of the big image (im2col), some images at a time. For every geometry.

use std::ops::Range;

use wide::f32x4;

use super::conv::{Shape, To};
use super::lane::{LANES, Lane};
use super::matrix::{Matrix, Output, multiply};
use super::pointwise::copy;
use super::scratch::Scratch;
use super::unset::{Unset, zeros};
use crate::ops::backend::Geometry;

/// Floats of patches at a time: they stay in the second-level cache.
const PATCHES: usize = 1 << 16;

/// Big image to small, of which every float is stored; `weight` with the channels last.
pub(super) fn forward(shape: &Shape, big: &[f32], weight: &[f32], small: &mut [Unset]) {
    let weight = Matrix::of_rows(weight, shape.c_small, shape.patch()).transposed();
    let mut buffer = shape.patch_buffer();
    for images in shape.blocks() {
        let patches = shape.patches(&big[To::Big.floats(shape, &images)], &mut buffer);
        let small = &mut small[To::Small.floats(shape, &images)];
        multiply(Output::of_unset_rows(small, patches.rows(), shape.c_small), patches, weight);
    }
}

/// Small image to big, of which every float is stored.
pub(super) fn backward(shape: &Shape, small: &[f32], weight: &[f32], big: &mut [Unset]) {
    let weight = Matrix::of_rows(weight, shape.c_small, shape.patch());
    let mut patches = shape.patch_buffer();
    for images in shape.blocks() {
        let small = shape.pixels(&small[To::Small.floats(shape, &images)]);
        let big = &mut big[To::Big.floats(shape, &images)];
        if shape.is_one_patch() {
            multiply(Output::of_unset_rows(big, small.rows(), shape.patch()), small, weight);
            continue;
        }
        let patches = &mut patches[..small.rows() * shape.patch()];
        multiply(Output::of_rows(patches, small.rows(), shape.patch()), small, weight);
        shape.add_patches(patches, zeros(big));
    }
}

/// Both images to the weight's gradient.
pub(super) fn weight(shape: &Shape, big: &[f32], small: &[f32]) -> Vec<f32> {
    let mut gradient = vec![0.0; shape.c_small * shape.patch()];
    let mut buffer = shape.patch_buffer();
    for images in shape.blocks() {
        let patches = shape.patches(&big[To::Big.floats(shape, &images)], &mut buffer);
        let pixels = shape.pixels(&small[To::Small.floats(shape, &images)]);
        let sum = Output::of_rows(&mut gradient, shape.c_small, shape.patch()).add(true);
        multiply(sum, pixels.transposed(), patches);
    }
    channels_first(shape, &gradient)
}

/// A weight `[c_small, c_big, k, k]` as `[c_small, k, k, c_big]`, in which a patch of the image is one row.
pub(super) fn channels_last(shape: &Shape, weight: &[f32]) -> Vec<f32> {
    transposed(weight, shape.c_big, shape.taps())
}

/// The other way round.
fn channels_first(shape: &Shape, weight: &[f32]) -> Vec<f32> {
    transposed(weight, shape.taps(), shape.c_big)
}

/// Each `[rows, columns]` matrix in `values`, transposed.
fn transposed(values: &[f32], rows: usize, columns: usize) -> Vec<f32> {
    let mut output = vec![0.0; values.len()];
    for (input, output) in values.chunks_exact(rows * columns).zip(output.chunks_exact_mut(rows * columns)) {
        if rows.is_multiple_of(LANES) && columns.is_multiple_of(LANES) {
            transpose_by_squares(input, output, rows, columns);
            continue;
        }
        for (column, output) in output.chunks_exact_mut(rows).enumerate() {
            output.iter_mut().enumerate().for_each(|(row, output)| *output = input[row * columns + column]);
        }
    }
    output
}

/// One matrix whose sides are multiples of a vector's lanes.
fn transpose_by_squares(input: &[f32], output: &mut [f32], rows: usize, columns: usize) {
    for row in (0..rows).step_by(LANES) {
        for column in (0..columns).step_by(LANES) {
            let square = std::array::from_fn(|at| f32x4::load(input, (row + at) * columns + column));
            for (at, lanes) in f32x4::transpose(square).into_iter().enumerate() {
                lanes.store(output, (column + at) * rows + row);
            }
        }
    }
}

impl Shape {
    fn taps(&self) -> usize {
        self.geometry.kernel * self.geometry.kernel
    }

    /// Floats under the kernel.
    fn patch(&self) -> usize {
        self.taps() * self.c_big
    }

    pub(super) fn big_image(&self) -> usize {
        self.big * self.big * self.c_big
    }

    pub(super) fn small_image(&self) -> usize {
        self.small * self.small * self.c_small
    }

    /// Whether the kernel covers the big image, which then is its one patch.
    fn is_one_patch(&self) -> bool {
        self.geometry.kernel == self.big && self.geometry.padding == 0
    }

    /// Images whose patches are made at a time.
    fn blocks(&self) -> impl Iterator<Item = Range<usize>> {
        let per_image = self.small * self.small * self.patch();
        let step = if self.is_one_patch() { self.batch } else { (PATCHES / per_image).max(1) };
        let batch = self.batch;
        (0..batch).step_by(step.max(1)).map(move |start| start..(start + step).min(batch))
    }

    /// Room for the patches of a block.
    fn patch_buffer(&self) -> Scratch {
        let images = self.blocks().next().map_or(0, |images| images.len());
        Scratch::new(if self.is_one_patch() { 0 } else { images * self.small * self.small * self.patch() })
    }

    fn pixels<'a>(&self, small: &'a [f32]) -> Matrix<'a> {
        Matrix::of_rows(small, small.len() / self.c_small, self.c_small)
    }

    /// The patch of each pixel of the small images, `[pixels, k k c_big]`.
    fn patches<'a>(&self, big: &'a [f32], buffer: &'a mut [f32]) -> Matrix<'a> {
        if self.is_one_patch() {
            return Matrix::of_rows(big, big.len() / self.patch(), self.patch());
        }
        let pixels = big.len() / self.big_image() * self.small * self.small;
        let patches = &mut buffer[..pixels * self.patch()];
        patches.fill(0.0); // where the padding lies
        // Of one channel a run is at most a row of four taps.
        self.each_run(pixels, |patch, image| copy::<4>(&mut patches[patch], &big[image]));
        Matrix::of_rows(patches, pixels, self.patch())
    }

    fn add_patches(&self, patches: &[f32], big: &mut [f32]) {
        self.each_run(patches.len() / self.patch(), |patch, image| {
            big[image].iter_mut().zip(&patches[patch]).for_each(|(big, patch)| *big += patch);
        });
    }

    /// Calls with each run of floats that lies together in patches and in the big image.
    fn each_run(&self, pixels: usize, mut run: impl FnMut(Range<usize>, Range<usize>)) {
        let (k, c) = (self.geometry.kernel, self.c_big);
        // Of all rows the same.
        let columns: Vec<Covered> = (0..self.small).map(|column| self.covered(column)).collect();
        for row in 0..pixels / self.small {
            let image = row / self.small * self.big;
            let rows = self.covered(row % self.small);
            for (tap, y) in rows.taps.zip(rows.start..) {
                let (patch, start) = (row * self.small * k * k + tap * k, (image + y) * self.big);
                for (column, Covered { taps, start: x }) in columns.iter().enumerate() {
                    let (patch, start) = (patch + column * k * k + taps.start, start + x);
                    run(patch * c..(patch + taps.len()) * c, start * c..(start + taps.len()) * c);
                }
            }
        }
    }

    /// What the kernel of a small pixel covers, along one axis.
    fn covered(&self, small: usize) -> Covered {
        let Geometry { kernel, stride, padding } = self.geometry;
        let first = small * stride;
        let taps = padding.saturating_sub(first)..kernel.min(self.big + padding - first);
        Covered { start: first + taps.start - padding, taps }
    }
}

/// The taps that lie in the image, and the pixel under the first of them.
struct Covered {
    taps: Range<usize>,
    start: usize,
}
