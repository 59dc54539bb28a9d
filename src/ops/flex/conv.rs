//! Convolutions: which of the two ways each takes.

use super::{direct, winograd};
use crate::ops::backend::Geometry;

/// The sizes of a convolution of square images.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shape {
    pub batch: usize,
    /// Sides, pixels.
    pub big: usize,
    pub small: usize,
    /// Channels.
    pub c_big: usize,
    pub c_small: usize,
    pub geometry: Geometry,
}

impl Shape {
    pub fn of_big([batch, big, width, c_big]: [usize; 4], weight: [usize; 4], geometry: Geometry) -> Self {
        assert_eq!([big, c_big, geometry.kernel, geometry.kernel], [width, weight[1], weight[2], weight[3]]);
        Self { batch, big, small: geometry.small(big), c_big, c_small: weight[0], geometry }
    }

    pub fn of_small(small: [usize; 4], big: usize, weight: [usize; 4], geometry: Geometry) -> Self {
        let [batch, side, width, c_small] = small;
        assert_eq!([side, c_small, geometry.kernel, geometry.kernel], [width, weight[0], weight[2], weight[3]]);
        assert_eq!(side, geometry.small(big));
        Self { batch, big, small: side, c_big: weight[1], c_small, geometry }
    }

    pub fn of_both(big: [usize; 4], small: [usize; 4], geometry: Geometry) -> Self {
        let weight = [small[3], big[3], geometry.kernel, geometry.kernel];
        let shape = Self::of_big(big, weight, geometry);
        assert_eq!(shape.small_dims(), small);
        shape
    }

    pub fn big_dims(&self) -> [usize; 4] {
        [self.batch, self.big, self.big, self.c_big]
    }

    pub fn small_dims(&self) -> [usize; 4] {
        [self.batch, self.small, self.small, self.c_small]
    }

    pub fn weight_dims(&self) -> [usize; 4] {
        [self.c_small, self.c_big, self.geometry.kernel, self.geometry.kernel]
    }
}

/// Big image to small.
pub(super) fn forward(shape: &Shape, big: &[f32], weight: &[f32]) -> Vec<f32> {
    if winograd::takes(shape) { winograd::forward(shape, big, weight) } else { direct::forward(shape, big, weight) }
}

/// Small image to big.
pub(super) fn backward(shape: &Shape, small: &[f32], weight: &[f32]) -> Vec<f32> {
    if winograd::takes(shape) {
        winograd::backward(shape, small, weight)
    } else {
        direct::backward(shape, small, weight)
    }
}

/// Both images to the weight's gradient.
pub(super) fn weight(shape: &Shape, big: &[f32], small: &[f32]) -> Vec<f32> {
    if winograd::takes(shape) { winograd::weight(shape, big, small) } else { direct::weight(shape, big, small) }
}
