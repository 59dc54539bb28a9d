//! Between a weight `[c_small, c_big, 4, 4]` and its parts: those of one row of points, and of some columns.

use std::ops::Range;

use super::grid::{Grid, Places};
use super::points::{POINTS, gather_weight, spread_weight, weight_row};
use super::taps::{Kernels, TAPS};
use super::{PHASES, Parts};
use crate::flex::conv::{Shape, To};
use crate::flex::lane::Single;
use crate::flex::matrix::{Layout, PANEL};

/// What makes some columns of an image's parts of the other's: `[c_small, columns]` for the big one, and
/// `[(phase, c_big), columns]` for the small one.
pub(super) fn weight_to_parts<L: Single>(
    shape: &Shape,
    weight: &[f32],
    to: To,
    columns: &Range<usize>,
    row: usize,
) -> Parts {
    let (terms, next_phase) = match to {
        To::Big => (shape.c_small, [0, shape.together()]),
        To::Small => (shape.channels(To::Big), [shape.together(), 0]),
    };
    let mut parts = Parts::new(Layout::of_panels(terms, columns.len(), POINTS), POINTS);
    let layout = parts.layout;
    let store = |kernels: Kernels, [term, column]: [usize; 2]| {
        for (phase, taps) in kernels.rows::<L>(weight, weight_row(row)).into_iter().enumerate() {
            let at = layout.at(term + phase * next_phase[0], column + phase * next_phase[1]);
            let points = Grid::<POINTS, 1> { at, row: layout.panels_stride(), column: 0 };
            points.of_mut(&mut parts.values).store_column(0, spread_weight(taps));
        }
    };
    match to {
        To::Big => shape.each_kernels_of_big::<L>(columns, store),
        To::Small => shape.each_kernels_of_small::<L>(columns, store),
    }
    parts
}

/// The gradient's parts, `[c_small, columns]`.
pub(super) fn add_parts_to_weight<L: Single>(
    shape: &Shape,
    parts: &Parts,
    columns: &Range<usize>,
    row: usize,
    weight: &mut [f32],
) {
    let layout = parts.layout;
    shape.each_kernels_of_big::<L>(columns, |kernels, [c_small, column]| {
        let mut rows = [[L::splat(0.0); 2]; PHASES];
        for (phase, taps) in rows.iter_mut().enumerate() {
            let at = layout.at(c_small, column + phase * shape.together());
            let points = Grid::<1, POINTS> { at, row: 0, column: layout.panels_stride() };
            *taps = gather_weight(points.of(&parts.values).row(0));
        }
        kernels.add(weight, rows, weight_row(row));
    });
}

impl Shape {
    pub(super) fn weight_floats(&self) -> usize {
        self.c_small * self.c_big * TAPS
    }

    /// Calls with the kernels of all small channels and some columns of the big image, and where the first of them lies in
    /// `[c_small, columns]`, of phase 0. Panel by panel, since what is visited soon after one another should be neighbours.
    #[inline(always)]
    fn each_kernels_of_big<L: Single>(&self, columns: &Range<usize>, mut each: impl FnMut(Kernels, [usize; 2])) {
        let together = self.together();
        let panel = PANEL.min(together);
        for start in self.sets_of_phases(columns.len()) {
            let [_, c_big] = self.phase_and_channel(columns.start + start);
            for first in (0..together).step_by(panel) {
                for c_small in 0..self.c_small {
                    for channel in (first..first + panel).step_by(L::WIDTH) {
                        let at = (c_small * self.c_big + c_big + channel) * TAPS;
                        each(Kernels { at, lane: TAPS }, [c_small, start + channel]);
                    }
                }
            }
        }
    }

    /// The same of some small channels and all columns of the big image, in `[(phase, c_big), columns]`.
    #[inline(always)]
    fn each_kernels_of_small<L: Single>(&self, columns: &Range<usize>, mut each: impl FnMut(Kernels, [usize; 2])) {
        for first in (0..columns.len()).step_by(PANEL) {
            for start in self.sets_of_phases(self.channels(To::Big)) {
                let [_, c_big] = self.phase_and_channel(start);
                for channel in 0..self.together() {
                    for column in (first..first + PANEL).step_by(L::WIDTH) {
                        let at = ((columns.start + column) * self.c_big + c_big + channel) * TAPS;
                        each(Kernels { at, lane: self.c_big * TAPS }, [start + channel, column]);
                    }
                }
            }
        }
    }

    /// Where those of the big image's columns begin which are the phases of the same channels.
    fn sets_of_phases(&self, columns: usize) -> impl Iterator<Item = usize> + use<> {
        (0..columns).step_by(PHASES * self.together())
    }
}
