//! The places of a grid whose border may lie outside of an image.

use super::grid::Places;

/// `R` rows and `C` columns, of which the outer ones may lie outside of an image, where there is nothing but zeros.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window<const R: usize, const C: usize> {
    pub at: usize,
    pub rows: Axis,
    pub columns: Axis,
}

/// Places along one axis.
#[derive(Debug, Clone, Copy)]
pub(super) struct Axis {
    /// The first one's distance, modulo the number of addresses where it lies outside, and from each to the next.
    pub start: usize,
    pub step: usize,
    /// Whether the first and the last one lie inside.
    pub first: bool,
    pub last: bool,
    /// Whether the first one is the last of a window before.
    pub shared: bool,
}

impl Axis {
    /// Whether one of `N` places lies inside; known when it is compiled but for the first and the last.
    #[inline(always)]
    fn has<const N: usize>(&self, index: usize) -> bool {
        (index > 0 || self.first) && (index < N - 1 || self.last)
    }

    #[inline(always)]
    fn place(&self, index: usize) -> usize {
        self.start.wrapping_add(index * self.step)
    }

    /// The first and the last one inside.
    #[inline(always)]
    fn ends<const N: usize>(&self) -> [usize; 2] {
        [usize::from(!self.first), N - 1 - usize::from(!self.last)].map(|index| self.place(index))
    }
}

// SAFETY: the first and the last place inside fit, and all others lie between them.
unsafe impl<const R: usize, const C: usize> Places<R, C> for Window<R, C> {
    #[inline(always)]
    fn fits(&self, width: usize, floats: usize) -> bool {
        let [rows, columns] = [self.rows.ends::<R>(), self.columns.ends::<C>()];
        let [first, last] = [0, 1].map(|end| self.at.wrapping_add(rows[end]).wrapping_add(columns[end]));
        first <= last && last < floats && width <= floats - last
    }

    #[inline(always)]
    fn has(&self, row: usize, column: usize) -> bool {
        self.rows.has::<R>(row) && self.columns.has::<C>(column)
    }

    #[inline(always)]
    fn is_shared(&self, row: usize, column: usize) -> bool {
        row == 0 && self.rows.shared || column == 0 && self.columns.shared
    }

    #[inline(always)]
    fn place(&self, row: usize, column: usize) -> usize {
        assert!(row < R && column < C); // known when it is compiled
        self.at.wrapping_add(self.rows.place(row)).wrapping_add(self.columns.place(column))
    }
}
