//! Products for wasm's vectors of four. The innermost loop reads both matrices in order and keeps a tile of sums in
//! registers: six rows of two vectors, as many as x86 has room for. Fewer leave its two multipliers waiting for sums of
//! before (measured in Chromium on a Xeon: 4x2 is a sixth slower). A tile's loads must stay where they are written, between
//! the products, since loads brought forward take registers from sums; and their addresses must be one pointer and a constant,
//! or an addition for each competes with the products for the processor's ports (a tenth slower over groups).
//! scripts/rustc-wasm.sh asks LLVM for both. Unrolled, the loop spills.

mod pack;

use core::arch::wasm32::{f32x4_add, f32x4_splat, v128, v128_load, v128_load32_splat, v128_store};
use std::ops::Range;

use super::layout::{GROUP, Order, PANEL, TERMS};
use super::{Matrix, Output};
use crate::flex::lane::multiply_add;
use crate::flex::unset::Unset;
use pack::pack_panels;

/// Rows of a tile.
const ROWS: usize = GROUP;
/// Columns of a tile: two vectors.
const COLUMNS: usize = PANEL;
const LANES: usize = 4;
/// Terms summed at a time: that many rows of a panel stay in the first-level cache.
const DEPTH: usize = 512;
/// Columns of which copies are made at a time: these stay in the second-level cache.
const WIDTH: usize = 8 * COLUMNS;

type Sums<const M: usize> = [[v128; 2]; M];

/// `output = lhs rhs`, or `output += lhs rhs`. The left matrix is in groups, or in rows.
pub(super) fn product(output: Output, lhs: Matrix, rhs: Matrix) {
    match ([lhs, rhs].map(|matrix| matrix.layout.order), [lhs, rhs].map(|matrix| matrix.transposed)) {
        ([Order::Groups, Order::Panels], [false, false]) => product_of_groups(output, lhs, rhs),
        ([Order::Groups, Order::Groups], [true, false]) => product_over_groups(output, lhs, rhs),
        ([Order::Rows, _], _) => product_of_rows(output, lhs, rhs),
        orders => unreachable!("no product of {orders:?}"),
    }
}

/// Of groups and panels: nothing is packed.
fn product_of_groups(mut output: Output, lhs: Matrix, rhs: Matrix) {
    let terms = Terms { count: lhs.columns(), strides: [lhs.layout.block_stride, rhs.layout.run_stride] };
    for rows in ranges(0..lhs.rows(), ROWS) {
        let left = &lhs.values[lhs.layout.row(rows.start)..];
        multiply(OfGroups, &mut output, left, &rows, terms, rhs.panels());
    }
}

/// Of a transpose, the terms being the rows of both: nothing is packed.
fn product_over_groups(mut output: Output, lhs: Matrix, rhs: Matrix) {
    let terms = Terms { count: lhs.columns(), strides: [lhs, rhs].map(|matrix| matrix.layout.run_stride) };
    for block in ranges(0..lhs.rows(), TERMS) {
        for rows in shares(&block, ROWS) {
            let left = &lhs.values[lhs.layout.column(rows.start)..];
            multiply(OverGroups, &mut output, left, &rows, terms, rhs.panels());
        }
    }
}

/// Of rows, or of their transpose: the right matrix is copied to panels, some terms and columns at a time.
fn product_of_rows(mut output: Output, lhs: Matrix, rhs: Matrix) {
    let stride = lhs.layout.row_stride;
    for terms in ranges(0..lhs.columns(), DEPTH) {
        output.add |= terms.start > 0;
        let run = Terms { count: terms.len(), strides: [0; 2] };
        for columns in ranges(0..rhs.columns(), WIDTH) {
            let packed = pack_panels(&rhs, &columns, &terms);
            for rows in shares(&(0..lhs.rows()), ROWS) {
                let left = &lhs.values[lhs.place(rows.start, terms.start)..];
                let panels = ranges(columns.clone(), COLUMNS).zip(packed.chunks_exact(COLUMNS * terms.len()));
                if lhs.transposed {
                    multiply(OverRows { stride }, &mut output, left, &rows, run, panels);
                } else {
                    multiply(OfRows { stride }, &mut output, left, &rows, run, panels);
                }
            }
        }
    }
}

fn ranges(all: Range<usize>, step: usize) -> impl Iterator<Item = Range<usize>> {
    all.clone().step_by(step).map(move |start| start..(start + step).min(all.end))
}

/// Some columns, and what lies from the first of them on.
type Panel<'a> = (Range<usize>, &'a [f32]);

impl<'a> Matrix<'a> {
    fn panels(&self) -> impl Iterator<Item = Panel<'a>> {
        let Self { values, layout, .. } = *self;
        ranges(0..layout.columns, COLUMNS)
            .map(move |columns| (columns.clone(), &values[layout.column(columns.start)..]))
    }
}

/// As few parts as there may be of at most `most`, as even as they can be.
fn shares(all: &Range<usize>, most: usize) -> impl Iterator<Item = Range<usize>> {
    let (start, length, count) = (all.start, all.len(), all.len().div_ceil(most));
    (0..count).map(move |share| start + length * share / count..start + length * (share + 1) / count)
}

/// Where a tile's sums go.
struct Place<'a> {
    values: &'a mut [Unset],
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

/// How both matrices lie from term to term: some of them at constant distances, floats, then from that many to as many more
/// at those of [`Terms`].
trait Walk: Copy {
    /// Terms at constant distances.
    const RUN: usize = usize::MAX;
    /// From one of them to the next, of the right matrix.
    const RIGHT: usize = COLUMNS;

