//! The 4x4 convolution of stride 2 with 25 products where the direct way takes 64 (Winograd's F(4, 2); Lavin & Gray 2016,
//! section 4, <https://arxiv.org/abs/1509.09308>).
//!
//! Along one axis the small pixels `y[4t] .. y[4t + 3]` read the big pixels `x[8t - 1] .. x[8t + 8]`. The kernel's taps 0
//! and 2 meet the odd ones of these, taps 1 and 3 the even ones: two phases, each a convolution of stride 1 with a kernel
//! `(g0, g1)` over five pixels `(d0 .. d4)`. Both are transformed, multiplied point by point, and transformed back: a
//! product of polynomials, evaluated at -5/4, 5/4, -1/2, 1/2 and infinity ([`spread_big`], [`spread_weight`],
//! [`gather_small`]). Of all points that are multiples of 1/4 these round least: twice as much as the direct way, half as
//! much as the customary 0, 1, -1, 2.
//!
//! In two dimensions that is 5 x 5 = 25 parts and 2 x 2 = 4 phases. Part by part, all tiles (4x4 small pixels) meet all
//! channels in a matrix product. The transposed maps give the transposed convolution, and the weight's gradient.

use std::ops::Range;

use wide::f32x4;

use super::conv::Shape;
use super::direct;
use super::lane::{LANES, Lane};
use super::matrix::{Matrix, multiply, multiply_add};
use super::scratch::Scratch;
use crate::ops::backend::Geometry;

/// Products of a tile, a phase and a pair of channels.
const PARTS: usize = POINTS * POINTS;
/// Finite points, besides their negatives.
const A: f32 = 1.25;
const B: f32 = 0.5;
/// Points at which an axis is evaluated; big pixels of a phase that a tile reads along it.
const POINTS: usize = 5;
/// Small pixels of a tile along an axis.
const TILE: usize = 4;
/// Phases of the big pixels.
const PHASES: usize = 4;
/// Taps of a kernel.
const TAPS: usize = 16;
/// Floats of transformed big pixels at a time: they stay in the second-level cache.
const FLOATS: usize = 1 << 17;
/// Tiles at a time at least, so that the weight, which wide networks must read anew each time, is worth it.
const TILES: usize = 64;

type Points = [f32x4; POINTS];
type Square<const N: usize> = [[f32x4; N]; N];

/// Whether this module can compute a convolution.
pub(super) fn takes(shape: &Shape) -> bool {
    shape.geometry == Geometry { kernel: 4, stride: 2, padding: 1 }
        && shape.big == 2 * shape.small
        && shape.small.is_multiple_of(TILE)
        && shape.c_big.is_multiple_of(LANES)
        && shape.c_small.is_multiple_of(LANES)
}

/// Big image to small.
pub(super) fn forward(shape: &Shape, big: &[f32], weight: &[f32]) -> Vec<f32> {
    let weight = weight_to_parts(shape, weight);
    let mut small = vec![0.0; shape.batch * shape.small_image()];
    let mut space = Space::new(shape);
    for images in shape.tiled_blocks() {
        let tiles = shape.tiles(&images);
        big_to_parts(shape, &big[shape.big_floats(&images)], &mut space);
        for part in 0..PARTS {
            let [big, small] = space.part(shape, part, tiles);
            multiply(
                small,
                Matrix::new(big, tiles, PHASES * shape.c_big),
                weight_part(shape, &weight, part).transposed(),
            );
        }
        parts_to_small(shape, &space, &mut small[shape.small_floats(&images)]);
    }
    small
}

/// Small image to big.
pub(super) fn backward(shape: &Shape, small: &[f32], weight: &[f32]) -> Vec<f32> {
    let weight = weight_to_parts(shape, weight);
    let mut big = vec![0.0; shape.batch * shape.big_image()];
    let mut space = Space::new(shape);
    for images in shape.tiled_blocks() {
        let tiles = shape.tiles(&images);
        small_to_parts(shape, &small[shape.small_floats(&images)], &mut space);
        for part in 0..PARTS {
            let [big, small] = space.part(shape, part, tiles);
            multiply(big, Matrix::new(small, tiles, shape.c_small), weight_part(shape, &weight, part));
        }
        parts_to_big(shape, &mut space, &mut big[shape.big_floats(&images)]);
    }
    big
}

