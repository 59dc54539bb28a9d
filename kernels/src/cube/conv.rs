//! What the three convolution kernels share. A unit computes a few neighbouring pixels of a row in a few channels, so
//! that each value it loads is used several times: neighbouring pixels share most of their window, and channels all of
//! it. Neighbouring units compute neighbouring channels of the same pixels.

use burn::backend::TensorMetadata;
use burn_cubecl::cubecl::{self, prelude::*};
use burn_cubecl::tensor::CubeTensor;

use super::launch;
use crate::geometry::Geometry;

/// Sides and channels of the two images.
#[derive(CubeLaunch, CubeType, Clone, Copy)]
pub(super) struct Sizes {
    pub big_side: usize,
    pub big_channels: usize,
    pub small_side: usize,
    pub small_channels: usize,
}

/// What a unit computes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Block {
    /// Neighbouring pixels of the small image, or those of the big one that belong to them.
    pub columns: usize,
    /// Channels of the result.
    pub channels: usize,
    /// Leading pixels of the small image that always exist; whether a later one does is looked up.
    pub inside: usize,
}

/// Sizes on the host.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    pub images: usize,
    pub big: [usize; 2],
    pub small: [usize; 2],
    pub geometry: Geometry,
}

impl Shape {
    pub fn new(images: usize, big: [usize; 2], small: [usize; 2], geometry: Geometry) -> Self {
        // To a single pixel any stride is the same; by this one every pixel of the big image has one tap.
        let stride = if small[0] == 1 { geometry.kernel } else { geometry.stride };
        Self { images, big, small, geometry: Geometry { stride, ..geometry } }
    }

    pub fn sizes(&self) -> SizesLaunch {
        SizesLaunch::new(self.big[0], self.big[1], self.small[0], self.small[1])
    }

    pub fn weight_dims(&self) -> [usize; 4] {
        [self.small[1], self.big[1], self.geometry.kernel, self.geometry.kernel]
    }

    /// Taps of a kernel's row in one load.
    pub fn taps(&self) -> usize {
        launch::vector_size(self.geometry.kernel)
    }
}

/// Sides and channels of an image `[n, side, side, channels]`.
pub(super) fn image(tensor: &CubeTensor) -> (usize, [usize; 2]) {
    let [images, side, width, channels] = tensor.shape().dims();
    assert_eq!(side, width, "a square image");
    (images, [side, channels])
}

/// The row `ky` of a kernel for one pair of channels, scattered to `taps`.
#[cube]
pub(super) fn kernel_row<K: Size>(weight: &[Vector<f32, K>], row: usize, #[comptime] kernel: usize) -> Sequence<f32> {
    let width = K::value();
    let parts = comptime!(kernel / width);
    let mut taps = Sequence::<f32>::new();
    #[unroll]
    for part in 0..parts {
        let vector = weight[row * parts + part];
        #[unroll]
        for tap in 0..width {
            taps.push(vector.extract(tap));
        }
    }
    taps
}

/// Consecutive pixels of a row in one vector of channels, zeros where the image has none.
#[derive(CubeType)]
pub(super) struct Window {
    /// Where the first pixel's channels begin, in vectors; before the image where that pixel does not exist.
    start: usize,
    /// Vectors of a pixel.
    vectors: usize,
    /// Whether each of the pixels exists of which that is not known.
    exists: Sequence<bool>,
    /// The first pixels and those from here on may not exist.
    #[cube(comptime)]
    unsure: [usize; 2],
}

#[cube]
impl Window {
    /// `length` pixels of the row that begins at vector `row`, the first of them at column `first - before`. All but
    /// the first `before` and those from `sure` on are known to exist.
    pub fn new(
        row: usize,
        first: usize,
        side: usize,
        vectors: usize,
        #[comptime] before: usize,
        #[comptime] sure: usize,
        #[comptime] length: usize,
    ) -> Window {
        let mut exists = Sequence::<bool>::new();
        #[unroll]
        for pixel in 0..length {
            if comptime!(pixel < before || pixel >= sure) {
                let column = first + pixel; // before columns too far right, as it may not be negative
                exists.push(column >= before && column < side + before);
            }
        }
        // May wrap around; adding a pixel that exists wraps it back.
        Window { start: row + first * vectors - before * vectors, vectors, exists, unsure: comptime!([before, sure]) }
    }

    /// The vector of channels at `pixel`.
    pub fn load<V: Size>(&self, image: &[Vector<f32, V>], vector: usize, #[comptime] pixel: usize) -> Vector<f32, V> {
        let before = comptime!(self.unsure[0]);
        let sure = comptime!(self.unsure[1]);
        let at = self.start + pixel * self.vectors + vector;
        if comptime!(pixel >= before && pixel < sure) {
            image[at]
        } else {
            let unsure = comptime!(if pixel < before { pixel } else { pixel - sure + before });
            let exists = *self.exists.index(unsure);
            select(exists, image[select(exists, at, 0)], Vector::new(0.0))
        }
    }
}

/// Sums that stay in registers: CubeCL keeps an `Array` in memory, even where all its indices are constants.
#[derive(CubeType)]
pub(super) struct Sums<N: Size> {
    cells: Sequence<RuntimeCell<Vector<f32, N>>>,
}

#[cube]
impl<N: Size> Sums<N> {
    /// Zeros.
    pub fn new(#[comptime] count: usize) -> Sums<N> {
        let mut cells = Sequence::<RuntimeCell<Vector<f32, N>>>::new();
        #[unroll]
        for _ in 0..count {
            cells.push(RuntimeCell::<Vector<f32, N>>::new(Vector::new(0.0f32)));
        }
        Sums::<N> { cells }
    }

    /// Adds a product: of one number and one vector.
    pub fn add(&self, #[comptime] at: usize, number: f32, vector: Vector<f32, N>) {
        let cell = self.cells.index(at);
        cell.store(cell.read() + Vector::new(number) * vector);
    }

    pub fn get(&self, #[comptime] at: usize) -> Vector<f32, N> {
        self.cells.index(at).read()
    }
}
