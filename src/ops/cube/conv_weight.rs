//! The weight gradient of both convolutions: a sum over all images and pixels. A unit sums the whole kernel for a few
//! pairs of channels over its share of the small image's rows; the shares are added up in the cube's own memory.

use burn_cubecl::cubecl::{self, prelude::*};
use burn_cubecl::tensor::CubeTensor;

use super::conv::{self, Shape, Sizes, Sums, Window};
use super::launch;
use crate::ops::backend::Geometry;

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
    let (_, small_size) = conv::image(&small);
    let (big, _) = launch::contiguous::<4>(big);
    let (small, _) = launch::contiguous::<4>(small);
    let shape = Shape::new(images, big_size, small_size, geometry);
    let weight = launch::empty(&big, shape.weight_dims());
    let vector = launch::vector_size(small_size[1]);
    let units = small_size[1] / vector * big_size[1];
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
    let held = comptime!(kernel * vector);
    let local = UNIT_POS as usize % together;
    let share = UNIT_POS as usize / together;
    let first = CUBE_POS * together;
    // The last cube may have too few weights: its spare units repeat those of the last unit.
    let sums = sum_rows::<V>(big, small, &sizes, rows, clamp_max(first + local, units - 1), share, geometry, split);

    // Row by row of the kernel, or they would not fit.
    let mut shared = Shared::new_slice(comptime!(UNITS * held));
    #[unroll]
    for ky in 0..kernel {
        #[unroll]
        for i in 0..held {
            shared[UNIT_POS as usize * held + i] = sums.get(comptime!(ky * held + i));
        }
        sync_cube();
        for i in range_stepped(UNIT_POS as usize, together * held, UNITS) {
            let mut sum = 0.0f32;
            for other in 0..split.shares {
                sum += shared[other * together * held + i];
            }
            let unit = first + i / held;
            if unit < units {
                let channel_big = unit % sizes.big_channels;
                let channel_small = unit / sizes.big_channels * vector + i % held / kernel;
                weight[((channel_small * sizes.big_channels + channel_big) * kernel + ky) * kernel + i % kernel] = sum;
            }
        }
        sync_cube();
    }
}

/// The kernel for `V` channels of the small image and one of the big one, `[kernel, V, kernel]`, over every
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
) -> Sums {
    let kernel = comptime!(geometry.kernel);
    let vector = V::value();
    let vectors = sizes.small_channels / vector;
    let channel_big = unit % sizes.big_channels;
    let channels_small = unit / sizes.big_channels;
    let sums = Sums::new(comptime!(kernel * kernel * vector));

    for row in range_stepped(share, rows, split.shares) {
        let (image, y) = (row / sizes.small_side, row % sizes.small_side);
        for first in range_stepped(0, sizes.small_side, split.columns) {
            let mut values = Sequence::<Vector<f32, V>>::new();
            #[unroll]
            for column in 0..split.columns {
                values.push(small[(row * sizes.small_side + first + column) * vectors + channels_small]);
            }
            #[unroll]
            for ky in 0..kernel {
                let big_y = y * geometry.stride + ky; // padding rows too far down
                if big_y >= geometry.padding && big_y < sizes.big_side + geometry.padding {
                    let row = (image * sizes.big_side + big_y - geometry.padding) * sizes.big_side;
                    let row = row * sizes.big_channels + channel_big;
                    add_products::<V>(big, &values, &sums, row, first, sizes, ky, geometry, split);
                }
            }
        }
    }
    sums
}

/// Adds what one row of the big image gives with a few pixels of the small one.
#[cube]
fn add_products<V: Size>(
    big: &[Vector<f32, Const<1>>],
    values: &Sequence<Vector<f32, V>>,
    sums: &Sums,
    row: usize,
    first: usize,
    sizes: &Sizes,
    #[comptime] ky: usize,
    #[comptime] geometry: Geometry,
    #[comptime] split: Split,
) {
    let kernel = comptime!(geometry.kernel);
    let stride = comptime!(geometry.stride);
    let vector = V::value();
    let length = comptime!((split.columns - 1) * stride + kernel);
    let before = comptime!(geometry.padding);
    let sure = comptime!(length - geometry.padding);
    let window = Window::new(row, first * stride, sizes.big_side, sizes.big_channels, before, sure, length);
    let mut pixels = Sequence::<f32>::new();
    #[unroll]
    for pixel in 0..length {
        pixels.push(window.load::<Const<1>>(big, 0, pixel).extract(0usize));
    }
    #[unroll]
    for e in 0..vector {
        #[unroll]
        for kx in 0..kernel {
            #[unroll]
            for column in 0..split.columns {
                let pixel = *pixels.index(comptime!(column * stride + kx));
                sums.add(comptime!((ky * vector + e) * kernel + kx), values.index(column).extract(e) * pixel);
            }
        }
    }
}
