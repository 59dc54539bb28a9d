//! The 4x4 convolution of stride 2 with 9 products where the direct way takes 16 (Winograd's F(2, 2); Lavin & Gray 2016,
//! section 4.1, <https://arxiv.org/abs/1509.09308>).
//!
//! Along one axis the small pixels `y[2t]`, `y[2t + 1]` read the big pixels `x[4t - 1] .. x[4t + 4]`. The kernel's taps
//! 0 and 2 meet the odd ones of these, taps 1 and 3 the even ones: two phases, each a convolution of stride 1 with a
//! kernel `(g0, g1)` over three pixels `(d0, d1, d2)`, and
//!
//! ```text
//! y[2t]     = d0 g0 + d1 g1 = m0 + m1      m0 = (d0 - d1) g0
//! y[2t + 1] = d1 g0 + d2 g1 = m1 + m2      m1 = d1 (g0 + g1)
//!                                          m2 = (d2 - d1) g1
//! ```
//!
//! In two dimensions that is 3 x 3 = 9 parts and 2 x 2 = 4 phases. Part by part, all tiles (2x2 small pixels) meet all
//! channels in a matrix product. The transposed maps give the transposed convolution, and the weight's gradient.

use std::ops::Range;

use wide::f32x4;

use super::conv::Shape;
use super::matrix::{Matrix, multiply, multiply_add};
use crate::ops::backend::Geometry;

/// Products of a tile and a phase.
const PARTS: usize = 9;
/// Phases of the big pixels.
const PHASES: usize = 4;
/// Channels in a register.
const LANES: usize = 4;
/// Floats of transformed big pixels at a time: they stay in the second-level cache.
const FLOATS: usize = 1 << 17;

type Three = [[f32x4; 3]; 3];
type Two = [[f32x4; 2]; 2];

/// Whether this module can compute a convolution.
pub(super) fn takes(shape: &Shape) -> bool {
    shape.geometry == Geometry { kernel: 4, stride: 2, padding: 1 }
        && shape.big == 2 * shape.small
        && shape.small.is_multiple_of(2)
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
            let [big, small] = space.part(part, tiles);
            multiply(small, Matrix::new(big, tiles, PHASES * shape.c_big), weight.part(part).transposed());
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
            let [big, small] = space.part(part, tiles);
            multiply(big, Matrix::new(small, tiles, shape.c_small), weight.part(part));
        }
        parts_to_big(shape, &mut space, &mut big[shape.big_floats(&images)]);
    }
    big
}

/// Both images to the weight's gradient.
pub(super) fn weight(shape: &Shape, big: &[f32], small: &[f32]) -> Vec<f32> {
    let mut gradient = WeightParts::zeros(shape);
    let mut space = Space::new(shape);
    for images in shape.tiled_blocks() {
        let tiles = shape.tiles(&images);
        big_to_parts(shape, &big[shape.big_floats(&images)], &mut space);
        small_to_parts(shape, &small[shape.small_floats(&images)], &mut space);
        for part in 0..PARTS {
            let [big, small] = space.part(part, tiles);
            let small = Matrix::new(small, tiles, shape.c_small).transposed();
            multiply_add(gradient.part_mut(part), small, Matrix::new(big, tiles, PHASES * shape.c_big));
        }
    }
    parts_to_weight(shape, &gradient)
}

impl Shape {
    fn tiles(&self, images: &Range<usize>) -> usize {
        images.len() * self.tiles_across() * self.tiles_across()
    }

    fn tiles_across(&self) -> usize {
        self.small / 2
    }

    /// Images transformed at a time.
    fn images_at_once(&self) -> usize {
        let per_image = PARTS * self.tiles_across() * self.tiles_across() * PHASES * self.c_big;
        (FLOATS / per_image).clamp(1, self.batch.max(1))
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

    /// Side of a big image with its padding.
    fn padded(&self) -> usize {
        self.big + 2
    }
}

/// The parts of some images.
struct Space {
    /// `[part, tile, phase, c_big]`.
    big: Vec<f32>,
    /// `[part, tile, c_small]`.
    small: Vec<f32>,
    /// One big image with its padding.
    image: Vec<f32>,
    /// Tiles that there is room for.
    tiles: usize,
    width_big: usize,
    width_small: usize,
}

impl Space {
    fn new(shape: &Shape) -> Self {
        let tiles = shape.tiles(&(0..shape.images_at_once()));
        let (width_big, width_small) = (PHASES * shape.c_big, shape.c_small);
        Self {
            big: vec![0.0; PARTS * tiles * width_big],
            small: vec![0.0; PARTS * tiles * width_small],
            image: vec![0.0; shape.padded() * shape.padded() * shape.c_big],
            tiles,
            width_big,
            width_small,
        }
    }

