//! Products for wasm's vectors of four. The innermost loop reads both matrices in order and keeps a tile of sums in
//! registers: six rows of two vectors, as many as x86 has room for. Fewer leave its two multipliers waiting for sums of
//! before (measured in Chromium on a Xeon: 4x2 is a sixth slower). A tile's loads must stay where they are written, between
//! the products, since loads brought forward take registers from sums: scripts/rustc-wasm.sh asks LLVM for that. Unrolled,
//! the loop spills as well.

mod pack;

use core::arch::wasm32::{f32x4_add, f32x4_splat, v128, v128_load, v128_load32_splat, v128_store};
use std::ops::Range;

use super::layout::{GROUP, Order, PANEL, TERMS};
use super::{Matrix, Output};
use crate::ops::flex::scratch::Scratch;
use pack::{pack_groups, pack_panel, pack_terms};

/// Rows of a tile.
const ROWS: usize = GROUP;
/// Columns of a tile: two vectors.
const COLUMNS: usize = PANEL;
const LANES: usize = 4;
/// Terms summed at a time: that many rows of a panel stay in the first-level cache.
const DEPTH: usize = 32 * TERMS;
/// Rows of the left matrix at a time: they stay in the second-level cache.
const HEIGHT: usize = 42 * ROWS;

type Sums<const M: usize> = [[v128; 2]; M];

/// `output = lhs rhs`, or `output += lhs rhs`.
pub(super) fn product(mut output: Output, lhs: Matrix, rhs: Matrix) {
    let mut packed = Scratch::new(COLUMNS * DEPTH.min(lhs.columns()));
    for terms in ranges(0..lhs.columns(), DEPTH) {
        output.add |= terms.start > 0;
        for rows in ranges(0..lhs.rows(), HEIGHT) {
            let left = Left::of(&lhs, &rows, &terms);
            for columns in ranges(0..rhs.columns(), COLUMNS) {
                let right = match rhs.panel(&columns, &terms) {
                    Some(panel) => panel,
                    None => {
                        pack_panel(&mut packed, &rhs, &columns, &terms);
                        &packed[..COLUMNS * terms.len()]
                    }
                };
                for (tile, rows) in ranges(rows.clone(), ROWS).enumerate() {
                    let tile_left = &left.values()[tile * left.tile_stride..];
                    let place = output.tile(&rows, &columns);
                    if lhs.transposed {
                        multiply::<1, ROWS>(tile_left, right, rows.len(), place);
                    } else {
                        multiply::<TERMS, 1>(tile_left, right, rows.len(), place);
                    }
                }
            }
        }
    }
}

fn ranges(all: Range<usize>, step: usize) -> impl Iterator<Item = Range<usize>> {
    all.clone().step_by(step).map(move |start| start..(start + step).min(all.end))
}

impl<'a> Matrix<'a> {
    /// Some terms of a panel, where they lie as a product reads them.
    fn panel(&self, columns: &Range<usize>, terms: &Range<usize>) -> Option<&'a [f32]> {
        let is_panel = !self.transposed && self.layout.order == Order::Panels;
        is_panel.then(|| &self.values[self.layout.at(terms.start, columns.start)..][..COLUMNS * terms.len()])
    }
}

/// Some rows and terms of the left matrix, as tiles read them: as in [`Order::Groups`], or of a transpose term after term, each
/// with a tile's rows one after the other.
struct Left<'a> {
    /// Where they lie like that already.
    lent: &'a [f32],
    packed: Option<Scratch>,
    tile_stride: usize,
}

impl<'a> Left<'a> {
    fn of(matrix: &Matrix<'a>, rows: &Range<usize>, terms: &Range<usize>) -> Self {
        let layout = &matrix.layout;
        if matrix.transposed {
            return Self { lent: &[], packed: Some(pack_terms(matrix, rows, terms)), tile_stride: ROWS * terms.len() };
        }
        if layout.order == Order::Groups {
            let lent = &matrix.values[layout.at(rows.start, terms.start)..];
            return Self { lent, packed: None, tile_stride: layout.group_stride };
        }
        let tile_stride = ROWS * terms.len().next_multiple_of(TERMS);
        Self { lent: &[], packed: Some(pack_groups(matrix, rows, terms, tile_stride)), tile_stride }
    }

    #[inline(always)]
    fn values(&self) -> &[f32] {
        self.packed.as_deref().unwrap_or(self.lent)
    }
}

/// Where a tile's sums go.
struct Place<'a> {
    values: &'a mut [f32],
    row_stride: usize,
    columns: usize,
    add: bool,
}

