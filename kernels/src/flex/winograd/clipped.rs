//! The addresses of a tile whose border may lie in an image's padding.

use super::addresses::TileAddresses;

/// `H` rows and `W` columns of pixels, of which the outer ones may lie outside of the image.
#[derive(Debug, Clone, Copy)]
pub(super) struct ClippedTile<const H: usize, const W: usize> {
    /// Address of the image, and of the vector within a pixel.
    pub start: usize,
    pub rows: ClippedAxis,
    pub columns: ClippedAxis,
}

/// Equally distant pixels along one axis.
#[derive(Debug, Clone, Copy)]
pub(super) struct ClippedAxis {
    /// Distance of the first pixel from the image's start. Negative where that pixel lies outside, and then wrapped
    /// around.
    pub start: usize,
    /// Distance between two pixels.
    pub step: usize,
    /// Whether the first pixel lies inside.
    pub has_first: bool,
    /// Whether the last pixel lies inside.
    pub has_last: bool,
    /// Whether the first pixel is also the last one of the tile before.
    pub is_first_shared: bool,
}

impl ClippedAxis {
    /// Whether one of `N` pixels lies inside; but for the first and the last this is known at compile time.
    #[inline(always)]
    fn exists<const N: usize>(&self, index: usize) -> bool {
        (index > 0 || self.has_first) && (index < N - 1 || self.has_last)
    }

    #[inline(always)]
    fn address(&self, index: usize) -> usize {
        self.start.wrapping_add(index * self.step)
    }

    /// The addresses of the first and the last of `N` pixels that lie inside.
    #[inline(always)]
    fn ends<const N: usize>(&self) -> [usize; 2] {
        [usize::from(!self.has_first), N - 1 - usize::from(!self.has_last)].map(|index| self.address(index))
    }
}

// SAFETY: `fits` checks that the first and the last vector that exist lie within the slice, in this order. The
// addresses of all others lie between these two, since they grow with the row and with the column.
unsafe impl<const H: usize, const W: usize> TileAddresses<H, W> for ClippedTile<H, W> {
    #[inline(always)]
    fn fits(&self, width: usize, len: usize) -> bool {
        let [rows, columns] = [self.rows.ends::<H>(), self.columns.ends::<W>()];
        let [first, last] = [0, 1].map(|end| self.start.wrapping_add(rows[end]).wrapping_add(columns[end]));
        first <= last && last < len && width <= len - last
    }

    #[inline(always)]
    fn exists(&self, row: usize, column: usize) -> bool {
        self.rows.exists::<H>(row) && self.columns.exists::<W>(column)
    }

    #[inline(always)]
    fn is_shared(&self, row: usize, column: usize) -> bool {
        row == 0 && self.rows.is_first_shared || column == 0 && self.columns.is_first_shared
    }

    #[inline(always)]
    fn address(&self, row: usize, column: usize) -> usize {
        assert!(row < H && column < W); // known at compile time
        self.start.wrapping_add(self.rows.address(row)).wrapping_add(self.columns.address(column))
    }
}
