//! From the small image to the big one: each pixel of the big image gathers from the few of the small one that reach
//! it, so no two units write the same value.

use burn_cubecl::cubecl::{self, prelude::*};
use burn_cubecl::tensor::CubeTensor;

use super::conv::{self, Block, Shape, Sizes, Sums, Window, kernel_row};
use super::launch;
use crate::geometry::Geometry;

/// Channels that a unit computes.
const CHANNELS: usize = 4;

/// `small` `[n, h, w, c_small]` and `weight` `[c_small, c_big, k, k]` to `[n, side, side, c_big]`.
pub(super) fn conv_backward(small: CubeTensor, weight: CubeTensor, geometry: Geometry, side: usize) -> CubeTensor {
    let (images, small_size) = conv::image(&small);
    let (weight, [c_small, channels, kernel, _]) = launch::contiguous::<4>(weight);
    assert_eq!([c_small, kernel], [small_size[1], geometry.kernel], "the weight's dimensions");
    let (small, _) = launch::contiguous::<4>(small);
    let shape = Shape::new(images, [side, channels], small_size, geometry);
    let columns = launch::block(small_size[0], 4);
    let segments = side.div_ceil(columns * shape.geometry.stride);
    let inside = small_size[0].saturating_sub((segments - 1) * columns);
    let block = Block { columns, channels: launch::block(channels, CHANNELS), inside };
    let big = launch::empty(&small, [images, side, side, channels]);
    let units = images * side * segments * (channels / block.channels);
    let (count, cube) = launch::grid(&small, units);
    // SAFETY: units from `units` on end at once; the others are numbered by image, row, segment of columns and channel,
    // each below its size but the last segment's columns, which are compared with the side before they are stored. Each
    // store is one unit's. Rows of the small image and of the kernel are compared with their number before they are
    // loaded, and `Window::load` reads index 0 instead of a pixel that does not exist.
    unsafe {
        kernel::launch_unchecked(
            &small.client.clone(),
            count,
            cube,
            launch::vector_size(small_size[1]),
            shape.taps(),
            small.into_buffer_arg(),
            weight.into_buffer_arg(),
            big.clone().into_buffer_arg(),
            shape.sizes(),
            segments,
            units,
            shape.geometry,
            block,
        );
    }
    big
}

/// How many pixels of the small image before a segment's first reach into it, and how many do in all.
fn reach(geometry: Geometry, columns: usize) -> (usize, usize) {
    let Geometry { kernel, stride, padding } = geometry;
    let before = (kernel - 1 - padding) / stride;
    let last = (stride * columns - 1 + padding) / stride;
    (before, before + last + 1)
}

#[allow(clippy::too_many_lines, reason = "one shader: a function of its parts would take all of its variables")]
#[cube(launch_unchecked)]
fn kernel<V: Size, K: Size>(
    small: &[Vector<f32, V>],
    weight: &[Vector<f32, K>],
    big: &mut [f32],
    sizes: Sizes,
    segments: usize,
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
    let before = comptime!(reach(geometry, block.columns).0);
    let length = comptime!(reach(geometry, block.columns).1);
    let lanes = sizes.big_channels / block.channels;
    let channel = ABSOLUTE_POS % lanes;
    let first = ABSOLUTE_POS / lanes % segments * block.columns;
    let row = ABSOLUTE_POS / lanes / segments;
    let (image, y) = (row / sizes.big_side, row % sizes.big_side);
    let vectors = sizes.small_channels / V::value();
    let sums = Sums::<Const<1>>::new(comptime!(block.columns * stride * block.channels));

    #[unroll]
    for step in 0..comptime!(kernel.div_ceil(stride)) {
        let ky = (y + padding) % stride + comptime!(step * stride);
        let small_y = (y + padding) / stride; // step rows too far down
        if ky < kernel && small_y >= step && small_y < sizes.small_side + step {
            let window = Window::new(
                (image * sizes.small_side + small_y - step) * sizes.small_side * vectors,
                first,
                sizes.small_side,
                vectors,
                before,
                comptime!(before + block.inside),
                length,
            );
            for vector in 0..vectors {
                add_taps::<V, K>(
                    small,
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

    #[unroll]
    for column in 0..comptime!(block.columns * stride) {
        let x = first * stride + column;
        if x < sizes.big_side {
            #[unroll]
            for part in 0..block.channels {
                big[(row * sizes.big_side + x) * sizes.big_channels + channel + part * lanes] =
                    sums.get(comptime!(column * block.channels + part)).extract(0usize);
            }
        }
    }
}

/// Adds what one vector of input channels gives through a row of the kernel.
#[cube]
fn add_taps<V: Size, K: Size>(
    small: &[Vector<f32, V>],
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
    let kernel = comptime!(geometry.kernel);
    let stride = comptime!(geometry.stride);
    let padding = comptime!(geometry.padding);
    let before = comptime!(reach(geometry, block.columns).0);
    let length = comptime!(reach(geometry, block.columns).1);
    let mut pixels = Sequence::<Vector<f32, V>>::new();
    #[unroll]
    for pixel in 0..length {
        pixels.push(window.load::<V>(small, vector, pixel));
    }
    #[unroll]
    for part in 0..block.channels {
        #[unroll]
        for e in 0..V::value() {
            let pair = (vector * V::value() + e) * big_channels + channel + part * lanes;
            let taps = kernel_row::<K>(weight, pair * kernel + ky, kernel);
            #[unroll]
            for column in 0..comptime!(block.columns * stride) {
                #[unroll]
                for kx in 0..kernel {
                    let from = comptime!((column + padding + before * stride).checked_sub(kx));
                    if comptime!(from.is_some_and(|from| from.is_multiple_of(stride))) {
                        sums.add(
                            comptime!(column * block.channels + part),
                            *taps.index(kx),
                            Vector::new(pixels.index(comptime!(from.unwrap() / stride)).extract(e)),
                        );
                    }
                }
            }
        }
    }
}