/// Both images to the weight's gradient.
pub(super) fn weight(shape: &Shape, big: &[f32], small: &[f32]) -> Vec<f32> {
    let mut gradient = Parts::zeros(shape.weight_part());
    let mut space = Space::new(shape);
    for images in shape.tiled_blocks() {
        let tiles = shape.tiles(&images);
        big_to_parts(shape, &big[shape.big_floats(&images)], &mut space);
        small_to_parts(shape, &small[shape.small_floats(&images)], &mut space);
        for part in 0..PARTS {
            let [big, small] = space.part(shape, part, tiles);
            let small = Matrix::new(small, tiles, shape.c_small).transposed();
            multiply_add(
                gradient.part_mut(part, shape.weight_part()),
                small,
                Matrix::new(big, tiles, PHASES * shape.c_big),
            );
        }
    }
    parts_to_weight(shape, &gradient)
}

impl Shape {
    fn tiles(&self, images: &Range<usize>) -> usize {
        images.len() * self.tiles_across() * self.tiles_across()
    }

    fn tiles_across(&self) -> usize {
        self.small / TILE
    }

    /// Images transformed at a time.
    fn images_at_once(&self) -> usize {
        let tiles = self.tiles_across() * self.tiles_across();
        let fit = FLOATS / (PARTS * tiles * PHASES * self.c_big);
        fit.max(TILES.div_ceil(tiles)).min(self.batch.max(1))
    }

    fn tiled_blocks(&self) -> impl Iterator<Item = Range<usize>> {
        let (batch, step) = (self.batch, self.images_at_once());
        (0..batch).step_by(step).map(move |start| start..(start + step).min(batch))
    }

    fn big_floats(&self, images: &Range<usize>) -> Range<usize> {
        images.start * self.big_image()..images.end * self.big_image()
    }

    fn small_floats(&self, images: &Range<usize>) -> Range<usize> {
        images.start * self.small_image()..images.end * self.small_image()
    }

    /// Floats of a part of the weight, `[c_small, phase, c_big]`.
    fn weight_part(&self) -> usize {
        self.c_small * PHASES * self.c_big
    }

    /// Side of a big image with its padding.
    fn padded(&self) -> usize {
        self.big + 2
    }
}

fn weight_part<'a>(shape: &Shape, weight: &'a Parts, part: usize) -> Matrix<'a> {
    Matrix::new(weight.part(part, shape.weight_part()), shape.c_small, PHASES * shape.c_big)
}

/// The parts of some images.
struct Space {
    /// `[tile, phase, c_big]` each.
    big: Parts,
    /// `[tile, c_small]` each.
    small: Parts,
    /// One big image with its padding.
    image: Scratch,
}

impl Space {
    fn new(shape: &Shape) -> Self {
        let tiles = shape.tiles(&(0..shape.images_at_once()));
        Self {
            big: Parts::new(tiles * PHASES * shape.c_big),
            small: Parts::new(tiles * shape.c_small),
            image: Scratch::zeros(shape.padded() * shape.padded() * shape.c_big),
        }
    }

    /// The first `tiles` tiles of a part.
    fn part(&mut self, shape: &Shape, part: usize, tiles: usize) -> [&mut [f32]; 2] {
        [self.big.part_mut(part, tiles * PHASES * shape.c_big), self.small.part_mut(part, tiles * shape.c_small)]
    }
}

/// One array for each part, each of some floats.
struct Parts {
    values: Scratch,
    /// From one part to the next.
    stride: usize,
}

impl Parts {
    fn new(floats: usize) -> Self {
        let stride = Self::stride(floats);
        Self { values: Scratch::new(PARTS * stride), stride }
    }

