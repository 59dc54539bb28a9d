//! Lanes at the places of a small grid within a slice. Its corners are checked once, so that the maps of a tile, most of which
//! are loads and stores, need not check each.

use std::marker::PhantomData;

use crate::ops::flex::lane::Lane;

/// Of `R` rows and `C` columns.
#[derive(Debug, Clone, Copy)]
pub(super) struct Grid<const R: usize, const C: usize> {
    /// Where the first lane lies.
    pub at: usize,
    /// From one row, and from one column, to the next. Where they are known when it is compiled, so are the distances of all
    /// places from the first, which then need no arithmetic.
    pub row: usize,
    pub column: usize,
}

impl<const R: usize, const C: usize> Grid<R, C> {
    /// # Panics
    /// If a place lies beyond the slice.
    #[inline(always)]
    pub fn of<L: Lane>(self, values: &[f32]) -> Lanes<'_, L, R, C> {
        self.check::<L>(values.len());
        Lanes { grid: self, values, lane: PhantomData }
    }

    /// # Panics
    /// If a place lies beyond the slice.
    #[inline(always)]
    pub fn of_mut<L: Lane>(self, values: &mut [f32]) -> LanesMut<'_, L, R, C> {
        self.check::<L>(values.len());
        LanesMut { grid: self, values, lane: PhantomData }
    }

    #[inline(always)]
    fn check<L: Lane>(&self, floats: usize) {
        assert!(self.at + self.distance(R - 1, C - 1) + L::WIDTH <= floats);
    }

    /// From the first lane to another.
    #[inline(always)]
    fn distance(&self, row: usize, column: usize) -> usize {
        assert!(row < R && column < C); // known when it is compiled
        row * self.row + column * self.column
    }
}

pub(super) struct Lanes<'a, L, const R: usize, const C: usize> {
    grid: Grid<R, C>,
    values: &'a [f32],
    lane: PhantomData<L>,
}

impl<L: Lane, const R: usize, const C: usize> Lanes<'_, L, R, C> {
    #[inline(always)]
    pub fn row(&self, row: usize) -> [L; C] {
        let mut lanes = [L::splat(0.0); C];
        for (column, lane) in lanes.iter_mut().enumerate() {
            // SAFETY: the last place was checked, and no other lies beyond it.
            *lane =
                unsafe { L::load_from(self.values.as_ptr().add(self.grid.at).add(self.grid.distance(row, column))) };
        }
        lanes
    }
}

pub(super) struct LanesMut<'a, L, const R: usize, const C: usize> {
    grid: Grid<R, C>,
    values: &'a mut [f32],
    lane: PhantomData<L>,
}

impl<L: Lane, const R: usize, const C: usize> LanesMut<'_, L, R, C> {
    #[inline(always)]
    pub fn store_column(&mut self, column: usize, lanes: [L; R]) {
        for (row, lane) in lanes.into_iter().enumerate() {
            // SAFETY: as above.
            unsafe {
                lane.store_to(self.values.as_mut_ptr().add(self.grid.at).add(self.grid.distance(row, column)));
            }
        }
    }
}
