//! Convolutions on slices. Each takes one of two algorithms: [`winograd`] where that supports its shape, else a matrix
//! product with the patches of the image ([`im2col`]).

use std::ops::Range;

use super::parallel::split_batch;
use super::shape::{ConvShape, Image};
use super::{im2col, pointwise, winograd};

/// The convolution: `big` `[n, H, W, c_big]` and `weight` `[c_small, c_big, k, k]` to the small image `[n, h, w,
/// c_small]`.
pub(super) fn forward(shape: &ConvShape, big: &[f32], weight: &[f32]) -> Vec<f32> {
    let weight = Weight::new(shape, weight);
    let mut small = vec![0.0; shape.batch * shape.image_len(Image::Small)];
    split_batch(shape.batch, &mut small, |images, small| {
        weight.forward(&shape.with_images(&images), &big[shape.image_range(Image::Big, &images)], small);
    });
    small
}

/// The transposed convolution, which is a convolution's input gradient: `small` `[n, h, w, c_small]` and `weight`
/// `[c_small, c_big, k, k]` to the big image `[n, H, W, c_big]`.
pub(super) fn backward(shape: &ConvShape, small: &[f32], weight: &[f32]) -> Vec<f32> {
    let weight = Weight::new(shape, weight);
    let mut big = vec![0.0; shape.batch * shape.image_len(Image::Big)];
    split_batch(shape.batch, &mut big, |images, big| {
        weight.backward(&shape.with_images(&images), &small[shape.image_range(Image::Small, &images)], big);
    });
    big
}

/// The weight gradient `[c_small, c_big, k, k]` of both convolutions. One of the two images is a gradient.
pub(super) fn weight(shape: &ConvShape, big: &[f32], small: &[f32]) -> Vec<f32> {
    let gradients = split_batch(shape.batch, &mut [(); 0], |images, _| {
        let [big, small] = part_of_both(shape, big, small, &images);
        let shape = shape.with_images(&images);
        if winograd::supports(&shape) {
            winograd::weight(&shape, big, small)
        } else {
            im2col::weight(&shape, big, small)
        }
    });
    sum(gradients)
}

/// Both gradients of a convolution (`wanted` is the big image, `small` its output's gradient) or of a transposed
/// convolution (`wanted` is the small image, `big` its output's gradient): that of the wanted image, and that of the
/// weight.
pub(super) fn gradients(shape: &ConvShape, big: &[f32], small: &[f32], weight: &[f32], wanted: Image) -> [Vec<f32>; 2] {
    let weight = Weight::new(shape, weight);
    let mut image = vec![0.0; shape.batch * shape.image_len(wanted)];
    let gradients = split_batch(shape.batch, &mut image, |images, image| {
        let [big, small] = part_of_both(shape, big, small, &images);
        weight.gradients(&shape.with_images(&images), big, small, wanted, image)
    });
    [image, sum(gradients)]
}

/// Some images of both batches.
fn part_of_both<'a>(shape: &ConvShape, big: &'a [f32], small: &'a [f32], images: &Range<usize>) -> [&'a [f32]; 2] {
    [&big[shape.image_range(Image::Big, images)], &small[shape.image_range(Image::Small, images)]]
}

/// A weight in the order that its algorithm reads.
enum Weight<'a> {
    /// `[c_small, c_big, k, k]`, as it is given.
    Winograd(&'a [f32]),
    /// `[c_small, k, k, c_big]`.
    Im2col(Vec<f32>),
}

impl<'a> Weight<'a> {
    fn new(shape: &ConvShape, weight: &'a [f32]) -> Self {
        if winograd::supports(shape) {
            Self::Winograd(weight)
        } else {
            Self::Im2col(im2col::channels_last(shape, weight))
        }
    }

    fn forward(&self, shape: &ConvShape, big: &[f32], small: &mut [f32]) {
        match self {
            Self::Winograd(weight) => winograd::forward(shape, big, weight, small),
            Self::Im2col(weight) => im2col::forward(shape, big, weight, small),
        }
    }

    fn backward(&self, shape: &ConvShape, small: &[f32], big: &mut [f32]) {
        match self {
            Self::Winograd(weight) => winograd::backward(shape, small, weight, big),
            Self::Im2col(weight) => im2col::backward(shape, small, weight, big),
        }
    }

    /// Stores the wanted image's gradient in `image` and returns the weight's.
    fn gradients(&self, shape: &ConvShape, big: &[f32], small: &[f32], wanted: Image, image: &mut [f32]) -> Vec<f32> {
        match (self, wanted) {
            (Self::Winograd(weight), _) => winograd::gradients(shape, big, small, weight, wanted, image),
            (Self::Im2col(weight), Image::Small) => im2col::forward_and_weight(shape, big, small, weight, image),
            (Self::Im2col(weight), Image::Big) => {
                im2col::backward(shape, small, weight, image);
                im2col::weight(shape, big, small)
            }
        }
    }
}

/// The sum of the gradients of a batch's parts.
fn sum(gradients: Vec<Vec<f32>>) -> Vec<f32> {
    let sum = gradients.into_iter().reduce(|mut sum, gradient| {
        pointwise::add(&mut sum, &gradient);
        sum
    });
    sum.unwrap_or_default()
}

#[cfg(test)]
mod tests;
