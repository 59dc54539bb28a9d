//! Between a weight `[c_small, c_big, 4, 4]` and its parts, some of their columns at a time.

use std::ops::Range;

use super::grid::Places;
use super::points::{both, gather_weight, spread_weight};
use super::taps::Taps;
use super::{PARTS, PHASES, Parts};
use crate::ops::flex::conv::{Shape, To};
use crate::ops::flex::lane::Single;
use crate::ops::flex::matrix::Layout;

/// Taps of a kernel.
const TAPS: usize = 16;

/// What makes some columns of an image's parts of the other's: `[c_small, columns]` for the big one, and
/// `[(phase, c_big), columns]` for the small one.
pub(super) fn weight_to_parts<L: Single>(shape: &Shape, weight: &[f32], to: To, columns: &Range<usize>) -> Parts {
    let terms = match to {
        To::Big => shape.c_small,
        To::Small => PHASES * shape.c_big,
    };
    let mut parts = Parts::new(Layout::of_panels(terms, columns.len(), PARTS));
    let layout = parts.layout;
    for block in (0..columns.len()).step_by(layout.block()) {
        for term in 0..terms {
            for column in (block..block + layout.block()).step_by(L::WIDTH) {
                let taps = match to {
                    To::Big => shape.taps_of_big(term, columns.start + column),
                    To::Small => shape.taps_of_small(columns.start + column, term),
                };
                let taps = taps.of::<L>(weight);
                let mut parts = parts.in_panels(layout.at(term, column)).of_mut(&mut parts.values);
                both(|row| taps.row(row), spread_weight, |column, points| parts.store_column(column, points));
            }
        }
    }
    parts
}

/// Some columns of the gradient's parts, `[c_small, columns]`.
pub(super) fn add_parts_to_weight<L: Single>(shape: &Shape, parts: &Parts, columns: &Range<usize>, weight: &mut [f32]) {
    for c_small in 0..shape.c_small {
        for column in (0..columns.len()).step_by(L::WIDTH) {
            let parts = parts.in_panels(parts.layout.at(c_small, column)).of::<L>(&parts.values);
            let mut taps = shape.taps_of_big(c_small, columns.start + column).of_mut::<L>(weight);
            both(|row| parts.row(row), gather_weight, |column, lanes| taps.add_column(column, lanes));
        }
    }
}

impl Shape {
    pub(super) fn weight_floats(&self) -> usize {
        self.c_small * self.c_big * TAPS
    }

    /// The taps of a small channel and a column of the big image's, and of the columns that follow.
    fn taps_of_big(&self, c_small: usize, column: usize) -> Taps {
        Taps { at: self.tap(c_small, column), lane: TAPS }
    }

    /// The same, and of the small channels that follow.
    fn taps_of_small(&self, c_small: usize, column: usize) -> Taps {
        Taps { at: self.tap(c_small, column), lane: self.c_big * TAPS }
    }

    /// Where the first of a phase's taps lies: it is every other one of every other row.
    fn tap(&self, c_small: usize, column: usize) -> usize {
        let [phase, c_big] = self.phase_and_channel(column);
        (c_small * self.c_big + c_big) * TAPS + phase / 2 * 4 + phase % 2
    }
}
