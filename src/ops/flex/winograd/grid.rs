//! Lanes at the places of a small grid within a slice. Its corners are checked once, so that the maps of a tile, most of which
//! are loads and stores, need not check each.

use std::marker::PhantomData;

use crate::ops::flex::lane::Lane;

/// Of `R` rows and `C` columns.
#[derive(Debug, Clone, Copy)]
pub(super) struct Grid<const R: usize, const C: usize> {
    /// Where the first lane lies.
    pub at: usize,
    /// From one row, and from one column, to the next.
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
        assert!(self.at + (R - 1) * self.row + (C - 1) * self.column + L::WIDTH <= floats);
    }

    /// Where a lane lies.
    #[inline(always)]
    fn place(&self, row: usize, column: usize) -> usize {
        assert!(row < R && column < C); // known when it is compiled
        self.at + row * self.row + column * self.column
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
            *lane = unsafe { L::load_unchecked(self.values, self.grid.place(row, column)) };
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
            // SAFETY: the last place was checked, and no other lies beyond it.
            unsafe { lane.store_unchecked(self.values, self.grid.place(row, column)) };
        }
    }

    #[inline(always)]
    pub fn add_column(&mut self, column: usize, lanes: [L; R]) {
        for (row, lane) in lanes.into_iter().enumerate() {
            let place = self.grid.place(row, column);
            // SAFETY: as above.
            unsafe { (L::load_unchecked(self.values, place) + lane).store_unchecked(self.values, place) };
        }
    }
}
