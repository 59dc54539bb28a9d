//! Convolutions: which of the two ways each takes.

use std::ops::Range;

use super::unset::{Unset, stored};
use super::{direct, pointwise, share, winograd};
use crate::backend::Geometry;

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

    /// The same of some images only.
    fn with(&self, images: &Range<usize>) -> Self {
        Self { batch: images.len(), ..*self }
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

/// One of a convolution's two images.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum To {
    Big,
    Small,
}

impl To {
    /// Floats of one image.
    pub fn image(self, shape: &Shape) -> usize {
        match self {
            To::Big => shape.big_image(),
            To::Small => shape.small_image(),
        }
    }

    /// The images that `work` stores, and what it gives for each share of them.
    ///
    /// # Safety
    /// It must store every float that it is given.
    unsafe fn stored<R: Send>(
        self,
        shape: &Shape,
        work: impl Fn(Range<usize>, &mut [Unset]) -> R + Sync,
    ) -> (Vec<f32>, Vec<R>) {
        // SAFETY: all are given to `work`, which stores them.
        unsafe { stored(shape.batch * self.image(shape), |images| share::each(shape.batch, images, work)) }
    }

    pub fn floats(self, shape: &Shape, images: &Range<usize>) -> Range<usize> {
        images.start * self.image(shape)..images.end * self.image(shape)
    }
}

/// Big image to small.
pub(super) fn forward(shape: &Shape, big: &[f32], weight: &[f32]) -> Vec<f32> {
    let weight = Weight::new(shape, weight);
    let work = |images: Range<usize>, small: &mut [Unset]| {
        weight.forward(&shape.with(&images), &big[To::Big.floats(shape, &images)], small);
    };
    // SAFETY: both ways store all.
    unsafe { To::Small.stored(shape, work) }.0
}

/// Small image to big.
pub(super) fn backward(shape: &Shape, small: &[f32], weight: &[f32]) -> Vec<f32> {
    let weight = Weight::new(shape, weight);
    let work = |images: Range<usize>, big: &mut [Unset]| {
        weight.backward(&shape.with(&images), &small[To::Small.floats(shape, &images)], big);
    };
    // SAFETY: both ways store all.
    unsafe { To::Big.stored(shape, work) }.0
}

/// Both images to the weight's gradient.
pub(super) fn weight(shape: &Shape, big: &[f32], small: &[f32]) -> Vec<f32> {
    let gradients = share::each(shape.batch, &mut [(); 0], |images, _| {
        let [big, small] = [&big[To::Big.floats(shape, &images)], &small[To::Small.floats(shape, &images)]];
        let shape = shape.with(&images);
        if winograd::takes(&shape) { winograd::weight(&shape, big, small) } else { direct::weight(&shape, big, small) }
    });
    total(gradients)
}

/// The gradients of one image and of the weight: that of the other image stands in its place.
pub(super) fn gradients(shape: &Shape, big: &[f32], small: &[f32], weight: &[f32], to: To) -> [Vec<f32>; 2] {
    let weight = Weight::new(shape, weight);
    let work = |images: Range<usize>, image: &mut [Unset]| {
        let [big, small] = [&big[To::Big.floats(shape, &images)], &small[To::Small.floats(shape, &images)]];
        weight.gradients(&shape.with(&images), big, small, to, image)
    };
    // SAFETY: both ways store all of the image.
    let (image, gradients) = unsafe { to.stored(shape, work) };
    [image, total(gradients)]
}

/// A weight as the way that takes it needs it.
enum Weight<'a> {
    AsIs(&'a [f32]),
    ChannelsLast(Vec<f32>),
}

impl<'a> Weight<'a> {
    fn new(shape: &Shape, weight: &'a [f32]) -> Self {
        if winograd::takes(shape) {
            Self::AsIs(weight)
        } else {
            Self::ChannelsLast(direct::channels_last(shape, weight))
        }
    }

    fn forward(&self, shape: &Shape, big: &[f32], small: &mut [Unset]) {
        match self {
            Self::AsIs(weight) => winograd::forward(shape, big, weight, small),
            Self::ChannelsLast(weight) => direct::forward(shape, big, weight, small),
        }
    }

    fn backward(&self, shape: &Shape, small: &[f32], big: &mut [Unset]) {
        match self {
            Self::AsIs(weight) => winograd::backward(shape, small, weight, big),
            Self::ChannelsLast(weight) => direct::backward(shape, small, weight, big),
        }
    }

    fn gradients(&self, shape: &Shape, big: &[f32], small: &[f32], to: To, image: &mut [Unset]) -> Vec<f32> {
        match (self, to) {
            (Self::AsIs(weight), _) => winograd::gradients(shape, big, small, weight, to, image),
            (Self::ChannelsLast(weight), To::Small) => direct::forward_and_weight(shape, big, small, weight, image),
            (Self::ChannelsLast(weight), To::Big) => {
                direct::backward(shape, small, weight, image);
                direct::weight(shape, big, small)
            }
        }
    }
}

/// The sum of gradients.
fn total(gradients: Vec<Vec<f32>>) -> Vec<f32> {
    let sum = gradients.into_iter().reduce(|mut sum, gradient| {
        pointwise::add(&mut sum, &gradient);
        sum
    });
    sum.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    const GEOMETRIES: [(Geometry, usize); 5] = [
        (Geometry { kernel: 4, stride: 2, padding: 1 }, 8),
        (Geometry { kernel: 4, stride: 2, padding: 1 }, 32),
        (Geometry { kernel: 4, stride: 1, padding: 0 }, 4),
        (Geometry { kernel: 3, stride: 1, padding: 1 }, 7),
        (Geometry { kernel: 3, stride: 2, padding: 1 }, 7),
    ];
    /// Largest difference over the largest value.
    const TOLERANCE: f64 = 3e-6;

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

    #[wasm_bindgen_test(unsupported = test)]
    fn both_ways_match_the_definition_in_double_precision() {
        for (geometry, side) in GEOMETRIES {
            for [c_big, c_small] in [[1, 4], [4, 8], [3, 2], [8, 16], [12, 16]] {
                let kernel = geometry.kernel;
                // Two uneven halves, each of more images than are transformed at a time where channels are many.
                let shape = Shape::of_big([17, side, side, c_big], [c_small, c_big, kernel, kernel], geometry);
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
                let outputs =
                    [forward(&shape, &big, &taps), backward(&shape, &small, &taps), weight(&shape, &big, &small)];
                assert_near("forward", &shape, &outputs[0], &to_small);
                assert_near("backward", &shape, &outputs[1], &to_big);
                assert_near("weight", &shape, &outputs[2], &to_weight);
                for (to, image) in [(To::Small, &outputs[0]), (To::Big, &outputs[1])] {
                    let both = gradients(&shape, &big, &small, &taps, to);
                    assert!(both[0] == *image && both[1] == outputs[2], "{to:?} of {shape:?} together");
                }
            }
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn the_networks_inner_stages_take_the_fast_way() {
        let twofold = GEOMETRIES[0].0;
        let inner = Shape::of_big([2, 16, 16, 32], [64, 32, 4, 4], twofold);
        let image = Shape::of_big([2, 32, 32, 1], [16, 1, 4, 4], twofold);
        assert!(winograd::takes(&inner) && !winograd::takes(&image));
    }
}