    /// The first `tiles` tiles of a part.
    fn part(&mut self, part: usize, tiles: usize) -> [&mut [f32]; 2] {
        let [big, small] = [part * self.tiles * self.width_big, part * self.tiles * self.width_small];
        [&mut self.big[big..big + tiles * self.width_big], &mut self.small[small..small + tiles * self.width_small]]
    }
}

/// A transformed weight, `[part, c_small, phase, c_big]`.
struct WeightParts {
    values: Vec<f32>,
    c_small: usize,
    width_big: usize,
}

impl WeightParts {
    fn zeros(shape: &Shape) -> Self {
        let (c_small, width_big) = (shape.c_small, PHASES * shape.c_big);
        Self { values: vec![0.0; PARTS * c_small * width_big], c_small, width_big }
    }

    fn range(&self, part: usize) -> Range<usize> {
        let size = self.c_small * self.width_big;
        part * size..(part + 1) * size
    }

    fn part(&self, part: usize) -> Matrix<'_> {
        Matrix::new(&self.values[self.range(part)], self.c_small, self.width_big)
    }

    fn part_mut(&mut self, part: usize) -> &mut [f32] {
        let range = self.range(part);
        &mut self.values[range]
    }
}

fn load(values: &[f32], at: usize) -> f32x4 {
    let lanes: &[f32; LANES] = values[at..at + LANES].try_into().expect("a slice of that length");
    f32x4::from(*lanes)
}

fn store(values: &mut [f32], at: usize, lanes: f32x4) {
    values[at..at + LANES].copy_from_slice(lanes.as_array());
}

/// `(d0 - d1, d1, d2 - d1)` along both axes.
fn spread_big(d: Three) -> Three {
    let rows = d.map(|[d0, d1, d2]| [d0 - d1, d1, d2 - d1]);
    let [r0, r1, r2] = rows;
    [sub(r0, r1), r1, sub(r2, r1)]
}

/// The transpose of [`spread_big`]: `(m0, m1 - m0 - m2, m2)`.
fn gather_big(m: Three) -> Three {
    let [r0, r1, r2] = m.map(|[m0, m1, m2]| [m0, m1 - m0 - m2, m2]);
    [r0, sub(sub(r1, r0), r2), r2]
}

/// `(y0, y0 + y1, y1)` along both axes.
fn spread_small(y: Two) -> Three {
    let [r0, r1] = y.map(|[y0, y1]| [y0, y0 + y1, y1]);
    [r0, add(r0, r1), r1]
}

/// The transpose of [`spread_small`]: `(m0 + m1, m1 + m2)`.
fn gather_small(m: Three) -> Two {
    let [r0, r1, r2] = m.map(|[m0, m1, m2]| [m0 + m1, m1 + m2]);
    [add(r0, r1), add(r1, r2)]
}

fn add<const N: usize>(a: [f32x4; N], b: [f32x4; N]) -> [f32x4; N] {
    std::array::from_fn(|at| a[at] + b[at])
}

fn sub<const N: usize>(a: [f32x4; N], b: [f32x4; N]) -> [f32x4; N] {
    std::array::from_fn(|at| a[at] - b[at])
}

fn square<const N: usize>(f: impl Fn(usize, usize) -> f32x4) -> [[f32x4; N]; N] {
    std::array::from_fn(|row| std::array::from_fn(|column| f(row, column)))
}

/// Reads or writes the nine parts of one tile's lanes.
fn load_parts(values: &[f32], at: usize, part: usize) -> Three {
    square(|row, column| load(values, at + (row * 3 + column) * part))
}

fn store_parts(values: &mut [f32], at: usize, part: usize, parts: Three) {
    for (index, lanes) in parts.into_iter().flatten().enumerate() {
        store(values, at + index * part, lanes);
    }
}

fn big_to_parts(shape: &Shape, big: &[f32], space: &mut Space) {
    let (across, c, stride) = (shape.tiles_across(), shape.c_big, space.tiles * space.width_big);
    let mut at = 0;
    for image in big.chunks_exact(shape.big_image()) {
        pad(shape, image, &mut space.image);
        for tile in 0..across * across {
            let corner = (4 * (tile / across) * shape.padded() + 4 * (tile % across)) * c;
            for phase in 0..PHASES {
                let corner = corner + phase_offset(shape, phase);
                for lanes in (0..c).step_by(LANES) {
                    let pixel = |row, column| load(&space.image, corner + lanes + pixel_offset(shape, row, column));
                    store_parts(&mut space.big, at + lanes, stride, spread_big(square(pixel)));
                }
                at += c;
            }
        }
    }
}

