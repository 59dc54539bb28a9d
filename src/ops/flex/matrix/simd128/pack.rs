//! Copies of what does not lie as a product reads it.

use core::arch::wasm32::{i32x4_shuffle, i64x2_shuffle, v128_load, v128_store};
use std::ops::Range;

use super::{COLUMNS, LANES, Matrix, Order, PANEL, ROWS, Scratch, TERMS, ranges};

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

/// Copies rows to groups of them.
pub(super) fn pack_groups(matrix: &Matrix, rows: &Range<usize>, terms: &Range<usize>, group_stride: usize) -> Scratch {
    let mut packed = Scratch::new(rows.len().div_ceil(ROWS) * group_stride);
    for (place, row) in rows.clone().enumerate() {
        let packed = &mut packed[place / ROWS * group_stride + place % ROWS * TERMS..];
        let row = matrix.row(row);
        for (block, terms) in ranges(terms.clone(), TERMS).enumerate() {
            let from = &matrix.values[row + matrix.column(terms.start)..][..terms.len()];
            copy::<TERMS>(&mut packed[block * ROWS * TERMS..], from);
        }
    }
    packed
}

/// Copies rows that lie beside one another, term after term.
pub(super) fn pack_terms(matrix: &Matrix, rows: &Range<usize>, terms: &Range<usize>) -> Scratch {
    let mut packed = Scratch::new(rows.len().div_ceil(ROWS) * ROWS * terms.len());
    // Of all tiles the same.
    let terms: Vec<usize> = terms.clone().map(|term| matrix.column(term)).collect();
    for (tile, packed) in rows.clone().step_by(ROWS).zip(packed.chunks_exact_mut(ROWS * terms.len())) {
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

/// Copies at most `N` floats: all of them as vectors.
#[inline(always)]
fn copy<const N: usize>(to: &mut [f32], from: &[f32]) {
    match <&[f32; N]>::try_from(from) {
        Ok(from) => to[..N].copy_from_slice(from),
        Err(_) => to.iter_mut().zip(from).for_each(|(to, from)| *to = *from),
    }
}

/// Copies some columns to a panel. Where there are fewer than it has, the others keep what was there: their sums are not
/// stored.
pub(super) fn pack_panel(packed: &mut [f32], matrix: &Matrix, columns: &Range<usize>, terms: &Range<usize>) {
    if !matrix.transposed {
        let column = matrix.column(columns.start);
        for (packed, term) in packed.chunks_exact_mut(COLUMNS).zip(terms.clone()) {
            copy::<COLUMNS>(packed, &matrix.values[matrix.row(term) + column..][..columns.len()]);
        }
    } else if matrix.layout.order == Order::Panels && columns.len() == COLUMNS {
        // Eight of its rows, and whole panels of its columns.
        let column = matrix.column(columns.start);
        for (packed, terms) in packed.chunks_exact_mut(SQUARE).zip(ranges(terms.clone(), PANEL)) {
            transpose_square(&matrix.values[matrix.row(terms.start) + column..][..SQUARE], packed);
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

/// Floats of a square of a panel.
const SQUARE: usize = PANEL * PANEL;

/// In forward products this is where half of the packing's time would go, float by float.
fn transpose_square(from: &[f32], to: &mut [f32]) {
    for [row, column] in [[0, 0], [0, LANES], [LANES, 0], [LANES, LANES]] {
        transpose(&from[row * PANEL + column..], &mut to[column * PANEL + row..]);
    }
}

/// Turns the four floats at the start of four rows into those of four columns.
#[inline(always)]
fn transpose(rows: &[f32], columns: &mut [f32]) {
    // SAFETY: the slice has the four floats.
    let row = |row: usize| unsafe { v128_load(rows[row * PANEL..][..LANES].as_ptr().cast()) };
    let [a, b, c, d] = [row(0), row(1), row(2), row(3)];
    let [ab, cd] =
        [[a, b], [c, d]].map(|[x, y]| [i32x4_shuffle::<0, 4, 1, 5>(x, y), i32x4_shuffle::<2, 6, 3, 7>(x, y)]);
    for half in 0..2 {
        let [ab, cd] = [ab[half], cd[half]];
        let pair = [i64x2_shuffle::<0, 2>(ab, cd), i64x2_shuffle::<1, 3>(ab, cd)];
        for (column, values) in pair.into_iter().enumerate() {
            let column = &mut columns[(2 * half + column) * PANEL..][..LANES];
            // SAFETY: as above.
            unsafe { v128_store(column.as_mut_ptr().cast(), values) };
        }
    }
}
