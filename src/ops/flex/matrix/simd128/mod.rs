//! Products for wasm's vectors of four. Blocks of both matrices are packed so that the innermost loop reads them in order;
//! it keeps four rows of two vectors of sums in registers. Browsers' compilers spill with more (measured in Chromium: 4x2
//! is 1.3 times as fast as gemm's 12x4, and 1.6 times with fused multiply-add), and unrolling makes them spill too.

use core::arch::wasm32::{
    f32x4_add, f32x4_splat, i32x4_shuffle, i64x2_shuffle, v128, v128_load, v128_load32_splat, v128_store,
};
use std::ops::Range;

use super::Matrix;
use crate::ops::flex::scratch::Scratch;

/// Rows of the left matrix at a time.
const ROWS: usize = 4;
/// Columns of the right matrix at a time: two vectors.
const COLUMNS: usize = 2 * LANES;
const LANES: usize = 4;
/// Terms summed at a time: that many rows of [`COLUMNS`] stay in the first-level cache.
const TERMS: usize = 256;
/// Rows of the left matrix packed at a time: they stay in the second-level cache.
const BLOCK: usize = 128;

type Sums = [[v128; 2]; ROWS];

/// `output = lhs rhs`, or `output += lhs rhs`.
#[cfg_attr(feature = "relaxed-simd", target_feature(enable = "relaxed-simd"))]
pub(super) fn product(output: &mut [f32], lhs: Matrix, rhs: Matrix, accumulate: bool) {
    assert_eq!(lhs.columns, rhs.rows);
    assert_eq!(output.len(), lhs.rows * rhs.columns);
    let deepest = TERMS.min(lhs.columns);
    let [mut left, mut right] = [BLOCK, COLUMNS].map(|rows| Scratch::new(rows * deepest));
    for terms in ranges(lhs.columns, TERMS) {
        let accumulate = accumulate || terms.start > 0;
        for rows in ranges(lhs.rows, BLOCK) {
            // The left matrix by rows, the right one by columns: both as the rows of a matrix whose columns are terms.
            pack::<ROWS>(&mut left, &lhs, &rows, &terms);
            for columns in ranges(rhs.columns, COLUMNS) {
                pack::<COLUMNS>(&mut right, &rhs.transposed(), &columns, &terms);
                for (tile, left) in ranges(rows.len(), ROWS).zip(left.chunks_exact(ROWS * terms.len())) {
                    let sums = sums(left, &right[..COLUMNS * terms.len()]);
                    let start = (rows.start + tile.start) * rhs.columns + columns.start;
                    let output = output[start..].chunks_mut(rhs.columns).take(tile.len());
                    output.zip(sums).for_each(|(output, sums)| store(&mut output[..columns.len()], sums, accumulate));
                }
            }
        }
    }
}

fn ranges(length: usize, step: usize) -> impl Iterator<Item = Range<usize>> {
    (0..length).step_by(step).map(move |start| start..(start + step).min(length))
}

/// Copies some rows, `N` at a time, term by term. Where fewer are left, the others keep what was there: their sums are
/// not stored.
fn pack<const N: usize>(packed: &mut [f32], matrix: &Matrix, rows: &Range<usize>, terms: &Range<usize>) {
    let tiles = packed.chunks_exact_mut(N * terms.len());
    for (tile, packed) in rows.clone().step_by(N).zip(tiles) {
        let count = N.min(rows.end - tile);
        // In forward products this is where half of the packing's time would go, float by float.
        let transposed = if count == N && matrix.column_stride == 1 { terms.len() / LANES * LANES } else { 0 };
        for term in (0..transposed).step_by(LANES) {
            for lanes in (0..N).step_by(LANES) {
                let start = (tile + lanes) * matrix.row_stride + terms.start + term;
                transpose(&matrix.values[start..], matrix.row_stride, &mut packed[term * N + lanes..], N);
            }
        }
        let (terms, packed) = (terms.start + transposed..terms.end, &mut packed[transposed * N..]);
        for (term, packed) in terms.zip(packed.chunks_exact_mut(N)) {
            let start = tile * matrix.row_stride + term * matrix.column_stride;
            if matrix.row_stride == 1 && count == N {
                packed.copy_from_slice(&matrix.values[start..start + N]);
                continue;
            }
            for (row, packed) in packed[..count].iter_mut().enumerate() {
                *packed = matrix.values[start + row * matrix.row_stride];
            }
        }
    }
}

