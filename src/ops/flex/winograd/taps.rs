//! The taps of some kernels at a time: one kernel a lane, wherever its kernels lie in a weight.

use std::marker::PhantomData;

use crate::ops::flex::lane::Single;

/// Taps of a phase along an axis.
const SIDE: usize = 2;
/// From one of them to the next, floats: every other one of rows of four, and every other row.
const COLUMN: usize = 2;
const ROW: usize = 2 * 4;

/// The four taps of one phase.
#[derive(Debug, Clone, Copy)]
pub(super) struct Taps {
    /// Where the first one of the first lane lies.
    pub at: usize,
    /// From one lane to the next.
    pub lane: usize,
}

impl Taps {
    /// # Panics
    /// If a tap lies beyond the weight.
    #[inline(always)]
    pub fn of<L: Single>(self, weight: &[f32]) -> TapLanes<'_, L> {
        self.check::<L>(weight.len());
        TapLanes { taps: self, weight, lane: PhantomData }
    }

    /// # Panics
    /// If a tap lies beyond the weight.
    #[inline(always)]
    pub fn of_mut<L: Single>(self, weight: &mut [f32]) -> TapLanesMut<'_, L> {
        self.check::<L>(weight.len());
        TapLanesMut { taps: self, weight, lane: PhantomData }
    }

    #[inline(always)]
    fn check<L: Single>(&self, floats: usize) {
        assert!(self.at + (L::WIDTH - 1) * self.lane + (SIDE - 1) * (ROW + COLUMN) < floats);
    }

    /// Where a lane's tap lies.
    #[inline(always)]
    fn place(&self, row: usize, column: usize, lane: usize) -> usize {
        assert!(row < SIDE && column < SIDE); // known when it is compiled
        self.at + row * ROW + column * COLUMN + lane * self.lane
    }
}

pub(super) struct TapLanes<'a, L> {
    taps: Taps,
    weight: &'a [f32],
    lane: PhantomData<L>,
}

impl<L: Single> TapLanes<'_, L> {
    #[inline(always)]
    pub fn row(&self, row: usize) -> [L; SIDE] {
        // SAFETY: the last lane's last tap was checked, and no other of its lanes lies beyond it.
        let tap =
            |column| L::from_each(|lane| unsafe { *self.weight.get_unchecked(self.taps.place(row, column, lane)) });
        [tap(0), tap(1)]
    }
}

pub(super) struct TapLanesMut<'a, L> {
    taps: Taps,
    weight: &'a mut [f32],
    lane: PhantomData<L>,
}

impl<L: Single> TapLanesMut<'_, L> {
    #[inline(always)]
    pub fn add_column(&mut self, column: usize, taps: [L; SIDE]) {
        for (row, tap) in taps.into_iter().enumerate() {
            tap.to_each(|lane, value| {
                // SAFETY: as above.
                unsafe { *self.weight.get_unchecked_mut(self.taps.place(row, column, lane)) += value };
            });
        }
    }
}
