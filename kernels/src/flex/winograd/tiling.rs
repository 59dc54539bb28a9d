//! How a convolution is cut into tiles, phases and blocks; and the matrices of the transform domain.

use std::ops::Range;

use super::addresses::StridedTile;
use super::transforms::{ALPHA, M};
use crate::flex::gemm::{Layout, Matrix, NR, Output};
use crate::flex::scratch::Scratch;
use crate::flex::shape::{ConvShape, Image};
use crate::flex::simd::LANES;
use crate::geometry::Geometry;

/// Elements of a transformed tile: products for each tile, phase and pair of channels.
pub(super) const ELEMENTS: usize = ALPHA * ALPHA;
/// Phases of the big image's pixels, and of a kernel's taps: odd ones (0) and even ones (1) along both axes.
pub(super) const PHASES: usize = 4;
/// Floats of transformed images that are held at a time (3.2 MB), and the fewest and most tiles of such a block. Filters
/// are transformed anew for each block of images, so a block needs enough tiles to repay that. In Chromium half as many
/// floats make no difference, and blocks of 32 tiles are 8% slower. Both were chosen for `M = 4`; a smaller `M` makes more
/// tiles of an image, so that a block holds fewer images.
const BLOCK_FLOATS: usize = 800 << 10;
const BLOCK_TILES: Range<usize> = 128..256;
/// Columns of a product that are computed at a time: enough for what is read of A, few enough that A and the
/// transformed filters stay in the second-level cache.
const NC: usize = 64;

/// Whether Winograd's algorithm is implemented for this shape: kernel 4, stride 2, padding 1; a small side that is a
/// multiple of [`M`]; big channels in whole `f32x4` ([`LANES`], 4) and small ones in whole micro-panels ([`NR`], 8).
pub(in crate::flex) fn supports(shape: &ConvShape) -> bool {
    shape.batch > 0
        && shape.geometry == Geometry { kernel: 4, stride: 2, padding: 1 }
        && shape.big == 2 * shape.small
        && shape.small.is_multiple_of(M)
        && shape.c_big.is_multiple_of(LANES)
        && shape.c_small.is_multiple_of(NR)
}

/// Tiles of some images.
pub(super) fn tiles(shape: &ConvShape, images: usize) -> usize {
    images * tiles_across(shape) * tiles_across(shape)
}

/// Tiles along a side of an image.
pub(super) fn tiles_across(shape: &ConvShape) -> usize {
    shape.small / M
}

/// The images of the batch that are transformed at a time, where `transformed` says which ones are.
pub(super) fn image_blocks(
    shape: &ConvShape,
    transformed: [Option<Image>; 2],
) -> impl Iterator<Item = Range<usize>> + use<> {
    let floats: usize = transformed.into_iter().flatten().map(|image| ELEMENTS * columns(shape, image)).sum();
    let block = (BLOCK_FLOATS / floats).clamp(BLOCK_TILES.start, BLOCK_TILES.end);
    let (batch, step) = (shape.batch, (block / tiles(shape, 1)).max(1));
    (0..batch).step_by(step).map(move |start| start..(start + step).min(batch))
}

/// Columns of a transformed image: its channels, and of the big image those of every phase.
pub(super) fn columns(shape: &ConvShape, image: Image) -> usize {
    if image == Image::Big { PHASES * shape.c_big } else { shape.c_small }
}

/// The parts in which a transformed image's products are computed: one row of a tile's elements and [`NC`] columns
/// each, so that the transformed filters of one part, and no more, exist at a time.
pub(super) fn product_blocks(shape: &ConvShape, image: Image) -> impl Iterator<Item = (usize, Range<usize>)> + use<> {
    let all = columns(shape, image);
    let columns = move || (0..all).step_by(NC).map(move |start| start..(start + NC).min(all));
    (0..ALPHA).flat_map(move |row| columns().map(move |columns| (row, columns)))
}

/// The big image's columns are ordered `[c_big / block, phase, block]`: this many neighbouring channels of phase 0, the
/// same ones of phases 1, 2 and 3, then the next ones. The taps of a filter's four phases are neighbours in memory, so
/// they should be transformed soon after one another.
pub(super) fn channel_block(shape: &ConvShape) -> usize {
    [16, 8].into_iter().find(|block| shape.c_big.is_multiple_of(*block)).unwrap_or(LANES)
}

/// Phase and channel of a column of the transformed big image.
pub(super) fn phase_and_channel(shape: &ConvShape, column: usize) -> [usize; 2] {
    let block = channel_block(shape);
    [column / block % PHASES, column / block / PHASES * block + column % block]
}

/// Matrices of the transform domain, interleaved: one for each element of a transformed tile, or of one row of it.
pub(super) struct Transformed {
    pub values: Scratch,
    pub layout: Layout,
}

impl Transformed {
    pub fn new(layout: Layout, matrices: usize) -> Self {
        Self { values: Scratch::new(layout.len() + (matrices - 1) * layout.matrix_stride), layout }
    }

    /// Images: `[tiles, c_small]`, or `[tiles, (phase, c_big)]`, for each of the [`ELEMENTS`].
    pub fn of_images(shape: &ConvShape, image: Image, tiles: usize) -> Self {
        Self::new(Layout::packed_a(tiles, columns(shape, image), ELEMENTS), ELEMENTS)
    }

    /// Filters: a factor of products, `[k, n]`, for each element of a row.
    pub fn of_filters(k: usize, n: usize) -> Self {
        Self::new(Layout::packed_b(k, n, ALPHA), ALPHA)
    }

    fn range(&self, element: usize) -> Range<usize> {
        let start = element * self.layout.matrix_stride;
        start..start + self.layout.len()
    }

    /// The matrix of one element.
    pub fn matrix(&self, element: usize) -> Matrix<'_> {
        Matrix::new(&self.values[self.range(element)], self.layout)
    }

    /// The same, to store a product.
    pub fn output(&mut self, element: usize) -> Output<'_> {
        let range = self.range(element);
        Output::new(&mut self.values[range], self.layout)
    }

    /// The transformed tile of the vector of channels at address `at` of the first matrix, of images.
    #[inline(always)]
    pub fn tile(&self, at: usize) -> StridedTile<ALPHA, ALPHA> {
        let stride = self.layout.packed_a_stride();
        StridedTile { start: at, row_stride: ALPHA * stride, column_stride: stride }
    }
}
