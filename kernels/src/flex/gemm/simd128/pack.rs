//! Micro-panels of B: those of a packed matrix, and copies of a matrix in any other layout.

use std::ops::Range;

use super::ranges::ranges;
use crate::flex::gemm::layout::NR;
use crate::flex::gemm::view::Matrix;
use crate::flex::pointwise::copy_short;
use crate::flex::scratch::Scratch;

/// At most [`NR`] columns of B, and the floats from the first of them on.
pub(super) type Panel<'a> = (Range<usize>, &'a [f32]);

/// The micro-panels of a packed matrix.
pub(super) fn packed_panels<'a>(matrix: &Matrix<'a>) -> impl Iterator<Item = Panel<'a>> + use<'a> {
    let Matrix { values, layout, .. } = *matrix;
    ranges(0..layout.columns, NR).map(move |columns| (columns.clone(), &values[layout.column(columns.start)..]))
}

impl Matrix<'_> {
    /// The address of a row.
    #[inline(always)]
    fn row(&self, row: usize) -> usize {
        if self.transposed { self.layout.column(row) } else { self.layout.row(row) }
    }

    /// The address of a column relative to its row.
    #[inline(always)]
    fn column(&self, column: usize) -> usize {
        if self.transposed { self.layout.row(column) } else { self.layout.column(column) }
    }

    /// The address of an element.
    pub(super) fn at(&self, row: usize, column: usize) -> usize {
        self.row(row) + self.column(column)
    }
}

/// Copies some columns of B to micro-panels, one after the other; of each the rows `terms`.
pub(super) fn pack_b(matrix: &Matrix, columns: &Range<usize>, terms: &Range<usize>) -> Scratch {
    let panel_len = NR * terms.len();
    let mut packed = Scratch::new(columns.len().div_ceil(NR) * panel_len);
    for (columns, packed) in ranges(columns.clone(), NR).zip(packed.chunks_exact_mut(panel_len)) {
        pack_panel(packed, matrix, &columns, terms);
    }
    packed
}

/// Copies at most [`NR`] columns to a micro-panel. Columns that are missing keep what the memory held before, since
/// their sums are never stored.
fn pack_panel(packed: &mut [f32], matrix: &Matrix, columns: &Range<usize>, terms: &Range<usize>) {
    if !matrix.transposed {
        let column = matrix.column(columns.start);
        for (packed, term) in packed.chunks_exact_mut(NR).zip(terms.clone()) {
            copy_short::<NR>(packed, &matrix.values[matrix.row(term) + column..][..columns.len()]);
        }
    } else {
        let last = columns.end - 1;
        let addresses: [usize; NR] = std::array::from_fn(|at| matrix.column((columns.start + at).min(last)));
        for (packed, term) in packed.chunks_exact_mut(NR).zip(terms.clone()) {
            let row = &matrix.values[matrix.row(term)..];
            packed.iter_mut().zip(addresses).for_each(|(packed, address)| *packed = row[address]);
        }
    }
}