/// Turns the four floats at the start of four rows into those of four columns.
#[inline(always)]
fn transpose(rows: &[f32], row_stride: usize, columns: &mut [f32], column_stride: usize) {
    // SAFETY: each slice has the four floats.
    let row = |row: usize| unsafe { v128_load(rows[row * row_stride..][..LANES].as_ptr().cast()) };
    let [a, b, c, d] = [row(0), row(1), row(2), row(3)];
    let [ab, cd] =
        [[a, b], [c, d]].map(|[x, y]| [i32x4_shuffle::<0, 4, 1, 5>(x, y), i32x4_shuffle::<2, 6, 3, 7>(x, y)]);
    for half in 0..2 {
        let [ab, cd] = [ab[half], cd[half]];
        let pair = [i64x2_shuffle::<0, 2>(ab, cd), i64x2_shuffle::<1, 3>(ab, cd)];
        for (column, values) in pair.into_iter().enumerate() {
            let column = &mut columns[(2 * half + column) * column_stride..][..LANES];
            // SAFETY: as above.
            unsafe { v128_store(column.as_mut_ptr().cast(), values) };
        }
    }
}

/// The sums of one tile, from its packed rows and columns.
#[inline]
#[cfg_attr(feature = "relaxed-simd", target_feature(enable = "relaxed-simd"))]
fn sums(left: &[f32], right: &[f32]) -> Sums {
    assert_eq!(left.len() / ROWS, right.len() / COLUMNS);
    let mut sums: Sums = [[f32x4_splat(0.0); 2]; ROWS];
    for (left, right) in left.chunks_exact(ROWS).zip(right.chunks_exact(COLUMNS)) {
        let right: *const v128 = right.as_ptr().cast();
        // SAFETY: the chunks have as many floats as are read.
        unsafe {
            let right = [v128_load(right), v128_load(right.add(1))];
            for (row, sums) in sums.iter_mut().enumerate() {
                let value = v128_load32_splat(left.as_ptr().add(row).cast());
                *sums = [multiply_add(value, right[0], sums[0]), multiply_add(value, right[1], sums[1])];
            }
        }
    }
    sums
}

fn store(output: &mut [f32], sums: [v128; 2], accumulate: bool) {
    if output.len() < COLUMNS {
        let mut whole = [0.0; COLUMNS];
        store(&mut whole, sums, false);
        let pairs = output.iter_mut().zip(whole);
        return pairs.for_each(|(output, value)| *output = if accumulate { *output + value } else { value });
    }
    for (output, sum) in output.chunks_exact_mut(LANES).zip(sums) {
        let output: *mut v128 = output.as_mut_ptr().cast();
        // SAFETY: the chunk has four floats.
        unsafe { v128_store(output, if accumulate { f32x4_add(v128_load(output), sum) } else { sum }) };
    }
}

#[cfg(feature = "relaxed-simd")]
#[inline]
#[target_feature(enable = "relaxed-simd")]
fn multiply_add(a: v128, b: v128, sum: v128) -> v128 {
    core::arch::wasm32::f32x4_relaxed_madd(a, b, sum)
}

#[cfg(not(feature = "relaxed-simd"))]
fn multiply_add(a: v128, b: v128, sum: v128) -> v128 {
    f32x4_add(sum, core::arch::wasm32::f32x4_mul(a, b))
}
