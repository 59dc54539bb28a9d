//! The taps of some kernels at a time: one kernel a lane, wherever its kernels lie in a weight.

use super::PHASES;
use crate::flex::lane::{RUN, Single};

/// Taps of a kernel: two runs, each of two rows of four, one row of each phase.
pub(super) const TAPS: usize = 2 * RUN;

/// Of each phase, along one axis of its taps, `[phase, 2]`.
pub(super) type Rows<L> = [[L; 2]; PHASES];

/// Some kernels of a weight.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kernels {
    /// Where the first one's taps lie.
    pub at: usize,
    /// From one of them to the next.
    pub lane: usize,
}

impl Kernels {
    /// For each phase, its first row of taps times a number, plus its second times another.
    ///
    /// # Panics
    /// If a kernel lies beyond the weight.
    #[inline(always)]
    pub fn rows<L: Single>(self, weight: &[f32], [first, second]: [f32; 2]) -> Rows<L> {
        self.check::<L>(weight.len());
        phases(L::lanes_of_runs(|lane, from| {
            // SAFETY: checked above.
            let load =
                |run| unsafe { L::load_from(weight.as_ptr().add(self.at + lane * self.lane + run * RUN + from)) };
            load(0).times(first).plus(load(1), second)
        }))
    }

    /// The transpose of [`rows`](Self::rows), which is added.
    ///
    /// # Panics
    /// If a kernel lies beyond the weight.
    #[inline(always)]
    pub fn add<L: Single>(self, weight: &mut [f32], rows: Rows<L>, times: [f32; 2]) {
        self.check::<L>(weight.len());
        L::runs_of_lanes(run_of(rows), |lane, from, taps| {
            for (run, times) in times.into_iter().enumerate() {
                // SAFETY: checked above.
                unsafe {
                    let place = weight.as_mut_ptr().add(self.at + lane * self.lane + run * RUN + from);
                    L::load_from(place).plus(taps, times).store_to(place);
                }
            }
        });
    }

    #[inline(always)]
    fn check<L: Single>(&self, floats: usize) {
        assert!(self.at + (L::WIDTH - 1) * self.lane + TAPS <= floats);
    }
}

/// A run of taps by phases: rows are those of the phases along y, and their columns take turns along x.
#[inline(always)]
fn phases<L: Copy>([a, b, c, d, e, f, g, h]: [L; RUN]) -> Rows<L> {
    [[a, c], [b, d], [e, g], [f, h]]
}

/// The other way round.
#[inline(always)]
fn run_of<L: Copy>([[a, c], [b, d], [e, g], [f, h]]: Rows<L>) -> [L; RUN] {
    [a, b, c, d, e, f, g, h]
}
