//! Lanes at the places of a grid whose border may lie outside of an image. Its corners are checked once.

use std::marker::PhantomData;

use crate::ops::flex::lane::Lane;

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

impl<const R: usize, const C: usize> Window<R, C> {
    /// # Panics
    /// If a place inside lies beyond the slice.
    #[inline(always)]
    pub fn of<L: Lane>(self, values: &[f32]) -> Lanes<'_, L, R, C> {
        self.check::<L>(values.len());
        Lanes { window: self, values, lane: PhantomData }
    }

    /// # Panics
    /// If a place inside lies beyond the slice.
    #[inline(always)]
    pub fn of_mut<L: Lane>(self, values: &mut [f32]) -> LanesMut<'_, L, R, C> {
        self.check::<L>(values.len());
        LanesMut { window: self, values, lane: PhantomData }
    }

    #[inline(always)]
    fn check<L: Lane>(&self, floats: usize) {
        let [rows, columns] = [self.rows.ends::<R>(), self.columns.ends::<C>()];
        let [first, last] = [0, 1].map(|end| self.at.wrapping_add(rows[end]).wrapping_add(columns[end]));
        assert!(first <= last && last < floats && L::WIDTH <= floats - last);
    }

    /// Whether a lane lies inside.
    #[inline(always)]
    fn has(&self, row: usize, column: usize) -> bool {
        self.rows.has::<R>(row) && self.columns.has::<C>(column)
    }

    /// Where a lane lies.
    #[inline(always)]
    fn place(&self, row: usize, column: usize) -> usize {
        assert!(row < R && column < C); // known when it is compiled
        self.at.wrapping_add(self.rows.place(row)).wrapping_add(self.columns.place(column))
    }
}

pub(super) struct Lanes<'a, L, const R: usize, const C: usize> {
    window: Window<R, C>,
    values: &'a [f32],
    lane: PhantomData<L>,
}

impl<L: Lane, const R: usize, const C: usize> Lanes<'_, L, R, C> {
    #[inline(always)]
    pub fn row(&self, row: usize) -> [L; C] {
        let mut lanes = [L::splat(0.0); C];
        for (column, lane) in lanes.iter_mut().enumerate() {
            if self.window.has(row, column) {
                // SAFETY: the first and the last place inside were checked, and all others lie between them.
                *lane = unsafe { L::load_from(self.values.as_ptr().add(self.window.place(row, column))) };
            }
        }
        lanes
    }
}

pub(super) struct LanesMut<'a, L, const R: usize, const C: usize> {
    window: Window<R, C>,
    values: &'a mut [f32],
    lane: PhantomData<L>,
}

impl<L: Lane, const R: usize, const C: usize> LanesMut<'_, L, R, C> {
    #[inline(always)]
    pub fn add_column(&mut self, column: usize, lanes: [L; R]) {
        for (row, lane) in lanes.into_iter().enumerate() {
            if self.window.has(row, column) {
                // SAFETY: as above.
                unsafe {
                    let place = self.values.as_mut_ptr().add(self.window.place(row, column));
                    (L::load_from(place) + lane).store_to(place);
                }
            }
        }
    }
}