/// Adds what tiles say of the pixels they share.
fn parts_to_big(shape: &Shape, space: &mut Space, big: &mut [f32]) {
    let (across, c, stride) = (shape.tiles_across(), shape.c_big, space.tiles * space.width_big);
    let mut at = 0;
    for image in big.chunks_exact_mut(shape.big_image()) {
        space.image.fill(0.0);
        for tile in 0..across * across {
            let corner = (4 * (tile / across) * shape.padded() + 4 * (tile % across)) * c;
            for phase in 0..PHASES {
                let corner = corner + phase_offset(shape, phase);
                for lanes in (0..c).step_by(LANES) {
                    let pixels = gather_big(load_parts(&space.big, at + lanes, stride));
                    for (row, pixels) in pixels.into_iter().enumerate() {
                        for (column, pixel) in pixels.into_iter().enumerate() {
                            let to = corner + lanes + pixel_offset(shape, row, column);
                            let sum = load(&space.image, to) + pixel;
                            store(&mut space.image, to, sum);
                        }
                    }
                }
                at += c;
            }
        }
        unpad(shape, &space.image, image);
    }
}

/// A phase's first pixel within a tile. Phase 0 of an axis holds the odd pixels `4t - 1, 4t + 1, 4t + 3`, which one of
/// padding makes even.
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
    let stride = space.tiles * space.width_small;
    each_small_tile(shape, small.len() / shape.small_image(), |at, corner| {
        let pixel = |row, column| load(small, corner + (row * shape.small + column) * shape.c_small);
        store_parts(&mut space.small, at, stride, spread_small(square(pixel)));
    });
}

fn parts_to_small(shape: &Shape, space: &Space, small: &mut [f32]) {
    let stride = space.tiles * space.width_small;
    each_small_tile(shape, small.len() / shape.small_image(), |at, corner| {
        let pixels = gather_small(load_parts(&space.small, at, stride));
        for (row, pixels) in pixels.into_iter().enumerate() {
            for (column, pixel) in pixels.into_iter().enumerate() {
                store(small, corner + (row * shape.small + column) * shape.c_small, pixel);
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
                let corner = image * shape.small_image() + (2 * row * shape.small + 2 * column) * c;
                (0..c).step_by(LANES).for_each(|lanes| tile(at + lanes, corner + lanes));
                at += c;
            }
        }
    }
}

/// `(g0, g0 + g1, g1)` along both axes, for each phase.
fn weight_to_parts(shape: &Shape, weight: &[f32]) -> WeightParts {
    let mut parts = WeightParts::zeros(shape);
    let part = shape.c_small * PHASES * shape.c_big;
    for (kernel, taps) in weight.chunks_exact(16).enumerate() {
        for phase in 0..PHASES {
            let g = |row: usize, column: usize| taps[tap(phase, row, column)];
            let rows = [0, 1].map(|row| [g(row, 0), g(row, 0) + g(row, 1), g(row, 1)]);
            let middle: [f32; 3] = std::array::from_fn(|column| rows[0][column] + rows[1][column]);
            let at = weight_offset(shape, kernel, phase);
            for (index, value) in [rows[0], middle, rows[1]].into_iter().flatten().enumerate() {
                parts.values[index * part + at] = value;
            }
        }
    }
    parts
}

/// The transpose of [`weight_to_parts`].
fn parts_to_weight(shape: &Shape, parts: &WeightParts) -> Vec<f32> {
    let part = shape.c_small * PHASES * shape.c_big;
    let mut weight = vec![0.0; shape.c_small * shape.c_big * 16];
    for (kernel, taps) in weight.chunks_exact_mut(16).enumerate() {
        for phase in 0..PHASES {
            let at = weight_offset(shape, kernel, phase);
            let m = |row: usize, column: usize| parts.values[(row * 3 + column) * part + at];
            for row in 0..2 {
                for column in 0..2 {
                    let across = |row| m(row, column) + m(row, column + 1);
                    taps[tap(phase, row, column)] = across(row) + across(row + 1);
                }
            }
        }
    }
    weight
}

/// Where a phase's 2x2 kernel lies in the 4x4 one.
fn tap(phase: usize, row: usize, column: usize) -> usize {
    (phase / 2 + 2 * row) * 4 + phase % 2 + 2 * column
}

/// Where a kernel (`c_small`, `c_big`) and phase lie in a part.
fn weight_offset(shape: &Shape, kernel: usize, phase: usize) -> usize {
    let (c_small, c_big) = (kernel / shape.c_big, kernel % shape.c_big);
    (c_small * PHASES + phase) * shape.c_big + c_big
}
