//! The 4x4 convolution of stride 2 with 25 products where the direct way takes 64 (Winograd's F(4, 2); Lavin & Gray 2016,
//! section 4, <https://arxiv.org/abs/1509.09308>).
//!
//! Along one axis the small pixels `y[4t] .. y[4t + 3]` read the big pixels `x[8t - 1] .. x[8t + 8]`. The kernel's taps 0
//! and 2 meet the odd ones of these, taps 1 and 3 the even ones: two phases, each a convolution of stride 1 with a kernel
//! `(g0, g1)` over five pixels `(d0 .. d4)`. Both are transformed, multiplied point by point, and transformed back: a
//! product of polynomials, evaluated at -5/4, 5/4, -1/2, 1/2 and infinity ([`points`]). At these points the result's
//! rounding is about twice that of the direct way (simulated, 256 channels); at the customary 0, 1, -1, 2 four times.
//!
//! In two dimensions that is 5 x 5 = 25 parts and 2 x 2 = 4 phases. Part by part, all tiles (4x4 small pixels) meet all
//! channels in a matrix product. The transposed maps give the transposed convolution, and the weight's gradient.
//!
//! The parts of some images are made once; those of the weight and of its gradient only for one row of points and some
//! columns at a time, which stay in the cache from one map to the next: a weight's parts are six times as large as itself.

mod grid;
mod points;
mod taps;
mod tiles;
mod weight;
mod window;

use std::ops::Range;

use wide::f32x4;
#[cfg(target_feature = "avx2")]
use wide::f32x8;

use super::conv::{Shape, To};
#[cfg(target_feature = "avx2")]
use super::lane::Lane;
use super::lane::{LANES, Single};
use super::matrix::{Layout, Matrix, Output, PANEL, multiply};
use super::scratch::Scratch;
use super::unset::Unset;
use crate::backend::Geometry;
use grid::Grid;
use points::{POINTS, TILE};
use tiles::{big_to_parts, parts_to_big, parts_to_small, small_to_parts};
use weight::{add_parts_to_weight, weight_to_parts};

/// Products of a tile, a phase and a pair of channels.
const PARTS: usize = POINTS * POINTS;
/// Phases of the big pixels.
const PHASES: usize = 4;
/// Floats of transformed images at a time, and tiles at least, so that the weight's parts, which are made for each such block
/// anew, are worth it. Measured in Chromium: half as many make no difference, blocks of 32 tiles are a twelfth slower.
const FLOATS: usize = 800 << 10;
const TILES: Range<usize> = 128..256;
/// Columns of a product at a time: enough that what is read on its left is worth it, few enough that both stay in the
/// second-level cache.
const COLUMNS: usize = 64;

/// Computes with as many channels at a time as the processor's registers and the shape have: `widest!(shape, |L| f::<L>())`.
macro_rules! widest {
    ($shape:expr, |$lane:ident| $work:expr) => {{
        #[cfg(target_feature = "avx2")]
        if $shape.c_big.is_multiple_of(f32x8::WIDTH) && $shape.c_small.is_multiple_of(f32x8::WIDTH) {
            type $lane = f32x8;
            return $work;
        }
        type $lane = f32x4;
        $work
    }};
}

/// Whether this module can compute a convolution.
pub(super) fn takes(shape: &Shape) -> bool {
    shape.batch > 0
        && shape.geometry == Geometry { kernel: 4, stride: 2, padding: 1 }
        && shape.big == 2 * shape.small
        && shape.small.is_multiple_of(TILE)
        && shape.c_big.is_multiple_of(LANES)
        && shape.c_small.is_multiple_of(PANEL)
}

/// Big image to small, of which every float is stored; `weight` as it is, `[c_small, c_big, 4, 4]`.
pub(super) fn forward(shape: &Shape, big: &[f32], weight: &[f32], small: &mut [Unset]) {
    let made = Made { to: To::Small, weight, image: small };
    Pass { big: Some(big), small: None, made: Some(made), gradient: None }.run(shape);
}

/// Small image to big, of which every float is stored.
pub(super) fn backward(shape: &Shape, small: &[f32], weight: &[f32], big: &mut [Unset]) {
    let made = Made { to: To::Big, weight, image: big };
    Pass { big: None, small: Some(small), made: Some(made), gradient: None }.run(shape);
}

/// Both images to the weight's gradient.
pub(super) fn weight(shape: &Shape, big: &[f32], small: &[f32]) -> Vec<f32> {
    let mut gradient = vec![0.0; shape.weight_floats()];
    Pass { big: Some(big), small: Some(small), made: None, gradient: Some(&mut gradient) }.run(shape);
    gradient
}

/// [`backward`] or [`forward`] together with [`weight()`]: each image is transformed once for both.
pub(super) fn gradients(
    shape: &Shape,
    big: &[f32],
    small: &[f32],
    weight: &[f32],
    to: To,
    image: &mut [Unset],
) -> Vec<f32> {
    let mut gradient = vec![0.0; shape.weight_floats()];
    let made = Some(Made { to, weight, image });
    Pass { big: Some(big), small: Some(small), made, gradient: Some(&mut gradient) }.run(shape);
    gradient
}

/// One visit of all tiles.
struct Pass<'a> {
    /// What is transformed.
    big: Option<&'a [f32]>,
    small: Option<&'a [f32]>,
    made: Option<Made<'a>>,
    /// To which the products of both images are added.
    gradient: Option<&'a mut [f32]>,
}