    fn zeros(floats: usize) -> Self {
        let stride = Self::stride(floats);
        Self { values: Scratch::zeros(PARTS * stride), stride }
    }

    /// A cache line more: at a power of two, all parts of a tile would compete for one set of the cache.
    fn stride(floats: usize) -> usize {
        const LINE: usize = 16;
        floats + LINE
    }

    fn part(&self, part: usize, floats: usize) -> &[f32] {
        &self.values[part * self.stride..][..floats]
    }

    fn part_mut(&mut self, part: usize, floats: usize) -> &mut [f32] {
        &mut self.values[part * self.stride..][..floats]
    }

    /// All parts of the lanes that begin at `at`.
    fn load(&self, at: usize) -> Square<POINTS> {
        let (lanes, _) = self.values.as_chunks::<LANES>();
        let (at, stride) = (at / LANES, self.stride / LANES);
        square(|row, column| f32x4::from(lanes[at + (row * POINTS + column) * stride]))
    }

    fn store(&mut self, at: usize, parts: Square<POINTS>) {
        let (lanes, _) = self.values.as_chunks_mut::<LANES>();
        let (at, stride) = (at / LANES, self.stride / LANES);
        for (index, value) in parts.into_iter().flatten().enumerate() {
            lanes[at + index * stride] = *value.as_array();
        }
    }
}

/// Along one axis, big pixels to points.
fn spread_big([d0, d1, d2, d3, d4]: Points) -> Points {
    let [a, b] = [A, B].map(f32x4::splat);
    let even = [d2 - b * b * d0, d2 - a * a * d0];
    let odd = [(d3 - b * b * d1) * f32x4::splat(1.0 / A), (d3 - a * a * d1) * f32x4::splat(1.0 / B)];
    let infinity = d4 - (a * a + b * b) * d2 + a * a * b * b * d0;
    [even[0] - odd[0], even[0] + odd[0], even[1] - odd[1], even[1] + odd[1], infinity]
}

/// The transpose of [`spread_big`].
fn gather_big([m0, m1, m2, m3, m4]: Points) -> Points {
    let [a, b] = [A, B].map(f32x4::splat);
    let [even, odd] = [[m0 + m1, m2 + m3], [(m1 - m0) * f32x4::splat(1.0 / A), (m3 - m2) * f32x4::splat(1.0 / B)]];
    [
        a * a * b * b * m4 - b * b * even[0] - a * a * even[1],
        -(b * b * odd[0] + a * a * odd[1]),
        even[0] + even[1] - (a * a + b * b) * m4,
        odd[0] + odd[1],
        m4,
    ]
}

/// Along one axis, small pixels to points.
fn spread_small([y0, y1, y2, y3]: [f32x4; TILE]) -> Points {
    let [a, b] = [A, B].map(f32x4::splat);
    let even = [y0 + a * a * y2, y0 + b * b * y2];
    let odd = [a * (y1 + a * a * y3), b * (y1 + b * b * y3)];
    [even[0] - odd[0], even[0] + odd[0], even[1] - odd[1], even[1] + odd[1], y3]
}

/// The transpose of [`spread_small`]: products at the points to small pixels.
fn gather_small([m0, m1, m2, m3, m4]: Points) -> [f32x4; TILE] {
    let [a, b] = [A, B].map(f32x4::splat);
    let [even, odd] = [[m0 + m1, m2 + m3], [a * (m1 - m0), b * (m3 - m2)]];
    [even[0] + even[1], odd[0] + odd[1], a * a * even[0] + b * b * even[1], a * a * odd[0] + b * b * odd[1] + m4]
}

/// What [`spread_big`] leaves out of its maps for the points `-A`, `A` and `-B`, `B`.
const SCALES: [f32; 2] = [0.5 / (A * A - B * B), 0.5 / (B * B - A * A)];

