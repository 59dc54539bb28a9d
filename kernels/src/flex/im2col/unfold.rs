//! Between images and the matrix of their patches: im2col and its transpose, col2im.
//!
//! ```text
//! patches: a row for each small pixel (image, y, x), in which
//!
//!    ky = 0                  ky = 1                       ky = k - 1
//!   | kx = 0 | kx = 1 | ... | kx = 0 | kx = 1 | ... |     | ... | kx = k - 1 |     each | .. | is c_big floats
//!   '-------- span --------'
//!
//! padded big image: channels last, with `padding` zeros around it. A row of a patch is `span` consecutive floats of it;
//! that of the next small pixel begins `stride c_big` floats later.
//! ```

use crate::flex::pointwise::{add_short, copy_short};
use crate::flex::scratch::Scratch;
use crate::flex::shape::{ConvShape, Image};
use crate::geometry::Geometry;

/// Most spans are this long: those of images of one channel under a 4x4 kernel.
const USUAL_SPAN: usize = 4;

/// Floats of a patch: `k k c_big`.
pub(super) fn patch_len(shape: &ConvShape) -> usize {
    shape.geometry.kernel * shape.geometry.kernel * shape.c_big
}

/// im2col: the patches of some big images, `[images h w, k k c_big]`.
pub(super) fn im2col(shape: &ConvShape, big: &[f32]) -> Scratch {
    let padded = Padded::new(shape);
    let image = padded.copy_of(big);
    let patch_len = patch_len(shape);
    let images = big.len() / shape.image_len(Image::Big);
    let mut patches = Scratch::new(images * shape.small * shape.small * patch_len);
    for (row, patches) in patches.chunks_exact_mut(shape.small * patch_len).enumerate() {
        let rows = &image[padded.patch_row(row)..];
        for (ky, pixels) in rows.chunks_exact(padded.row).take(shape.geometry.kernel).enumerate() {
            let spans = pixels.windows(padded.span).step_by(padded.step);
            for (patch, pixels) in patches.chunks_exact_mut(patch_len).zip(spans) {
                copy_short::<USUAL_SPAN>(&mut patch[ky * padded.span..][..padded.span], pixels);
            }
        }
    }
    patches
}

/// col2im, the transpose of [`im2col`]: each pixel of `big` becomes the sum of the patch elements that lie on it. Every
/// float of `big` is stored.
pub(super) fn col2im(shape: &ConvShape, patches: &[f32], big: &mut [f32]) {
    let padded = Padded::new(shape);
    let patch_len = patch_len(shape);
    let mut image = padded.zeros(big.len());
    for (row, patches) in patches.chunks_exact(shape.small * patch_len).enumerate() {
        let rows = &mut image[padded.patch_row(row)..];
        // Neighbouring patches overlap. Adding to what the instruction before has just stored would wait for that
        // store, so the patches that do not overlap one another go first, then their neighbours.
        for first in 0..padded.disjoint {
            for (ky, pixels) in rows.chunks_exact_mut(padded.row).take(shape.geometry.kernel).enumerate() {
                let spans = pixels[first * padded.step..].chunks_mut(padded.disjoint * padded.step);
                let patches = patches.chunks_exact(patch_len).skip(first).step_by(padded.disjoint);
                for (pixels, patch) in spans.zip(patches) {
                    add_short::<USUAL_SPAN>(&mut pixels[..padded.span], &patch[ky * padded.span..][..padded.span]);
                }
            }
        }
    }
    for (row, pixels) in big.chunks_exact_mut(shape.big * shape.c_big).enumerate() {
        pixels.copy_from_slice(&image[padded.image_row(row)..][..pixels.len()]);
    }
}

/// Big images with zeros around each, `[images, side, side, c_big]`, so that no patch crosses a border.
struct Padded<'a> {
    shape: &'a ConvShape,
    /// Pixels along a side: `H + 2 padding`.
    side: usize,
    /// Floats of a row of pixels.
    row: usize,
    /// Floats of a row of a patch.
    span: usize,
    /// Floats from a patch to that of the next small pixel.
    step: usize,
    /// Patches of small pixels that are so far apart do not overlap: `k / stride`, rounded up.
    disjoint: usize,
}

impl<'a> Padded<'a> {
    fn new(shape: &'a ConvShape) -> Self {
        let Geometry { kernel, stride, padding } = shape.geometry;
        let side = shape.big + 2 * padding;
        Self {
            shape,
            side,
            row: side * shape.c_big,
            span: kernel * shape.c_big,
            step: stride * shape.c_big,
            disjoint: kernel.div_ceil(stride),
        }
    }

    /// Images of `big_len` floats in all, padded, full of zeros.
    fn zeros(&self, big_len: usize) -> Scratch {
        let mut padded = Scratch::new(big_len / self.shape.image_len(Image::Big) * self.side * self.row);
        padded.fill(0.0);
        padded
    }

    fn copy_of(&self, big: &[f32]) -> Scratch {
        let mut padded = self.zeros(big.len());
        for (row, pixels) in big.chunks_exact(self.shape.big * self.shape.c_big).enumerate() {
            padded[self.image_row(row)..][..pixels.len()].copy_from_slice(pixels);
        }
        padded
    }

    /// Where row `row` of the big images, counted over all of them, begins.
    fn image_row(&self, row: usize) -> usize {
        let padding = self.shape.geometry.padding;
        let [image, y] = [row / self.shape.big, row % self.shape.big + padding];
        (image * self.side + y) * self.row + padding * self.shape.c_big
    }

    /// Where the patches of row `row` of the small images, counted over all of them, begin.
    fn patch_row(&self, row: usize) -> usize {
        let [image, y] = [row / self.shape.small, row % self.shape.small * self.shape.geometry.stride];
        (image * self.side + y) * self.row
    }
}
