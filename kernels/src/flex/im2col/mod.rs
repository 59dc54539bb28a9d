//! Convolutions as matrix products with the patches of the big image (im2col), for every geometry.
//!
//! A patch is the `k x k x c_big` floats of the big image under the kernel for one pixel of the small image. With one
//! patch a row, and a weight reordered to `[c_small, k k c_big]`:
//!
//! - the convolution is `small = patches weight^T`,
//! - the transposed convolution is `patches = small weight`, then each pixel of the big image sums the patch elements that
//!   lie on it (col2im),
//! - the weight gradient is `small^T patches`.
//!
//! The patches are `k k / stride^2` times as large as the image, so they are made for some images at a time.

mod unfold;

use std::ops::Range;

use wide::f32x4;

use super::gemm::{Matrix, Output, gemm};
use super::scratch::Scratch;
use super::shape::{ConvShape, Image};
use super::simd::{LANES, Simd};
use unfold::{col2im, im2col, patch_len};

/// Floats of patches that are made at a time (256 KB), so that they stay in the second-level cache.
const MAX_PATCH_FLOATS: usize = 1 << 16;

/// The convolution. `weight` is `[c_small, k, k, c_big]` ([`channels_last`]); every float of `small` is stored.
pub(super) fn forward(shape: &ConvShape, big: &[f32], weight: &[f32], small: &mut [f32]) {
    each_block(shape, big, |images, patches| {
        multiply_by_weight(shape, patches, weight, &mut small[shape.image_range(Image::Small, images)]);
    });
}

/// The transposed convolution. `weight` is `[c_small, k, k, c_big]`; every float of `big` is stored.
pub(super) fn backward(shape: &ConvShape, small: &[f32], weight: &[f32], big: &mut [f32]) {
    let patch_len = patch_len(shape);
    let weight = Matrix::row_major(weight, shape.c_small, patch_len);
    for images in blocks(shape) {
        let small = pixel_matrix(shape, &small[shape.image_range(Image::Small, &images)]);
        let big = &mut big[shape.image_range(Image::Big, &images)];
        if is_one_patch(shape) {
            gemm(Output::row_major(big, small.rows(), patch_len), small, weight);
            continue;
        }
        let mut patches = Scratch::new(small.rows() * patch_len);
        gemm(Output::row_major(&mut patches, small.rows(), patch_len), small, weight);
        col2im(shape, &patches, big);
    }
}

/// The weight gradient, `[c_small, c_big, k, k]`.
pub(super) fn weight(shape: &ConvShape, big: &[f32], small: &[f32]) -> Vec<f32> {
    let mut gradient = vec![0.0; shape.weight_len()];
    each_block(shape, big, |images, patches| {
        add_weight_gradient(shape, patches, &small[shape.image_range(Image::Small, images)], &mut gradient);
    });
    channels_first(shape, &gradient)
}

/// The convolution of `big`, which is stored in `image`, and the weight gradient of `big` and `small`, which is
/// returned: both gradients of a transposed convolution. The patches are made once for both.
pub(super) fn forward_and_weight(
    shape: &ConvShape,
    big: &[f32],
    small: &[f32],
    weight: &[f32],
    image: &mut [f32],
) -> Vec<f32> {
    let mut gradient = vec![0.0; shape.weight_len()];
    each_block(shape, big, |images, patches| {
        let range = shape.image_range(Image::Small, images);
        add_weight_gradient(shape, patches, &small[range.clone()], &mut gradient);
        multiply_by_weight(shape, patches, weight, &mut image[range]);
    });
    channels_first(shape, &gradient)
}

/// A weight `[c_small, c_big, k, k]` as `[c_small, k, k, c_big]`, in which the patch that a channel is multiplied with
/// is one row.
pub(super) fn channels_last(shape: &ConvShape, weight: &[f32]) -> Vec<f32> {
    transpose_each(weight, shape.c_big, taps(shape))
}

