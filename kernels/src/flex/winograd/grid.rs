//! Lanes at the places of a small grid within a slice. Its corners are checked once, so that the maps of a tile, most of which
//! are loads and stores, need not check each.

use std::marker::PhantomData;

use crate::flex::lane::Lane;
use crate::flex::unset::{Unset, unset};

/// Where the lanes of `R` rows and `C` columns lie.
///
/// # Safety
/// Of a slice that `fits`, all places that it has must lie within.
pub(super) unsafe trait Places<const R: usize, const C: usize>: Copy {
    /// Whether lanes of `width` floats at all places lie within a slice of so many floats.
    fn fits(&self, width: usize, floats: usize) -> bool;

    /// Whether there is something at a place; elsewhere are nothing but zeros.
    fn has(&self, row: usize, column: usize) -> bool;

    /// Whether places before these have it as well: then what is there is added to.
    fn is_shared(&self, row: usize, column: usize) -> bool;

    fn place(&self, row: usize, column: usize) -> usize;

    /// # Panics
    /// If a place lies beyond the slice.
    #[inline(always)]
    fn of<L: Lane>(self, values: &[f32]) -> Lanes<'_, Self, L, R, C> {
        assert!(self.fits(L::WIDTH, values.len()));
        Lanes { places: self, values, lane: PhantomData }
    }

    /// # Panics
    /// If a place lies beyond the slice.
    #[inline(always)]
    fn of_mut<L: Lane>(self, values: &mut [f32]) -> LanesMut<'_, Self, L, R, C> {
        // SAFETY: lanes are floats, and all is stored.
        unsafe { self.of_unset(unset(values)) }
    }

    /// # Panics
    /// If a place lies beyond the slice.
    ///
    /// # Safety
    /// The places that are shared must have been stored before.
    #[inline(always)]
    unsafe fn of_unset<L: Lane>(self, values: &mut [Unset]) -> LanesMut<'_, Self, L, R, C> {
        assert!(self.fits(L::WIDTH, values.len()));
        LanesMut { places: self, values, lane: PhantomData }
    }
}

/// All at the same distances.
#[derive(Debug, Clone, Copy)]
pub(super) struct Grid<const R: usize, const C: usize> {
    /// Where the first lane lies.
    pub at: usize,
    /// From one row, and from one column, to the next.
    pub row: usize,
    pub column: usize,
}

// SAFETY: the last place fits, and no other lies beyond it.
unsafe impl<const R: usize, const C: usize> Places<R, C> for Grid<R, C> {
    #[inline(always)]
    fn fits(&self, width: usize, floats: usize) -> bool {
        self.place(R - 1, C - 1) + width <= floats
    }

    #[inline(always)]
    fn has(&self, _row: usize, _column: usize) -> bool {
        true
    }

    #[inline(always)]
    fn is_shared(&self, _row: usize, _column: usize) -> bool {
        false
    }

    #[inline(always)]
    fn place(&self, row: usize, column: usize) -> usize {
        assert!(row < R && column < C); // known when it is compiled
        self.at + (row * self.row + column * self.column)
    }
}

pub(super) struct Lanes<'a, P, L, const R: usize, const C: usize> {
    places: P,
    values: &'a [f32],
    lane: PhantomData<L>,
}

impl<P: Places<R, C>, L: Lane, const R: usize, const C: usize> Lanes<'_, P, L, R, C> {
    #[inline(always)]
    pub fn row(&self, row: usize) -> [L; C] {
        let mut lanes = [L::splat(0.0); C];
        for (column, lane) in lanes.iter_mut().enumerate() {
            if self.places.has(row, column) {
                // SAFETY: the places fit.
                *lane = unsafe { L::load_from(self.values.as_ptr().add(self.places.place(row, column))) };
            }
        }
        lanes
    }
}

pub(super) struct LanesMut<'a, P, L, const R: usize, const C: usize> {
    places: P,
    values: &'a mut [Unset],
    lane: PhantomData<L>,
}

impl<P: Places<R, C>, L: Lane, const R: usize, const C: usize> LanesMut<'_, P, L, R, C> {
    /// Stores lanes at all places of a column that there are; added to what is there where that is shared.
    #[inline(always)]
    pub fn store_column(&mut self, column: usize, lanes: [L; R]) {
        for (row, lane) in lanes.into_iter().enumerate() {
            if self.places.has(row, column) {
                // SAFETY: the places fit, and those that are shared were stored before.
                unsafe {
                    let place = self.values.as_mut_ptr().add(self.places.place(row, column)).cast();
                    let lane = if self.places.is_shared(row, column) { L::load_from(place) + lane } else { lane };
                    lane.store_to(place);
                }
            }
        }
    }
}
