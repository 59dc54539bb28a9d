//! A tile of C: its sums in registers, and how they are stored.

use core::arch::wasm32::{f32x4_add, v128, v128_load, v128_store};
use std::ops::Range;

use crate::flex::gemm::layout::NR;
use crate::flex::gemm::view::Output;
use crate::flex::simd::LANES;

/// The sums of `M` rows and [`NR`] columns.
pub(super) type Sums<const M: usize> = [[v128; 2]; M];

/// Stores a tile's sums in C, or adds them to what is there.
#[inline(always)]
pub(super) fn store_tile<const M: usize>(c: &mut Output, rows: &Range<usize>, columns: &Range<usize>, sums: Sums<M>) {
    let row_stride = c.layout.row_stride;
    let values = &mut c.values[c.layout.at(rows.start, columns.start)..];
    if columns.len() < NR {
        for (values, [first, second]) in values.chunks_mut(row_stride).zip(sums) {
            store_partial_row(&mut values[..columns.len()], first, second, c.accumulate);
        }
        return;
    }
    let tile = values[..(M - 1) * row_stride + NR].as_mut_ptr();
    for (row, sums) in sums.into_iter().enumerate() {
        for (half, sum) in sums.into_iter().enumerate() {
            // SAFETY: `tile` points to a mutable slice of `(M - 1) row_stride + NR` floats; `row < M`, and the two
            // halves of a row are its NR floats.
            unsafe {
                let place: *mut v128 = tile.add(row * row_stride + half * LANES).cast();
                v128_store(place, if c.accumulate { f32x4_add(v128_load(place), sum) } else { sum });
            }
        }
    }
}

/// Stores the first floats of a tile's row, where C has fewer than [`NR`] columns left. Takes the vectors by value:
/// given as an array in memory, the sums of every tile would be stored there.
#[inline(never)]
fn store_partial_row(values: &mut [f32], first: v128, second: v128, accumulate: bool) {
    let mut whole = [0.0_f32; NR];
    // SAFETY: `whole` is NR = 8 floats, the size of two v128; the write asks for no alignment.
    unsafe { whole.as_mut_ptr().cast::<[v128; 2]>().write_unaligned([first, second]) };
    for (value, sum) in values.iter_mut().zip(whole) {
        *value = if accumulate { *value + sum } else { sum };
    }
}