/// Along one axis, a kernel's taps to points.
fn spread_weight([g0, g1]: [f32x4; 2]) -> Points {
    let [a, b] = [A, B].map(f32x4::splat);
    let [scale_a, scale_b] = SCALES.map(f32x4::splat);
    let [at_a, at_b] = [a * g1, b * g1];
    [scale_a * (g0 - at_a), scale_a * (g0 + at_a), scale_b * (g0 - at_b), scale_b * (g0 + at_b), g1]
}

/// The transpose of [`spread_weight`].
fn gather_weight([m0, m1, m2, m3, m4]: Points) -> [f32x4; 2] {
    let [a, b] = [A, B].map(f32x4::splat);
    let [scale_a, scale_b] = SCALES.map(f32x4::splat);
    [scale_a * (m0 + m1) + scale_b * (m2 + m3), scale_a * a * (m1 - m0) + scale_b * b * (m3 - m2) + m4]
}

/// A map along rows, then along columns.
fn both<const N: usize, const M: usize>(values: Square<N>, map: impl Fn([f32x4; N]) -> [f32x4; M]) -> Square<M> {
    let rows: [[f32x4; M]; N] = values.map(&map);
    let columns: Square<M> = std::array::from_fn(|column| map(std::array::from_fn(|row| rows[row][column])));
    std::array::from_fn(|row| std::array::from_fn(|column| columns[column][row]))
}

fn square<const N: usize>(f: impl Fn(usize, usize) -> f32x4) -> Square<N> {
    std::array::from_fn(|row| std::array::from_fn(|column| f(row, column)))
}

fn big_to_parts(shape: &Shape, big: &[f32], space: &mut Space) {
    let (across, c) = (shape.tiles_across(), shape.c_big);
    let mut at = 0;
    for image in big.chunks_exact(shape.big_image()) {
        pad(shape, image, &mut space.image);
        for tile in 0..across * across {
            let corner = 2 * TILE * (tile / across * shape.padded() + tile % across) * c;
            for phase in 0..PHASES {
                let corner = corner + phase_offset(shape, phase);
                for lanes in (0..c).step_by(LANES) {
                    let pixel =
                        |row, column| f32x4::load(&space.image, corner + lanes + pixel_offset(shape, row, column));
                    space.big.store(at + lanes, both(square(pixel), spread_big));
                }
                at += c;
            }
        }
    }
}

/// Adds what tiles say of the pixels they share.
fn parts_to_big(shape: &Shape, space: &mut Space, big: &mut [f32]) {
    let (across, c) = (shape.tiles_across(), shape.c_big);
    let mut at = 0;
    for image in big.chunks_exact_mut(shape.big_image()) {
        space.image.fill(0.0);
        for tile in 0..across * across {
            let corner = 2 * TILE * (tile / across * shape.padded() + tile % across) * c;
            for phase in 0..PHASES {
                let corner = corner + phase_offset(shape, phase);
                for lanes in (0..c).step_by(LANES) {
                    let pixels = both(space.big.load(at + lanes), gather_big);
                    for (row, pixels) in pixels.into_iter().enumerate() {
                        for (column, pixel) in pixels.into_iter().enumerate() {
                            let to = corner + lanes + pixel_offset(shape, row, column);
                            let sum = f32x4::load(&space.image, to) + pixel;
                            sum.store(&mut space.image, to);
                        }
                    }
                }
                at += c;
            }
        }
        unpad(shape, &space.image, image);
    }
}

/// A phase's first pixel within a tile. Phase 0 of an axis holds the odd pixels from `8t - 1` on, which one of padding
/// makes even.
fn phase_offset(shape: &Shape, phase: usize) -> usize {
    (phase / 2 * shape.padded() + phase % 2) * shape.c_big
}

/// A phase has every other pixel.
fn pixel_offset(shape: &Shape, row: usize, column: usize) -> usize {
    (2 * row * shape.padded() + 2 * column) * shape.c_big
}

