//! From the big image to the small one.

use burn_cubecl::cubecl::{self, prelude::*};
use burn_cubecl::tensor::CubeTensor;

use super::conv::{self, Block, Shape, Sizes, Sums, Window, kernel_row};
use super::launch;
use crate::geometry::Geometry;

/// Channels that a unit computes.
const CHANNELS: usize = 4;

/// `big` `[n, H, W, c_big]` and `weight` `[c_small, c_big, k, k]` to `[n, h, w, c_small]`.
pub(super) fn conv_forward(big: CubeTensor, weight: CubeTensor, geometry: Geometry) -> CubeTensor {
    let (images, big_size) = conv::image(&big);
    let (weight, [channels, c_big, kernel, _]) = launch::contiguous::<4>(weight);
    assert_eq!([c_big, kernel], [big_size[1], geometry.kernel], "the weight's dimensions");
    let (big, _) = launch::contiguous::<4>(big);
    let side = geometry.small(big_size[0]);
    let shape = Shape::new(images, big_size, [side, channels], geometry);
    let columns = launch::block(side, 4);
    let block = Block { columns, channels: launch::block(channels, CHANNELS), inside: columns };
    let small = launch::empty(&big, [images, side, side, channels]);
    let units = images * side * (side / block.columns) * (channels / block.channels);
    let (count, cube) = launch::grid(&big, units);
    // SAFETY: units from `units` on end at once; the others are numbered by image, row, segment of columns and channel,
    // each below its size (`columns` divides the side and `channels` the channels, as `launch::block` chooses them). So
    // stores lie within `small`, each of one unit; the weight is indexed by channels, row and tap below its dimensions.
    // Rows of the big image are compared with its side before they are loaded, and `Window::load` reads index 0 instead
    // of a pixel that does not exist.
    unsafe {
        kernel::launch_unchecked(
            &big.client.clone(),
            count,
            cube,
            launch::vector_size(big_size[1]),
            shape.taps(),
            big.into_buffer_arg(),
            weight.into_buffer_arg(),
            small.clone().into_buffer_arg(),
            shape.sizes(),
            units,
            shape.geometry,
            block,
        );
    }
    small
}

#[allow(clippy::too_many_lines, reason = "one shader: a function of its parts would take all of its variables")]
#[cube(launch_unchecked)]
fn kernel<V: Size, K: Size>(
    big: &[Vector<f32, V>],
    weight: &[Vector<f32, K>],
    small: &mut [f32],
    sizes: Sizes,
    units: usize,
    #[comptime] geometry: Geometry,
    #[comptime] block: Block,
) {
    if ABSOLUTE_POS >= units {
        terminate!();
    }
    let kernel = comptime!(geometry.kernel);
    let stride = comptime!(geometry.stride);
    let padding = comptime!(geometry.padding);
    let lanes = sizes.small_channels / block.channels;
    let channel = ABSOLUTE_POS % lanes;
    let segment = ABSOLUTE_POS / lanes;
    let first = segment % (sizes.small_side / block.columns) * block.columns;
    let row = segment / (sizes.small_side / block.columns);
    let (image, y) = (row / sizes.small_side, row % sizes.small_side);
    let vectors = sizes.big_channels / V::value();
    let sums = Sums::<Const<1>>::new(comptime!(block.columns * block.channels));

    for ky in 0..kernel {
        let big_y = y * stride + ky; // padding rows too far down
        if big_y >= padding && big_y < sizes.big_side + padding {
            let window = Window::new(
                (image * sizes.big_side + big_y - padding) * sizes.big_side * vectors,
                first * stride,
                sizes.big_side,
                vectors,
                padding,
                comptime!((block.columns - 1) * stride + kernel - padding),
                comptime!((block.columns - 1) * stride + kernel),
            );
            for vector in 0..vectors {
                add_taps::<V, K>(
                    big,
                    weight,
                    &sums,
                    &window,
                    vector,
                    channel,
                    lanes,
                    ky,
                    sizes.big_channels,
                    geometry,
                    block,
                );
            }
        }
    }

    let pixel = row * sizes.small_side + first;
    #[unroll]
    for column in 0..block.columns {
        #[unroll]
        for part in 0..block.channels {
            small[(pixel + column) * sizes.small_channels + channel + part * lanes] =
                sums.get(comptime!(column * block.channels + part)).extract(0usize);
        }
    }
}

/// Adds what one vector of input channels gives through a row of the kernel.
#[cube]
fn add_taps<V: Size, K: Size>(
    big: &[Vector<f32, V>],
    weight: &[Vector<f32, K>],
    sums: &Sums<Const<1>>,
    window: &Window,
    vector: usize,
    channel: usize,
    lanes: usize,
    ky: usize,
    big_channels: usize,
    #[comptime] geometry: Geometry,
    #[comptime] block: Block,
) {
    let mut pixels = Sequence::<Vector<f32, V>>::new();
    #[unroll]
    for pixel in 0..comptime!((block.columns - 1) * geometry.stride + geometry.kernel) {
        pixels.push(window.load::<V>(big, vector, pixel));
    }
    #[unroll]
    for part in 0..block.channels {
        #[unroll]
        for e in 0..V::value() {
            let pair = (channel + part * lanes) * big_channels + vector * V::value() + e;
            let taps = kernel_row::<K>(weight, pair * geometry.kernel + ky, geometry.kernel);
            #[unroll]
            for column in 0..block.columns {
                #[unroll]
                for kx in 0..geometry.kernel {
                    sums.add(
                        comptime!(column * block.channels + part),
                        *taps.index(kx),
                        Vector::new(pixels.index(comptime!(column * geometry.stride + kx)).extract(e)),
                    );
                }
            }
        }
    }
}
