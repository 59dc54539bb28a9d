//! The weight gradient of both convolutions: a sum over all images and pixels. A unit sums one row of the kernel for a
//! few pairs of channels over its share of the small image's rows; the shares are added up in the cube's own memory.

use burn_cubecl::cubecl::{self, prelude::*};
use burn_cubecl::tensor::CubeTensor;

use super::conv::{self, Shape, Sizes, Window};
use super::launch;
use crate::ops::backend::Geometry;

/// Units of a cube.
const UNITS: usize = 128;
/// Units that keep a GPU busy.
const UNITS_WANTED: usize = 1 << 14;

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
        let shares = (UNITS_WANTED / units).min(rows).clamp(1, UNITS / 2);
        Self { columns: launch::block(shape.small[0], 4), shares: 1 << shares.ilog2() }
    }
}

/// `big` `[n, H, W, c_big]` and `small` `[n, h, w, c_small]` to `[c_small, c_big, k, k]`.
pub(super) fn conv_weight(big: CubeTensor, small: CubeTensor, geometry: Geometry) -> CubeTensor {
    let (images, big_size) = conv::image(&big);
    let (_, small_size) = conv::image(&small);
    let (big, _) = launch::contiguous::<4>(big);
    let (small, _) = launch::contiguous::<4>(small);
    let shape = Shape::new(images, big_size, small_size, geometry);
    let weight = launch::empty(&big, shape.weight_dims());
    let vector = launch::vector_size(small_size[1]);
    let units = small_size[1] / vector * geometry.kernel * big_size[1];
    let split = Split::new(&shape, units);
    let cubes = units.div_ceil(UNITS / split.shares) as u32;
    unsafe {
        kernel::launch_unchecked(
            &big.client.clone(),
            CubeCount::new_1d(cubes),
            CubeDim::new_1d(UNITS as u32),
            vector,
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
fn kernel<V: Size>(
    big: &[Vector<f32, Const<1>>],
    small: &[Vector<f32, V>],
    weight: &mut [f32],
    sizes: Sizes,
    rows: usize,
    units: usize,
    #[comptime] geometry: Geometry,
    #[comptime] split: Split,
) {
    let kernel = comptime!(geometry.kernel);
    let together = comptime!(UNITS / split.shares);
    let vector = V::value();
    let held = comptime!(geometry.kernel * vector);
    let local = UNIT_POS as usize % together;
    let share = UNIT_POS as usize / together;
    // The last cube may have too few weights: its spare units repeat those of the last unit.
    let unit = clamp_max(CUBE_POS * together + local, units - 1);
    let sums = sum_rows::<V>(big, small, &sizes, rows, unit, share, geometry, split);

    let mut shared = Shared::new_slice(comptime!(UNITS * held));
    #[unroll]
    for i in 0..held {
        shared[UNIT_POS as usize * held + i] = sums[i];
    }
    sync_cube();
    for i in range_stepped(UNIT_POS as usize, together * held, UNITS) {
        let mut sum = 0.0f32;
        for other in 0..split.shares {
            sum += shared[other * together * held + i];
        }
        let unit = CUBE_POS * together + i / held;
        if unit < units {
            let (channel_big, ky) = (unit % sizes.big_channels, unit / sizes.big_channels % kernel);
            let channel_small = unit / sizes.big_channels / kernel * V::value() + i % held / kernel;
            weight[((channel_small * sizes.big_channels + channel_big) * kernel + ky) * kernel + i % kernel] = sum;
        }
    }
}

/// One row of the kernel for `V` channels of the small image and one of the big one, `[V, kernel]`, over every
/// `shares`-th row of the small image.
#[cube]
fn sum_rows<V: Size>(
    big: &[Vector<f32, Const<1>>],
    small: &[Vector<f32, V>],
    sizes: &Sizes,
    rows: usize,
    unit: usize,
    share: usize,
    #[comptime] geometry: Geometry,
    #[comptime] split: Split,
) -> Array<f32> {
    let kernel = comptime!(geometry.kernel);
    let stride = comptime!(geometry.stride);
    let padding = comptime!(geometry.padding);
    let length = comptime!((split.columns - 1) * stride + kernel);
    let channel_big = unit % sizes.big_channels;
    let ky = unit / sizes.big_channels % kernel;
    let channels_small = unit / sizes.big_channels / kernel;
    let vector = V::value();
    let mut sums = Array::<f32>::new(comptime!(kernel * vector));

    for row in range_stepped(share, rows, split.shares) {
        let (image, y) = (row / sizes.small_side, row % sizes.small_side);
        let big_y = y * stride + ky; // padding rows too far down
        if big_y >= padding && big_y < sizes.big_side + padding {
            let big_row = (image * sizes.big_side + big_y - padding) * sizes.big_side * sizes.big_channels;
            for first in range_stepped(0, sizes.small_side, split.columns) {
                let window = Window::new(
                    big_row,
                    first * stride,
                    sizes.big_side,
                    sizes.big_channels,
                    padding,
                    comptime!(length - padding),
                    length,
                );
                let mut pixels = Sequence::<f32>::new();
                #[unroll]
                for pixel in 0..length {
                    pixels.push(window.load::<Const<1>>(big, channel_big, pixel).extract(0usize));
                }
                #[unroll]
                for column in 0..split.columns {
                    let at = (row * sizes.small_side + first + column) * (sizes.small_channels / V::value());
                    let values = small[at + channels_small];
                    #[unroll]
                    for e in 0..V::value() {
                        #[unroll]
                        for kx in 0..kernel {
                            sums[comptime!(e * kernel + kx)] +=
                                values.extract(e) * *pixels.index(comptime!(column * stride + kx));
                        }
                    }
                }
            }
        }
    }
    sums
}
