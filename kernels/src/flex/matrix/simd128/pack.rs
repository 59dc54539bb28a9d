//! Copies of what does not lie as a product reads it.

use std::ops::Range;

use super::{COLUMNS, Matrix, ranges};
use crate::flex::pointwise::copy;
use crate::flex::scratch::Scratch;

impl Matrix<'_> {
    /// Where a row, and where a column begins.
    #[inline(always)]
    fn row(&self, row: usize) -> usize {
        if self.transposed { self.layout.column(row) } else { self.layout.row(row) }
    }

    #[inline(always)]
    fn column(&self, column: usize) -> usize {
        if self.transposed { self.layout.row(column) } else { self.layout.column(column) }
    }

    pub(super) fn place(&self, row: usize, column: usize) -> usize {
        self.row(row) + self.column(column)
    }
}

/// Copies some columns to panels, one after the other.
pub(super) fn pack_panels(matrix: &Matrix, columns: &Range<usize>, terms: &Range<usize>) -> Scratch {
    let panel = COLUMNS * terms.len();
    let mut packed = Scratch::new(columns.len().div_ceil(COLUMNS) * panel);
    for (columns, packed) in ranges(columns.clone(), COLUMNS).zip(packed.chunks_exact_mut(panel)) {
        pack_panel(packed, matrix, &columns, terms);
    }
    packed
}

/// Copies some columns to a panel. Where there are fewer than it has, the others keep what was there: their sums are not
/// stored.
fn pack_panel(packed: &mut [f32], matrix: &Matrix, columns: &Range<usize>, terms: &Range<usize>) {
    if !matrix.transposed {
        let column = matrix.column(columns.start);
        for (packed, term) in packed.chunks_exact_mut(COLUMNS).zip(terms.clone()) {
            copy::<COLUMNS>(packed, &matrix.values[matrix.row(term) + column..][..columns.len()]);
        }
    } else {
        let last = columns.end - 1;
        let places: [usize; COLUMNS] = std::array::from_fn(|at| matrix.column((columns.start + at).min(last)));
        for (packed, term) in packed.chunks_exact_mut(COLUMNS).zip(terms.clone()) {
            let row = &matrix.values[matrix.row(term)..];
            packed.iter_mut().zip(places).for_each(|(packed, place)| *packed = row[place]);
        }
    }
}