fn pad(shape: &Shape, image: &[f32], padded: &mut [f32]) {
    let (row, padded_row) = (shape.big * shape.c_big, shape.padded() * shape.c_big);
    let inside = padded.chunks_exact_mut(padded_row).skip(1);
    for (padded, row) in inside.zip(image.chunks_exact(row)) {
        padded[shape.c_big..shape.c_big + row.len()].copy_from_slice(row);
    }
}

fn unpad(shape: &Shape, padded: &[f32], image: &mut [f32]) {
    let (row, padded_row) = (shape.big * shape.c_big, shape.padded() * shape.c_big);
    let inside = padded.chunks_exact(padded_row).skip(1);
    for (padded, row) in inside.zip(image.chunks_exact_mut(row)) {
        row.copy_from_slice(&padded[shape.c_big..shape.c_big + row.len()]);
    }
}

fn small_to_parts(shape: &Shape, small: &[f32], space: &mut Space) {
    each_small_tile(shape, small.len() / shape.small_image(), |at, corner| {
        let pixel = |row, column| f32x4::load(small, corner + (row * shape.small + column) * shape.c_small);
        space.small.store(at, both(square(pixel), spread_small));
    });
}

fn parts_to_small(shape: &Shape, space: &Space, small: &mut [f32]) {
    each_small_tile(shape, small.len() / shape.small_image(), |at, corner| {
        let pixels = both(space.small.load(at), gather_small);
        for (row, pixels) in pixels.into_iter().enumerate() {
            for (column, pixel) in pixels.into_iter().enumerate() {
                pixel.store(small, corner + (row * shape.small + column) * shape.c_small);
            }
        }
    });
}

/// Calls with where a tile's lanes lie in the parts, and where its upper left pixel's lie in the images.
fn each_small_tile(shape: &Shape, images: usize, mut tile: impl FnMut(usize, usize)) {
    let (across, c) = (shape.tiles_across(), shape.c_small);
    let mut at = 0;
    for image in 0..images {
        for row in 0..across {
            for column in 0..across {
                let corner = image * shape.small_image() + TILE * (row * shape.small + column) * c;
                (0..c).step_by(LANES).for_each(|lanes| tile(at + lanes, corner + lanes));
                at += c;
            }
        }
    }
}

/// A weight `[c_small, taps, c_big]` to its parts.
fn weight_to_parts(shape: &Shape, weight: &[f32]) -> Parts {
    let weight = direct::channels_last(shape, weight);
    let mut parts = Parts::new(shape.weight_part());
    each_kernel(shape, |kernel, phase, at| {
        let taps = square::<2>(|row, column| f32x4::load(&weight, kernel + tap(phase, row, column) * shape.c_big));
        parts.store(at, both(taps, spread_weight));
    });
    parts
}

/// The transpose of [`weight_to_parts`].
fn parts_to_weight(shape: &Shape, parts: &Parts) -> Vec<f32> {
    let mut weight = vec![0.0; shape.c_small * shape.c_big * TAPS];
    each_kernel(shape, |kernel, phase, at| {
        for (row, taps) in both(parts.load(at), gather_weight).into_iter().enumerate() {
            for (column, lanes) in taps.into_iter().enumerate() {
                lanes.store(&mut weight, kernel + tap(phase, row, column) * shape.c_big);
            }
        }
    });
    direct::channels_first(shape, &weight)
}

/// Calls for some kernels of neighbouring big channels, and each phase, with where the kernels lie in the weight and in a
/// part.
fn each_kernel(shape: &Shape, mut kernels: impl FnMut(usize, usize, usize)) {
    for c_small in 0..shape.c_small {
        for phase in 0..PHASES {
            for c_big in (0..shape.c_big).step_by(LANES) {
                let at = (c_small * PHASES + phase) * shape.c_big + c_big;
                kernels(c_small * TAPS * shape.c_big + c_big, phase, at);
            }
        }
    }
}

/// Where a phase's 2x2 kernel lies in the 4x4 one.
fn tap(phase: usize, row: usize, column: usize) -> usize {
    (phase / 2 + 2 * row) * 4 + phase % 2 + 2 * column
}
