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

#[cfg(test)]
mod tests {
    use super::*;

    const GEOMETRIES: [(Geometry, usize); 5] = [
        (Geometry { kernel: 4, stride: 2, padding: 1 }, 8),
        (Geometry { kernel: 4, stride: 2, padding: 1 }, 32),
        (Geometry { kernel: 4, stride: 1, padding: 0 }, 4),
        (Geometry { kernel: 3, stride: 1, padding: 1 }, 7),
        (Geometry { kernel: 3, stride: 2, padding: 1 }, 7),
    ];
    /// Largest difference over the largest value.
    const TOLERANCE: f64 = 2e-6;

    /// Numbers in -1..1.
    fn noise(length: usize, salt: u64) -> Vec<f32> {
        let mixed = |at: u64| (at + salt * 7919).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
        (0..length as u64).map(|at| mixed(at) as f32 / (1 << 23) as f32 - 1.0).collect()
    }

    /// Calls for each product of the definition with where its factors lie: big image, small image, weight.
    fn each_product(shape: &Shape, mut product: impl FnMut(usize, usize, usize)) {
        let Geometry { kernel, stride, padding } = shape.geometry;
        let inside =
            |small: usize, tap: usize| (small * stride + tap).checked_sub(padding).filter(|at| *at < shape.big);
        let side = shape.small;
        for (image, row, column) in (0..shape.batch * side * side).map(|i| (i / side / side, i / side % side, i % side))
        {
            for (ky, kx) in (0..kernel * kernel).map(|tap| (tap / kernel, tap % kernel)) {
                let (Some(y), Some(x)) = (inside(row, ky), inside(column, kx)) else { continue };
                for (s, b) in (0..shape.c_small * shape.c_big).map(|pair| (pair / shape.c_big, pair % shape.c_big)) {
                    product(
                        ((image * shape.big + y) * shape.big + x) * shape.c_big + b,
                        ((image * side + row) * side + column) * shape.c_small + s,
                        ((s * shape.c_big + b) * kernel + ky) * kernel + kx,
                    );
                }
            }
        }
    }

    fn assert_near(name: &str, shape: &Shape, actual: &[f32], expected: &[f64]) {
        assert_eq!(actual.len(), expected.len());
        let largest = expected.iter().fold(0.0, |largest: f64, value| largest.max(value.abs()));
        let difference = actual.iter().zip(expected).map(|(a, e)| (f64::from(*a) - e).abs()).fold(0.0, f64::max);
        assert!(difference <= TOLERANCE * largest, "{name} of {shape:?}: {:e}", difference / largest);
    }

    #[test]
    fn both_ways_match_the_definition_in_double_precision() {
        for (geometry, side) in GEOMETRIES {
            for [c_big, c_small] in [[1, 4], [4, 8], [3, 2], [8, 4]] {
                let kernel = geometry.kernel;
                let shape = Shape::of_big([3, side, side, c_big], [c_small, c_big, kernel, kernel], geometry);
                let sizes = [shape.big_dims(), shape.small_dims(), shape.weight_dims()];
                let [length_big, length_small, length_weight] = sizes.map(|dims| dims.iter().product());
                let (big, small) = (noise(length_big, 1), noise(length_small, 2));
                let taps = noise(length_weight, 3);
                let [mut to_big, mut to_small, mut to_weight] =
                    [length_big, length_small, length_weight].map(|length| vec![0.0; length]);
                each_product(&shape, |b, s, w| {
                    let times = |x: f32, y: f32| f64::from(x) * f64::from(y);
                    to_small[s] += times(big[b], taps[w]);
                    to_big[b] += times(small[s], taps[w]);
                    to_weight[w] += times(big[b], small[s]);
                });
                assert_near("forward", &shape, &forward(&shape, &big, &taps), &to_small);
                assert_near("backward", &shape, &backward(&shape, &small, &taps), &to_big);
                assert_near("weight", &shape, &weight(&shape, &big, &small), &to_weight);
            }
        }
    }

    #[test]
    fn the_networks_inner_stages_take_the_fast_way() {
        let twofold = GEOMETRIES[0].0;
        let inner = Shape::of_big([2, 16, 16, 32], [64, 32, 4, 4], twofold);
        let image = Shape::of_big([2, 32, 32, 1], [16, 1, 4, 4], twofold);
        assert!(winograd::takes(&inner) && !winograd::takes(&image));
    }
}
