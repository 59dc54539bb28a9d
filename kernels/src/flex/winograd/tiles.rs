//! Between images and the parts of their tiles: which pixel lies where.

use super::grid::{Grid, Places};
use super::points::{POINTS, TILE, both, gather_big, gather_small, spread_big, spread_small};
use super::window::{Axis, Window};
use super::{PARTS, Parts};
use crate::flex::conv::{Shape, To};
use crate::flex::lane::Lane;
use crate::flex::matrix::Layout;
use crate::flex::unset::Unset;

pub(super) fn big_to_parts<L: Lane>(shape: &Shape, big: &[f32]) -> Parts {
    let mut parts = shape.parts_of(To::Big, big.len() / shape.big_image());
    let layout = parts.layout;
    each_big_tile::<L>(shape, &layout, |at, pixels| {
        let pixels = pixels.of::<L>(big);
        let mut parts = parts.in_groups(at).of_mut(&mut parts.values);
        both(|row| pixels.row(row), spread_big, |column, points| parts.store_column(column, points));
    });
    parts
}

/// Every pixel is stored. Tiles share pixels: what the later ones say of them is added.
pub(super) fn parts_to_big<L: Lane>(shape: &Shape, parts: &Parts, big: &mut [Unset]) {
    each_big_tile::<L>(shape, &parts.layout, |at, pixels| {
        let parts = parts.in_groups(at).of::<L>(&parts.values);
        // SAFETY: what a tile shares was stored by the ones before it.
        let mut pixels = unsafe { pixels.of_unset(big) };
        both(|row| parts.row(row), gather_big, |column, lanes| pixels.store_column(column, lanes));
    });
}

/// Calls for all tiles, in order, and the lanes of all columns, with where the lanes lie in the parts, and their pixels.
#[inline(always)]
fn each_big_tile<L: Lane>(shape: &Shape, layout: &Layout, mut each: impl FnMut(usize, Window<POINTS, POINTS>)) {
    let run = shape.together();
    for tile in 0..layout.rows {
        let place = shape.place(tile);
        let image = place.image * shape.big_image();
        let at = layout.row(tile);
        for start in (0..layout.columns).step_by(run) {
            let [phase, channel] = shape.phase_and_channel(start);
            let rows = shape.big_pixels(place.row, phase / 2, shape.big * shape.c_big);
            let columns_of_pixels = shape.big_pixels(place.column, phase % 2, shape.c_big);
            for lanes in (0..run).step_by(L::WIDTH) {
                let at = at + layout.column(start + lanes);
                each(at, Window { at: image + channel + lanes, rows, columns: columns_of_pixels });
            }
        }
    }
}

pub(super) fn small_to_parts<L: Lane>(shape: &Shape, small: &[f32]) -> Parts {
    let mut parts = shape.parts_of(To::Small, small.len() / shape.small_image());
    let layout = parts.layout;
    each_small_tile::<L>(shape, &layout, |at, pixels| {
        let pixels = pixels.of::<L>(small);
        let mut parts = parts.in_groups(at).of_mut(&mut parts.values);
        both(|row| pixels.row(row), spread_small, |column, points| parts.store_column(column, points));
    });
    parts
}

/// Every pixel is stored.
pub(super) fn parts_to_small<L: Lane>(shape: &Shape, parts: &Parts, small: &mut [Unset]) {
    each_small_tile::<L>(shape, &parts.layout, |at, pixels| {
        let parts = parts.in_groups(at).of::<L>(&parts.values);
        // SAFETY: tiles of small pixels share none.
        let mut pixels = unsafe { pixels.of_unset(small) };
        both(|row| parts.row(row), gather_small, |column, lanes| pixels.store_column(column, lanes));
    });
}

/// Calls for all tiles, and the lanes of all channels, with where the lanes lie in the parts, and their pixels.
#[inline(always)]
fn each_small_tile<L: Lane>(shape: &Shape, layout: &Layout, mut each: impl FnMut(usize, Grid<TILE, TILE>)) {
    let c = shape.c_small;
    let [row, column] = [shape.small * c, c];
    for tile in 0..layout.rows {
        let place = shape.place(tile);
        let corner = place.image * shape.small_image() + TILE * (place.row * row + place.column * column);
        let at = layout.row(tile);
        for lanes in (0..c).step_by(L::WIDTH) {
            each(at + layout.column(lanes), Grid { at: corner + lanes, row, column });
        }
    }
}

/// Where a tile lies.
struct Place {
    image: usize,
    row: usize,
    column: usize,
}

impl Shape {
    /// Room for the parts of some images: `[tile, (phase, c_big)]`, or `[tile, c_small]`.
    fn parts_of(&self, image: To, images: usize) -> Parts {
        Parts::new(Layout::of_groups(self.tiles(images), self.channels(image), PARTS), PARTS)
    }

    fn place(&self, tile: usize) -> Place {
        let across = self.tiles_across();
        Place { image: tile / (across * across), row: tile / across % across, column: tile % across }
    }

    /// The pixels along an axis which a tile reads, of one phase: phase 0 those from `8 tile - 1` on, of which the first may
    /// lie in the padding, phase 1 those from `8 tile` on, of which the last may.
    fn big_pixels(&self, tile: usize, phase: usize, stride: usize) -> Axis {
        Axis {
            start: (2 * TILE * tile + phase).wrapping_sub(1).wrapping_mul(stride),
            step: 2 * stride,
            first: tile + phase > 0,
            shared: tile > 0,
            last: tile + phase < self.tiles_across(),
        }
    }
}
