//! Copies of what does not lie as a product reads it.

use std::ops::Range;

use super::{CHUNK, COLUMNS, Matrix, ROWS, Scratch, ranges};
use crate::ops::flex::pointwise::copy;

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
}

/// Copies rows to tiles of them.
pub(super) fn pack_rows(matrix: &Matrix, rows: &Range<usize>, terms: &Range<usize>, tile_stride: usize) -> Scratch {
    let mut packed = Scratch::new(rows.len().div_ceil(ROWS) * tile_stride);
    for (place, row) in rows.clone().enumerate() {
        let packed = &mut packed[place / ROWS * tile_stride + place % ROWS * CHUNK..];
        let row = matrix.row(row);
        for (chunk, terms) in ranges(terms.clone(), CHUNK).enumerate() {
            let from = &matrix.values[row + matrix.column(terms.start)..][..terms.len()];
            copy::<CHUNK>(&mut packed[chunk * ROWS * CHUNK..], from);
        }
    }
    packed
}

/// Copies rows that lie beside one another, term after term.
pub(super) fn pack_terms(matrix: &Matrix, rows: &Range<usize>, terms: &Range<usize>, tile_stride: usize) -> Scratch {
    let mut packed = Scratch::new(rows.len().div_ceil(ROWS) * tile_stride);
    // Of all tiles the same.
    let terms: Vec<usize> = terms.clone().map(|term| matrix.column(term)).collect();
    for (tile, packed) in rows.clone().step_by(ROWS).zip(packed.chunks_exact_mut(tile_stride)) {
        let places: [usize; ROWS] = std::array::from_fn(|row| matrix.row((tile + row).min(rows.end - 1)));
        let are_neighbours = places[ROWS - 1] - places[0] == ROWS - 1;
        for (term, packed) in terms.iter().zip(packed.chunks_exact_mut(ROWS)) {
            if are_neighbours {
                packed.copy_from_slice(&matrix.values[term + places[0]..][..ROWS]);
            } else {
                packed.iter_mut().zip(places).for_each(|(to, place)| *to = matrix.values[place + term]);
            }
        }
    }
    packed
}

/// Copies some columns to a panel. Where there are fewer than it has, the others keep what was there: their sums are not
/// stored.
pub(super) fn pack_panel(packed: &mut [f32], matrix: &Matrix, columns: &Range<usize>, terms: &Range<usize>) {
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
