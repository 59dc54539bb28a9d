//! The weight gradient of both convolutions: a sum over all images and pixels. A unit sums one row of the kernel for a
//! vector of channels of each image over its share of the small image's rows; the shares are added up in the cube's own
//! memory.

use burn_cubecl::cubecl::{self, prelude::*};
use burn_cubecl::tensor::CubeTensor;

use super::conv::{self, Shape, Sizes, Sums, Window};
use super::launch;
use crate::geometry::Geometry;

/// Units of a cube.
const UNITS: usize = 128;
/// Units that keep a GPU busy.
const UNITS_WANTED: usize = 1 << 12;

/// How the sum is shared out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Split {
    /// Neighbouring pixels of the small image taken at once.
    columns: usize,
    /// Units of a cube that sum for the same weights.
    shares: usize,
}

impl Split {
    fn new(shape: &Shape, units: usize) -> Self {
        let rows = shape.images * shape.small[0];
        let shares = (UNITS_WANTED / units).min(rows).clamp(1, UNITS / 4);
        Self { columns: launch::block(shape.small[0], 4), shares: 1 << shares.ilog2() }
    }
}

/// `big` `[n, H, W, c_big]` and `small` `[n, h, w, c_small]` to `[c_small, c_big, k, k]`.
pub(super) fn conv_weight(big: CubeTensor, small: CubeTensor, geometry: Geometry) -> CubeTensor {
    let (images, big_size) = conv::image(&big);
    let (small_images, small_size) = conv::image(&small);
    assert_eq!(
        [small_images, small_size[0]],
        [images, geometry.small(big_size[0])],
        "the small images' number and side"
    );
    let (big, _) = launch::contiguous::<4>(big);
    let (small, _) = launch::contiguous::<4>(small);
    let shape = Shape::new(images, big_size, small_size, geometry);
    let weight = launch::empty(&big, shape.weight_dims());
    let (vector_big, vector_small) = (launch::vector_size(big_size[1]), launch::vector_size(small_size[1]));
    let units = small_size[1] / vector_small * geometry.kernel * (big_size[1] / vector_big);
    let split = Split::new(&shape, units);
    let cubes = units.div_ceil(UNITS / split.shares) as u32;
    // SAFETY: spare units of the last cube sum for the last unit and store nothing, as `unit < units` is asked. Rows of
    // the small image are below `rows`, those of the big one are compared with its side before they are loaded, and
    // `Window::load` reads index 0 instead of a pixel that does not exist. The shared memory has `held` floats for each
    // of a cube's UNITS units, and `sync_cube` lies between its writes and reads, outside of branches.
    unsafe {
        kernel::launch_unchecked(
            &big.client.clone(),
            CubeCount::new_1d(cubes),
            CubeDim::new_1d(UNITS as u32),
            vector_big,
            vector_small,
            big.into_buffer_arg(),
            small.into_buffer_arg(),
            weight.clone().into_buffer_arg(),
            shape.sizes(),
            images * small_size[0],
            units,
            shape.geometry,
            split,
        );
    }
    weight
}

#[cube(launch_unchecked)]
fn kernel<B: Size, S: Size>(
    big: &[Vector<f32, B>],
    small: &[Vector<f32, S>],
    weight: &mut [f32],
    sizes: Sizes,
    rows: usize,
    units: usize,
    #[comptime] geometry: Geometry,
    #[comptime] split: Split,
) {
    let kernel = comptime!(geometry.kernel);
    let together = comptime!(UNITS / split.shares);
    let width = B::value();
    let held = comptime!(kernel * width);
    let vectors = sizes.big_channels / width;
    let local = UNIT_POS as usize % together;
    let share = UNIT_POS as usize / together;
    let first = CUBE_POS * together;
    // The last cube may have too few weights: its spare units repeat those of the last unit.
    let sums = sum_rows::<B, S>(big, small, &sizes, rows, clamp_max(first + local, units - 1), share, geometry, split);

    // One channel of the small image after another, or they would not fit.
    let mut shared = Shared::new_slice(comptime!(UNITS * held));
    #[unroll]
    for channel in 0..S::value() {
        #[unroll]
        for kx in 0..kernel {
            let sum = sums.get(comptime!(channel * kernel + kx));
            #[unroll]
            for e in 0..width {
                shared[UNIT_POS as usize * held + comptime!(kx * width + e)] = sum.extract(e);
            }
        }
        sync_cube();
        for i in range_stepped(UNIT_POS as usize, together * held, UNITS) {
            let mut sum = 0.0f32;
            for other in 0..split.shares {
                sum += shared[other * together * held + i];
            }
            let unit = first + i / held;
            if unit < units {
                let (kx, ky) = (i % held / width, unit / vectors % kernel);
                let channel_big = unit % vectors * width + i % width;
                let channel_small = unit / vectors / kernel * S::value() + channel;
                weight[((channel_small * sizes.big_channels + channel_big) * kernel + ky) * kernel + kx] = sum;
            }
        }
        sync_cube();
    }
}