    /// The same of the left matrix.
    fn left(self) -> usize;

    /// From one row of the left matrix to the next.
    fn row(self) -> usize;
}

/// The left matrix in groups, the right one in panels.
#[derive(Clone, Copy)]
struct OfGroups;

impl Walk for OfGroups {
    const RUN: usize = TERMS;

    fn left(self) -> usize {
        1
    }

    fn row(self) -> usize {
        TERMS
    }
}

/// Both in groups, the terms being their rows.
#[derive(Clone, Copy)]
struct OverGroups;

impl Walk for OverGroups {
    const RUN: usize = GROUP;
    const RIGHT: usize = TERMS;

    fn left(self) -> usize {
        TERMS
    }

    fn row(self) -> usize {
        1
    }
}

/// The left matrix in rows, the right one by [`pack_panels`].
#[derive(Clone, Copy)]
struct OfRows {
    stride: usize,
}

impl Walk for OfRows {
    fn left(self) -> usize {
        1
    }

    fn row(self) -> usize {
        self.stride
    }
}

/// The same, the terms being the left matrix's rows.
#[derive(Clone, Copy)]
struct OverRows {
    stride: usize,
}

impl Walk for OverRows {
    fn left(self) -> usize {
        self.stride
    }

    fn row(self) -> usize {
        1
    }
}

/// What a product sums.
#[derive(Clone, Copy)]
struct Terms {
    count: usize,
    /// From one run to the next, of the left and of the right matrix.
    strides: [usize; 2],
}

/// The products of a tile's rows with some panels.
fn multiply<'a>(
    walk: impl Walk,
    output: &mut Output,
    left: &[f32],
    rows: &Range<usize>,
    terms: Terms,
    panels: impl Iterator<Item = Panel<'a>>,
) {
    match rows.len() {
        6 => multiply_rows::<_, 6>(walk, output, left, rows, terms, panels),
        5 => multiply_rows::<_, 5>(walk, output, left, rows, terms, panels),
        4 => multiply_rows::<_, 4>(walk, output, left, rows, terms, panels),
        3 => multiply_rows::<_, 3>(walk, output, left, rows, terms, panels),
        2 => multiply_rows::<_, 2>(walk, output, left, rows, terms, panels),
        _ => multiply_rows::<_, 1>(walk, output, left, rows, terms, panels),
    }
}

/// The same of a number of rows that is known when it is compiled. A call for each panel would take as long as a dozen terms.
fn multiply_rows<'a, W: Walk, const M: usize>(
    walk: W,
    output: &mut Output,
    left: &[f32],
    rows: &Range<usize>,
    terms: Terms,
    panels: impl Iterator<Item = Panel<'a>>,
) {
    for (columns, right) in panels {
        output.tile(rows, &columns).store(sums::<W, M>(walk, left, right, terms));
    }
}

/// The sums of `M` rows with a panel.
#[inline(always)]
fn sums<W: Walk, const M: usize>(walk: W, left: &[f32], right: &[f32], terms: Terms) -> Sums<M> {
    let Terms { count, strides } = terms;
    let last = |stride: usize, distance: usize| (count - 1) / W::RUN * stride + (count - 1) % W::RUN * distance;
    assert!(last(strides[0], walk.left()) + (M - 1) * walk.row() < left.len());
    assert!(last(strides[1], W::RIGHT) + COLUMNS <= right.len());
    let mut sums: Sums<M> = [[f32x4_splat(0.0); 2]; M];
    let mut runs = [left.as_ptr(), right.as_ptr()];
    let mut ahead = count;
    while ahead > 0 {
        let [mut left, mut right] = runs;
        let run = ahead.min(W::RUN);
        let end = right.wrapping_add(run * W::RIGHT);
        while right != end {
            // SAFETY: the last term's floats lie within both slices, and so do all before.
            unsafe {
                let panel = [v128_load(right.cast()), v128_load(right.add(LANES).cast())];
                for (row, sums) in sums.iter_mut().enumerate() {
                    let value = v128_load32_splat(left.add(row * walk.row()).cast());
                    *sums = [multiply_add(value, panel[0], sums[0]), multiply_add(value, panel[1], sums[1])];
                }
            }
            [left, right] = [left.wrapping_add(walk.left()), right.wrapping_add(W::RIGHT)];
        }
        ahead -= run;
        runs = [0, 1].map(|matrix| runs[matrix].wrapping_add(strides[matrix]));
    }
    sums
}

impl Place<'_> {
    /// Stores a tile's sums, or adds them to those of former terms.
    #[inline(always)]
    fn store<const M: usize>(self, sums: Sums<M>) {
        let Self { values, row_stride, columns, add } = self;
        if columns < COLUMNS {
            for (values, [first, second]) in values.chunks_mut(row_stride).zip(sums) {
                store_some(&mut values[..columns], first, second, add);
            }
            return;
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

/// Fewer columns than a tile has, of one row. Vectors by themselves: sums that are handed on in memory are stored there
/// wherever a tile ends.
#[inline(never)]
fn store_some(values: &mut [Unset], first: v128, second: v128, add: bool) {
    let mut whole = [0.0_f32; COLUMNS];
    // SAFETY: eight floats.
    unsafe { whole.as_mut_ptr().cast::<[v128; 2]>().write_unaligned([first, second]) };
    for (to, from) in values.iter_mut().zip(whole) {
        // SAFETY: what is added to is stored already.
        let before = if add { unsafe { to.assume_init() } } else { 0.0 };
        to.write(before + from);
    }
}
