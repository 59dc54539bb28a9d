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

mod grid;
mod memory;
mod points;
mod tiles;

use std::ops::Range;

use wide::f32x4;
#[cfg(target_feature = "avx2")]
use wide::f32x8;

use super::conv::{Shape, To};
use super::lane::{LANES, Lane};
use super::matrix::{Layout, Matrix, Output, PANEL, multiply};
use super::scratch::Scratch;
use crate::ops::backend::Geometry;
use grid::Grid;
pub(super) use memory::parts_of;
use points::{POINTS, TILE};
use tiles::{big_to_parts, parts_to_big, parts_to_small, parts_to_weight, small_to_parts, weight_to_parts};

/// Products of a tile, a phase and a pair of channels.
const PARTS: usize = POINTS * POINTS;
/// Phases of the big pixels.
const PHASES: usize = 4;
/// Floats of transformed big pixels at a time: they stay in the second-level cache.
const FLOATS: usize = 1 << 17;
/// Tiles at a time at least, so that the weight, which wide networks must read anew each time, is worth it.
const TILES: usize = 128;

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

/// A weight with its channels last to its parts.
fn weight_parts(shape: &Shape, weight: &[f32]) -> Parts {
    widest!(shape, |L| weight_to_parts::<L>(shape, weight))
}

/// Big image to small.
pub(super) fn forward(shape: &Shape, big: &[f32], weight: &Parts, small: &mut [f32]) {
    Pass { big: Some(big), small: None, weight: Some(weight), gradient: None }.run(shape, Some((To::Small, small)));
}

/// Small image to big.
pub(super) fn backward(shape: &Shape, small: &[f32], weight: &Parts, big: &mut [f32]) {
    Pass { big: None, small: Some(small), weight: Some(weight), gradient: None }.run(shape, Some((To::Big, big)));
}

/// Both images to the weight's gradient, channels last.
pub(super) fn weight(shape: &Shape, big: &[f32], small: &[f32]) -> Vec<f32> {
    let mut gradient = Parts::new(shape.weight_layout());
    Pass { big: Some(big), small: Some(small), weight: None, gradient: Some(&mut gradient) }.run(shape, None);
    widest!(shape, |L| parts_to_weight::<L>(shape, &gradient))
}

/// [`backward`] or [`forward`] together with [`weight`]: each image is transformed once for both.
pub(super) fn gradients(
    shape: &Shape,
    big: &[f32],
    small: &[f32],
    weight: &Parts,
    to: To,
    image: &mut [f32],
) -> Vec<f32> {
    let mut gradient = Parts::new(shape.weight_layout());
    Pass { big: Some(big), small: Some(small), weight: Some(weight), gradient: Some(&mut gradient) }
        .run(shape, Some((to, image)));
    widest!(shape, |L| parts_to_weight::<L>(shape, &gradient))
}

/// One visit of all tiles.
struct Pass<'a> {
    /// What is transformed.
    big: Option<&'a [f32]>,
    small: Option<&'a [f32]>,
    /// What an image is made with.
    weight: Option<&'a Parts>,
    /// Where the products of both images are summed.
    gradient: Option<&'a mut Parts>,
}

impl Pass<'_> {
    /// Makes an image, where one is wanted.
    fn run(self, shape: &Shape, made: Option<(To, &mut [f32])>) {
        widest!(shape, |L| self.run_by::<L>(shape, made))
    }

    fn run_by<L: Lane>(mut self, shape: &Shape, mut made: Option<(To, &mut [f32])>) {
        let to = made.as_ref().map(|(to, _)| *to);
        let mut space = Space::new(shape);
        for images in shape.tiled_blocks() {
            if let Some(big) = self.big {
                big_to_parts::<L>(shape, &big[To::Big.floats(shape, &images)], &mut space);
            }
            if let Some(small) = self.small {
                small_to_parts::<L>(shape, &small[To::Small.floats(shape, &images)], &mut space);
            }
            for part in 0..PARTS {
                self.multiply(shape, &mut space, part, &images, to);
            }
            if let Some((to, image)) = &mut made {
                let image = &mut image[to.floats(shape, &images)];
                match to {
                    To::Small => parts_to_small::<L>(shape, &space, image),
                    To::Big => parts_to_big::<L>(shape, &mut space, image),
                }
            }
        }
    }

    /// The products of one part. An image's part replaces that of the image which it has the shape of: its gradient
    /// goes where it was.
    fn multiply(&mut self, shape: &Shape, space: &mut Space, part: usize, images: &Range<usize>, to: Option<To>) {
        let [of_big, of_small] = [To::Big, To::Small].map(|image| shape.layout(image, images));
        let [big, small] = [space.big.part_mut(part, of_big), space.small.part_mut(part, of_small)];
        let of_weight = shape.weight_layout();
        if let Some(gradient) = &mut self.gradient {
            let sum = Output::new(gradient.part_mut(part, of_weight), of_weight).add(images.start > 0);
            multiply(sum, Matrix::new(small, of_small).transposed(), Matrix::new(big, of_big));
        }
        let Some(weight) = self.weight else { return };
        let weight = Matrix::new(weight.part(part, of_weight), of_weight);
        match to {
            Some(To::Small) => multiply(Output::new(small, of_small), Matrix::new(big, of_big), weight.transposed()),
            Some(To::Big) => multiply(Output::new(big, of_big), Matrix::new(small, of_small), weight),
            None => (),
        }
    }
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

    /// Of a part of the weight, `[c_small, (phase, c_big)]`.
    fn weight_layout(&self) -> Layout {
        Layout::of_panels(self.c_small, PHASES * self.c_big)
    }

    /// Of a part of some images: `[tile, (phase, c_big)]`, or `[tile, c_small]`.
    fn layout(&self, image: To, images: &Range<usize>) -> Layout {
        let channels = if image == To::Big { PHASES * self.c_big } else { self.c_small };
        Layout::of_groups(self.tiles(images), channels, PARTS)
    }

    /// Side of a big image with its padding.
    fn padded(&self) -> usize {
        self.big + 2
    }
}

/// The parts of some images.
struct Space {
    big: Parts,
    small: Parts,
    /// One big image that is read, with its padding of zeros.
    padded: Scratch,
    /// One big image that is made, with what tiles say of its padding.
    sums: Scratch,
}

impl Space {
    fn new(shape: &Shape) -> Self {
        let [big, small] =
            [To::Big, To::Small].map(|image| Parts::new(shape.layout(image, &(0..shape.images_at_once()))));
        let padded = shape.padded() * shape.padded() * shape.c_big;
        Self { big, small, padded: Scratch::zeros(padded), sums: Scratch::new(padded) }
    }
}

/// One array for each part, each of some floats.
pub(super) struct Parts {
    values: Scratch,
    /// From one part to the next.
    stride: usize,
}

impl Parts {
    fn new(layout: Layout) -> Self {
        let stride = layout.matrix_stride;
        Self { values: Scratch::new(layout.floats() + (PARTS - 1) * stride), stride }
    }

    fn part(&self, part: usize, layout: Layout) -> &[f32] {
        &self.values[part * self.stride..][..layout.floats()]
    }

    fn part_mut(&mut self, part: usize, layout: Layout) -> &mut [f32] {
        &mut self.values[part * self.stride..][..layout.floats()]
    }

    /// All parts of the lanes that begin at `at`.
    #[inline(always)]
    fn grid(&self, at: usize) -> Grid<POINTS, POINTS> {
        Grid { at, row: POINTS * self.stride, column: self.stride }
    }
}