/// A weight `[c_small, k, k, c_big]` as `[c_small, c_big, k, k]`.
fn channels_first(shape: &ConvShape, weight: &[f32]) -> Vec<f32> {
    transpose_each(weight, taps(shape), shape.c_big)
}

/// Weights of a kernel for one pair of channels.
fn taps(shape: &ConvShape) -> usize {
    shape.geometry.kernel * shape.geometry.kernel
}

/// Calls `work` with some images at a time and their patches, `[images h w, k k c_big]`.
fn each_block(shape: &ConvShape, big: &[f32], mut work: impl FnMut(&Range<usize>, Matrix)) {
    for images in blocks(shape) {
        let big = &big[shape.image_range(Image::Big, &images)];
        let copy;
        let patches = if is_one_patch(shape) {
            big
        } else {
            copy = im2col(shape, big);
            &*copy
        };
        work(&images, Matrix::row_major(patches, patches.len() / patch_len(shape), patch_len(shape)));
    }
}

/// The images of the batch whose patches are made at a time.
fn blocks(shape: &ConvShape) -> impl Iterator<Item = Range<usize>> + use<> {
    let patch_floats = shape.small * shape.small * patch_len(shape);
    let batch = shape.batch;
    let step = if is_one_patch(shape) { batch.max(1) } else { (MAX_PATCH_FLOATS / patch_floats).max(1) };
    (0..batch).step_by(step).map(move |start| start..(start + step).min(batch))
}

/// Whether the kernel covers the whole big image, which then is its own single patch and need not be copied.
fn is_one_patch(shape: &ConvShape) -> bool {
    shape.geometry.kernel == shape.big && shape.geometry.padding == 0
}

/// Small images as a matrix `[images h w, c_small]`.
fn pixel_matrix<'a>(shape: &ConvShape, small: &'a [f32]) -> Matrix<'a> {
    Matrix::row_major(small, small.len() / shape.c_small, shape.c_small)
}

/// `small = patches weight^T`.
fn multiply_by_weight(shape: &ConvShape, patches: Matrix, weight: &[f32], small: &mut [f32]) {
    let weight = Matrix::row_major(weight, shape.c_small, patch_len(shape)).transposed();
    gemm(Output::row_major(small, patches.rows(), shape.c_small), patches, weight);
}

/// `gradient += small^T patches`.
fn add_weight_gradient(shape: &ConvShape, patches: Matrix, small: &[f32], gradient: &mut [f32]) {
    let sum = Output::row_major(gradient, shape.c_small, patch_len(shape)).accumulate(true);
    gemm(sum, pixel_matrix(shape, small).transposed(), patches);
}

/// Transposes each of the `[rows, columns]` matrices that lie one after another in `values`.
fn transpose_each(values: &[f32], rows: usize, columns: usize) -> Vec<f32> {
    let mut output = vec![0.0; values.len()];
    for (input, output) in values.chunks_exact(rows * columns).zip(output.chunks_exact_mut(rows * columns)) {
        if rows.is_multiple_of(LANES) && columns.is_multiple_of(LANES) {
            transpose_by_vectors(input, output, rows, columns);
            continue;
        }
        for (column, output) in output.chunks_exact_mut(rows).enumerate() {
            output.iter_mut().enumerate().for_each(|(row, output)| *output = input[row * columns + column]);
        }
    }
    output
}

/// Transposes one matrix whose sides are multiples of [`LANES`], 4x4 floats at a time.
fn transpose_by_vectors(input: &[f32], output: &mut [f32], rows: usize, columns: usize) {
    for row in (0..rows).step_by(LANES) {
        for column in (0..columns).step_by(LANES) {
            let block = std::array::from_fn(|at| f32x4::load(input, (row + at) * columns + column));
            for (at, vector) in f32x4::transpose(block).into_iter().enumerate() {
                vector.store(output, (column + at) * rows + row);
            }
        }
    }
}
