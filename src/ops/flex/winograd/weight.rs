//! Between a weight `[c_small, c_big, 4, 4]` and its parts, some of their columns at a time.

use std::ops::Range;

use super::grid::{Grid, Places};
use super::points::{POINTS, both, gather_weight, spread_weight, weight_row};
use super::taps::{Kernels, TAPS};
use super::{PHASES, Parts};
use crate::ops::flex::conv::{Shape, To};
use crate::ops::flex::lane::Single;
use crate::ops::flex::matrix::{Layout, PANEL};

/// What makes some columns of an image's parts of the other's, of one row of points: `[c_small, columns]` for the big one,
/// and `[(phase, c_big), columns]` for the small one.
pub(super) fn weight_to_parts<L: Single>(
    shape: &Shape,
    weight: &[f32],
    to: To,
    columns: &Range<usize>,
    row: usize,
) -> Parts {
    let (taps_to_row, together) = (weight_row(row), shape.together());
    let store = |parts: &mut Parts, kernels: Kernels, at: &dyn Fn(usize) -> usize| {
        for (phase, taps) in kernels.rows::<L>(weight, taps_to_row).into_iter().enumerate() {
            let stride = parts.layout.panels_stride();
            let row = Grid::<POINTS, 1> { at: at(phase), row: stride, column: 0 };
            row.of_mut(&mut parts.values).store_column(0, spread_weight(taps));
        }
    };
    match to {
        To::Big => {
            let mut parts = Parts::new(Layout::of_panels(shape.c_small, columns.len(), POINTS), POINTS);
            let layout = parts.layout;
            for start in (0..columns.len()).step_by(PHASES * together) {
                let [_, c_big] = shape.phase_and_channel(columns.start + start);
                let step = PANEL.min(together);
                for panel in (0..together).step_by(step) {
                    for c_small in 0..shape.c_small {
                        for channel in (panel..panel + step).step_by(L::WIDTH) {
                            let kernels = shape.kernels_of_big(c_small, c_big + channel);
                            store(&mut parts, kernels, &|phase| layout.at(c_small, start + phase * together + channel));
                        }
                    }
                }
            }
            parts
        }
        To::Small => {
            let terms = PHASES * shape.c_big;
            let mut parts = Parts::new(Layout::of_panels(terms, columns.len(), POINTS), POINTS);
            let layout = parts.layout;
            for panel in (0..columns.len()).step_by(PANEL) {
                for start in (0..terms).step_by(PHASES * together) {
                    let [_, c_big] = shape.phase_and_channel(start);
                    for channel in 0..together {
                        for column in (panel..panel + PANEL).step_by(L::WIDTH) {
                            let kernels = shape.kernels_of_small(columns.start + column, c_big + channel);
                            store(&mut parts, kernels, &|phase| layout.at(start + phase * together + channel, column));
                        }
                    }
                }
            }
            parts
        }
    }
}

/// Some columns of the gradient's parts, `[c_small, columns]`.
pub(super) fn add_parts_to_weight<L: Single>(shape: &Shape, parts: &Parts, columns: &Range<usize>, weight: &mut [f32]) {
    let together = shape.together();
    for c_small in 0..shape.c_small {
        for start in (0..columns.len()).step_by(PHASES * together) {
            let [_, c_big] = shape.phase_and_channel(columns.start + start);
            for channel in (0..together).step_by(L::WIDTH) {
                let mut taps = [[[L::splat(0.0); 2]; PHASES]; 2];
                for phase in 0..PHASES {
                    let at = parts.layout.at(c_small, start + phase * together + channel);
                    let parts = parts.in_panels(at).of::<L>(&parts.values);
                    both(
                        |row| parts.row(row),
                        gather_weight,
                        |column, lanes| {
                            for (row, lane) in lanes.into_iter().enumerate() {
                                taps[row][phase][column] = lane;
                            }
                        },
                    );
                }
                shape.kernels_of_big(c_small, c_big + channel).add(weight, taps);
            }
        }
    }
}

impl Shape {
    pub(super) fn weight_floats(&self) -> usize {
        self.c_small * self.c_big * TAPS
    }

    /// The kernels of a small channel and a big one, and of the big ones that follow.
    fn kernels_of_big(&self, c_small: usize, c_big: usize) -> Kernels {
        Kernels { at: (c_small * self.c_big + c_big) * TAPS, lane: TAPS }
    }

    /// The same, and of the small ones that follow.
    fn kernels_of_small(&self, c_small: usize, c_big: usize) -> Kernels {
        Kernels { at: (c_small * self.c_big + c_big) * TAPS, lane: self.c_big * TAPS }
    }
}