/// One row of the kernel, `[S, kernel]` sums for a vector of channels of the big image, over every `shares`-th row of
/// the small image.
#[cube]
fn sum_rows<B: Size, S: Size>(
    big: &[Vector<f32, B>],
    small: &[Vector<f32, S>],
    sizes: &Sizes,
    rows: usize,
    unit: usize,
    share: usize,
    #[comptime] geometry: Geometry,
    #[comptime] split: Split,
) -> Sums<B> {
    let kernel = comptime!(geometry.kernel);
    let vectors_big = sizes.big_channels / B::value();
    let vectors_small = sizes.small_channels / S::value();
    let ky = unit / vectors_big % kernel;
    let channels_small = unit / vectors_big / kernel;
    let count = S::value();
    let sums = Sums::<B>::new(comptime!(count * kernel));

    for row in range_stepped(share, rows, split.shares) {
        let (image, y) = (row / sizes.small_side, row % sizes.small_side);
        let big_y = y * geometry.stride + ky; // padding rows too far down
        if big_y >= geometry.padding && big_y < sizes.big_side + geometry.padding {
            let big_row = (image * sizes.big_side + big_y - geometry.padding) * sizes.big_side * vectors_big;
            for first in range_stepped(0, sizes.small_side, split.columns) {
                let at = (row * sizes.small_side + first) * vectors_small + channels_small;
                add_products::<B, S>(
                    big,
                    small,
                    &sums,
                    big_row + unit % vectors_big,
                    at,
                    first,
                    sizes,
                    geometry,
                    split,
                );
            }
        }
    }
    sums
}

/// Adds what a few neighbouring pixels of the small image give with those of the big one's row that they reach.
#[cube]
fn add_products<B: Size, S: Size>(
    big: &[Vector<f32, B>],
    small: &[Vector<f32, S>],
    sums: &Sums<B>,
    big_row: usize,
    small_at: usize,
    first: usize,
    sizes: &Sizes,
    #[comptime] geometry: Geometry,
    #[comptime] split: Split,
) {
    let kernel = comptime!(geometry.kernel);
    let stride = comptime!(geometry.stride);
    let length = comptime!((split.columns - 1) * stride + kernel);
    let before = comptime!(geometry.padding);
    let sure = comptime!(length - geometry.padding);
    let vectors = sizes.big_channels / B::value();
    let window = Window::new(big_row, first * stride, sizes.big_side, vectors, before, sure, length);
    let mut pixels = Sequence::<Vector<f32, B>>::new();
    #[unroll]
    for pixel in 0..length {
        pixels.push(window.load::<B>(big, 0, pixel));
    }
    let mut values = Sequence::<Vector<f32, S>>::new();
    #[unroll]
    for column in 0..split.columns {
        values.push(small[small_at + column * (sizes.small_channels / S::value())]);
    }
    #[unroll]
    for e in 0..S::value() {
        #[unroll]
        for kx in 0..kernel {
            #[unroll]
            for column in 0..split.columns {
                let pixel = *pixels.index(comptime!(column * stride + kx));
                sums.add(comptime!(e * kernel + kx), values.index(column).extract(e), pixel);
            }
        }
    }
}