/// An image that is made of the other one.
struct Made<'a> {
    to: To,
    weight: &'a [f32],
    image: &'a mut [Unset],
}

impl Pass<'_> {
    fn run(self, shape: &Shape) {
        widest!(shape, |L| self.run_by::<L>(shape))
    }

    fn run_by<L: Single>(mut self, shape: &Shape) {
        let transformed = [self.big.map(|_| To::Big), self.small.map(|_| To::Small)];
        for images in shape.tiled_blocks(transformed) {
            let big = self.big.map(|big| big_to_parts::<L>(shape, &big[To::Big.floats(shape, &images)]));
            let small = self.small.map(|small| small_to_parts::<L>(shape, &small[To::Small.floats(shape, &images)]));
            if let (Some(gradient), Some(big), Some(small)) = (&mut self.gradient, &big, &small) {
                add_gradient::<L>(shape, big, small, gradient);
            }
            let Some(Made { to, weight, image }) = &mut self.made else { continue };
            let from = if *to == To::Small { &big } else { &small };
            let from = from.as_ref().expect("an image is made of the other one");
            make::<L>(shape, *to, from, weight, &mut image[to.floats(shape, &images)]);
        }
    }
}

/// The products of both images' parts, as the weight's gradient.
fn add_gradient<L: Single>(shape: &Shape, big: &Parts, small: &Parts, gradient: &mut [f32]) {
    for (row, columns) in shape.rows_and_columns(To::Big) {
        let mut sums = Parts::new(Layout::of_panels(shape.c_small, columns.len(), POINTS), POINTS);
        for column in 0..POINTS {
            let part = row * POINTS + column;
            multiply(sums.output(column), small.matrix(part).transposed(), big.matrix(part).columns_in(&columns));
        }
        add_parts_to_weight::<L>(shape, &sums, &columns, row, gradient);
    }
}

/// An image of the other one's parts.
fn make<L: Single>(shape: &Shape, to: To, from: &Parts, weight: &[f32], image: &mut [Unset]) {
    let mut made = Parts::new(Layout::of_groups(from.layout.rows, shape.channels(to), PARTS), PARTS);
    for (row, columns) in shape.rows_and_columns(to) {
        let weight = weight_to_parts::<L>(shape, weight, to, &columns, row);
        for column in 0..POINTS {
            let part = row * POINTS + column;
            multiply(made.output(part).columns_in(&columns), from.matrix(part), weight.matrix(column));
        }
    }
    match to {
        To::Small => parts_to_small::<L>(shape, &made, image),
        To::Big => parts_to_big::<L>(shape, &made, image),
    }
}

impl Shape {
    fn tiles(&self, images: usize) -> usize {
        images * self.tiles_across() * self.tiles_across()
    }

    fn tiles_across(&self) -> usize {
        self.small / TILE
    }

    /// Images that are transformed at a time.
    fn tiled_blocks(&self, transformed: [Option<To>; 2]) -> impl Iterator<Item = Range<usize>> + use<> {
        let floats: usize = transformed.into_iter().flatten().map(|image| PARTS * self.channels(image)).sum();
        let tiles = (FLOATS / floats).clamp(TILES.start, TILES.end);
        let (batch, step) = (self.batch, (tiles / self.tiles(1)).max(1));
        (0..batch).step_by(step).map(move |start| start..(start + step).min(batch))
    }

    /// Columns of an image's parts: `c_small`, or those of each phase of the big pixels.
    fn channels(&self, image: To) -> usize {
        if image == To::Big { PHASES * self.c_big } else { self.c_small }
    }

    /// What is made of an image's products at a time: parts of one row of points, of some columns.
    fn rows_and_columns(&self, image: To) -> impl Iterator<Item = (usize, Range<usize>)> + use<> {
        let all = self.channels(image);
        let columns = move || (0..all).step_by(COLUMNS).map(move |start| start..(start + COLUMNS).min(all));
        (0..POINTS).flat_map(move |row| columns().map(move |columns| (row, columns)))
    }

    /// Neighbouring big channels that lie beside one another in the columns, before those of the next phase: so the phases of
    /// a weight's tap, which are neighbours in memory, are visited soon after one another.
    fn together(&self) -> usize {
        [16, 8].into_iter().find(|together| self.c_big.is_multiple_of(*together)).unwrap_or(LANES)
    }

    /// Of a column of the big image's parts.
    fn phase_and_channel(&self, column: usize) -> [usize; 2] {
        let together = self.together();
        [column / together % PHASES, column / together / PHASES * together + column % together]
    }
}

/// One matrix for each part.
struct Parts {
    values: Scratch,
    layout: Layout,
}

impl Parts {
    fn new(layout: Layout, matrices: usize) -> Self {
        Self { values: Scratch::new(layout.floats() + (matrices - 1) * layout.matrix_stride), layout }
    }

    /// Where a part's floats lie.
    fn place(&self, part: usize) -> Range<usize> {
        let start = part * self.layout.matrix_stride;
        start..start + self.layout.floats()
    }

    fn matrix(&self, part: usize) -> Matrix<'_> {
        Matrix::new(&self.values[self.place(part)], self.layout)
    }

    fn output(&mut self, part: usize) -> Output<'_> {
        let place = self.place(part);
        Output::new(&mut self.values[place], self.layout)
    }

    /// All parts of the lanes that begin at `at`, of parts in groups.
    #[inline(always)]
    fn in_groups(&self, at: usize) -> Grid<POINTS, POINTS> {
        let stride = self.layout.groups_stride();
        Grid { at, row: POINTS * stride, column: stride }
    }
}