impl Output<'_> {
    #[inline(always)]
    fn tile(&mut self, rows: &Range<usize>, columns: &Range<usize>) -> Place<'_> {
        let values = &mut self.values[self.layout.at(rows.start, columns.start)..];
        Place { values, row_stride: self.layout.row_stride, columns: columns.len(), add: self.add }
    }
}

/// A tile's product with a panel.
fn multiply<const ROW: usize, const TERM: usize>(left: &[f32], right: &[f32], rows: usize, place: Place) {
    match rows {
        6 => multiply_rows::<6, ROW, TERM>(left, right, place),
        5 => multiply_rows::<5, ROW, TERM>(left, right, place),
        4 => multiply_rows::<4, ROW, TERM>(left, right, place),
        3 => multiply_rows::<3, ROW, TERM>(left, right, place),
        2 => multiply_rows::<2, ROW, TERM>(left, right, place),
        _ => multiply_rows::<1, ROW, TERM>(left, right, place),
    }
}

/// The same of as many rows as are left.
#[cfg_attr(feature = "relaxed-simd", target_feature(enable = "relaxed-simd"))]
fn multiply_rows<const M: usize, const ROW: usize, const TERM: usize>(left: &[f32], right: &[f32], place: Place) {
    place.store(sums::<M, ROW, TERM>(left, right));
}

/// The sums of `M` rows with a panel. From one row of the left matrix to the next are `ROW` floats, from one term to the next
/// `TERM`, and from each [`TERMS`] terms to the next [`ROWS`] rows of them.
#[inline]
#[cfg_attr(feature = "relaxed-simd", target_feature(enable = "relaxed-simd"))]
fn sums<const M: usize, const ROW: usize, const TERM: usize>(left: &[f32], right: &[f32]) -> Sums<M> {
    let last = right.len() / COLUMNS - 1;
    assert!(right.len().is_multiple_of(COLUMNS));
    assert!(last / TERMS * TERMS * ROWS + last % TERMS * TERM + (M - 1) * ROW < left.len());
    let mut sums: Sums<M> = [[f32x4_splat(0.0); 2]; M];
    let [mut left_block, mut right, end] = [left.as_ptr(), right.as_ptr(), right.as_ptr_range().end];
    while right != end {
        let mut left = left_block;
        let block_end = right.wrapping_add(COLUMNS * TERMS).min(end);
        while right != block_end {
            // SAFETY: the last term's floats lie within both slices, and so do all before.
            unsafe {
                let panel = [v128_load(right.cast()), v128_load(right.add(LANES).cast())];
                for (row, sums) in sums.iter_mut().enumerate() {
                    let value = v128_load32_splat(left.add(row * ROW).cast());
                    *sums = [multiply_add(value, panel[0], sums[0]), multiply_add(value, panel[1], sums[1])];
                }
            }
            [left, right] = [left.wrapping_add(TERM), right.wrapping_add(COLUMNS)];
        }
        left_block = left_block.wrapping_add(TERMS * ROWS);
    }
    sums
}

impl Place<'_> {
    /// Stores a tile's sums, or adds them to those of former terms.
    #[inline(always)]
    fn store<const M: usize>(self, sums: Sums<M>) {
        let Self { values, row_stride, columns, add } = self;
        if columns < COLUMNS {
            return store_some(values, row_stride, columns, sums, add);
        }
        let tile = values[..(M - 1) * row_stride + COLUMNS].as_mut_ptr();
        for (row, sums) in sums.into_iter().enumerate() {
            for (half, sum) in sums.into_iter().enumerate() {
                // SAFETY: the tile has those rows and columns.
                unsafe {
                    let place: *mut v128 = tile.add(row * row_stride + half * LANES).cast();
                    v128_store(place, if add { f32x4_add(v128_load(place), sum) } else { sum });
                }
            }
        }
    }
}

/// Fewer columns than a tile has.
#[inline(never)]
fn store_some<const M: usize>(tile: &mut [f32], stride: usize, columns: usize, sums: Sums<M>, add: bool) {
    for (to, sums) in tile.chunks_mut(stride).zip(sums) {
        let mut whole = [0.0; COLUMNS];
        // SAFETY: eight floats each.
        unsafe { whole.as_mut_ptr().cast::<[v128; 2]>().write_unaligned(sums) };
        to.iter_mut().zip(whole).take(columns).for_each(|(to, from)| *to = if add { *to + from } else { from });
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
