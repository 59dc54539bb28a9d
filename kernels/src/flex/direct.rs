//! Convolutions as products with the patches of the big image (im2col), some images at a time. For every geometry.

use std::ops::Range;

use wide::f32x4;

use super::conv::{Shape, To};
use super::lane::{LANES, Lane};
use super::matrix::{Matrix, Output, multiply};
use super::scratch::Scratch;
use super::unset::Unset;

/// Floats of patches at a time: they stay in the second-level cache.
const PATCHES: usize = 1 << 16;

/// Big image to small, of which every float is stored; `weight` with the channels last.
pub(super) fn forward(shape: &Shape, big: &[f32], weight: &[f32], small: &mut [Unset]) {
    visit(shape, big, |images, patches| shape.make_small(patches, weight, &mut small[To::Small.floats(shape, images)]));
}

/// Small image to big, of which every float is stored.
pub(super) fn backward(shape: &Shape, small: &[f32], weight: &[f32], big: &mut [Unset]) {
    let weight = Matrix::of_rows(weight, shape.c_small, shape.patch());
    for images in shape.blocks() {
        let small = shape.pixels(&small[To::Small.floats(shape, &images)]);
        let big = &mut big[To::Big.floats(shape, &images)];
        if shape.is_one_patch() {
            multiply(Output::of_unset_rows(big, small.rows(), shape.patch()), small, weight);
            continue;
        }
        let mut patches = Scratch::new(small.rows() * shape.patch());
        multiply(Output::of_rows(&mut patches, small.rows(), shape.patch()), small, weight);
        shape.sum_patches(&patches, big);
    }
}

/// Both images to the weight's gradient.
pub(super) fn weight(shape: &Shape, big: &[f32], small: &[f32]) -> Vec<f32> {
    let mut gradient = vec![0.0; shape.c_small * shape.patch()];
    visit(shape, big, |images, patches| {
        shape.add_gradient(patches, &small[To::Small.floats(shape, images)], &mut gradient);
    });
    channels_first(shape, &gradient)
}

/// [`forward`] and [`weight()`]: patches are made once for both. `image` is the small one that is made.
pub(super) fn forward_and_weight(
    shape: &Shape,
    big: &[f32],
    small: &[f32],
    weight: &[f32],
    image: &mut [Unset],
) -> Vec<f32> {
    let mut gradient = vec![0.0; shape.c_small * shape.patch()];
    visit(shape, big, |images, patches| {
        let floats = To::Small.floats(shape, images);
        shape.add_gradient(patches, &small[floats.clone()], &mut gradient);
        shape.make_small(patches, weight, &mut image[floats]);
    });
    channels_first(shape, &gradient)
}

/// Calls with some images at a time, and the patch of each pixel of their small images, `[pixels, k k c_big]`.
fn visit(shape: &Shape, big: &[f32], mut each: impl FnMut(&Range<usize>, Matrix)) {
    for images in shape.blocks() {
        let big = &big[To::Big.floats(shape, &images)];
        let copy;
        let patches = if shape.is_one_patch() {
            big
        } else {
            copy = shape.patches(big);
            &*copy
        };
        each(&images, Matrix::of_rows(patches, patches.len() / shape.patch(), shape.patch()));
    }
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
    pub(super) fn patch(&self) -> usize {
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

    fn pixels<'a>(&self, small: &'a [f32]) -> Matrix<'a> {
        Matrix::of_rows(small, small.len() / self.c_small, self.c_small)
    }

    fn make_small(&self, patches: Matrix, weight: &[f32], small: &mut [Unset]) {
        let weight = Matrix::of_rows(weight, self.c_small, self.patch()).transposed();
        multiply(Output::of_unset_rows(small, patches.rows(), self.c_small), patches, weight);
    }

    fn add_gradient(&self, patches: Matrix, small: &[f32], gradient: &mut [f32]) {
        let sum = Output::of_rows(gradient, self.c_small, self.patch()).add(true);
        multiply(sum, self.pixels(small).transposed(), patches);
    }
}
