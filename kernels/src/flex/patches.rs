//! Between big images and the patches under their kernel (im2col), a row for each small pixel: `[images, y, x, ky, kx, c_big]`.

use super::conv::Shape;
use super::pointwise::{add_some, copy};
use super::scratch::Scratch;
use super::unset::Unset;
use crate::backend::Geometry;

impl Shape {
    /// The patch of each pixel of the small images.
    pub(super) fn patches(&self, big: &[f32]) -> Scratch {
        let Windows { run, step, row, .. } = self.windows();
        let padded = self.padded(big);
        let mut patches = Scratch::new(big.len() / self.big_image() * self.small * self.small * self.patch());
        for (at, patches) in patches.chunks_exact_mut(self.small * self.patch()).enumerate() {
            for (tap, pixels) in padded[self.top(at)..].chunks_exact(row).take(self.geometry.kernel).enumerate() {
                let windows = pixels.windows(run).step_by(step);
                for (patch, pixels) in patches.chunks_exact_mut(self.patch()).zip(windows) {
                    // Of one channel a run is a row of four taps.
                    copy::<4>(&mut patch[tap * run..][..run], pixels);
                }
            }
        }
        patches
    }

    /// The transpose of [`patches`](Self::patches); every float of `big` is stored.
    pub(super) fn sum_patches(&self, patches: &[f32], big: &mut [Unset]) {
        let Windows { run, step, row, apart } = self.windows();
        let mut padded = self.padded_room(big.len());
        for (at, patches) in patches.chunks_exact(self.small * self.patch()).enumerate() {
            let rows = &mut padded[self.top(at)..];
            // Those that overlap in turns: what was just stored could be loaded only after a while.
            for first in 0..apart {
                for (tap, pixels) in rows.chunks_exact_mut(row).take(self.geometry.kernel).enumerate() {
                    let windows = pixels[first * step..].chunks_mut(apart * step);
                    let patches = patches.chunks_exact(self.patch()).skip(first).step_by(apart);
                    for (pixels, patch) in windows.zip(patches) {
                        add_some::<4>(&mut pixels[..run], &patch[tap * run..][..run]);
                    }
                }
            }
        }
        for (at, row) in big.chunks_exact_mut(self.big * self.c_big).enumerate() {
            row.write_copy_of_slice(&padded[self.inside(at)..][..row.len()]);
        }
    }

    /// Images with zeros around them, so that all windows are alike: `[images, rows, pixels, c_big]`.
    fn padded(&self, big: &[f32]) -> Scratch {
        let mut padded = self.padded_room(big.len());
        for (at, row) in big.chunks_exact(self.big * self.c_big).enumerate() {
            padded[self.inside(at)..][..row.len()].copy_from_slice(row);
        }
        padded
    }

    /// Zeros for images of so many floats with what lies around them.
    fn padded_room(&self, floats: usize) -> Scratch {
        let side = self.padded_side();
        let mut padded = Scratch::new(floats / self.big_image() * side * side * self.c_big);
        padded.fill(0.0);
        padded
    }

    fn padded_side(&self) -> usize {
        self.big + 2 * self.geometry.padding
    }

    /// Where a row of big pixels lies in padded images.
    fn inside(&self, row: usize) -> usize {
        let [image, y] = [row / self.big, row % self.big + self.geometry.padding];
        ((image * self.padded_side() + y) * self.padded_side() + self.geometry.padding) * self.c_big
    }

    /// Where the windows of a row of small pixels begin in padded images.
    fn top(&self, row: usize) -> usize {
        let [image, y] = [row / self.small, row % self.small * self.geometry.stride];
        (image * self.padded_side() + y) * self.padded_side() * self.c_big
    }

    fn windows(&self) -> Windows {
        let Geometry { kernel, stride, .. } = self.geometry;
        Windows {
            run: kernel * self.c_big,
            step: stride * self.c_big,
            row: self.padded_side() * self.c_big,
            apart: kernel.div_ceil(stride),
        }
    }
}

/// How the windows of a row of small pixels lie in a row of padded ones, floats.
struct Windows {
    /// What each covers.
    run: usize,
    /// From each to the next.
    step: usize,
    /// From a row of pixels to the next.
    row: usize,
    /// Windows so far from each other do not overlap.
    apart: usize,
}
