//! Products for wasm's vectors of four floats.
//!
//! Each kind of product is loops around the micro-kernel ([`micro_kernel`]), which reads A and B where they lie. Only
//! the B of a row-major product is packed first ([`pack`]): the packed layouts of [`super::layout`] are ready to be
//! read, since the Winograd transforms write them so.

mod micro_kernel;
mod operands;
mod pack;
mod ranges;
mod tile;

use std::ops::Range;

use super::layout::{KB, KC, MR, NC, NR, Order};
use super::view::{Matrix, Output};
use micro_kernel::macro_kernel;
use operands::{Depth, Operands, PackedAPackedB, RowMajorA, TransposedPackedA, TransposedRowMajorA};
use pack::{Panel, pack_b, packed_panels};
use ranges::{even_ranges, ranges};

/// `c = a b`, or `c += a b`: of a packed A and a packed B, of a transposed packed A and a packed A, or of a row-major A
/// (transposed or not) and any B.
pub(super) fn product(c: Output, a: Matrix, b: Matrix) {
    match ([a, b].map(|matrix| matrix.layout.order), [a, b].map(|matrix| matrix.transposed)) {
        ([Order::PackedA, Order::PackedB], [false, false]) => packed_product(c, a, b),
        ([Order::PackedA, Order::PackedA], [true, false]) => transposed_packed_product(c, a, b),
        ([Order::RowMajor, _], _) => row_major_product(c, a, b),
        orders => unreachable!("no product of {orders:?}"),
    }
}

/// Packed A times packed B.
fn packed_product(mut c: Output, a: Matrix, b: Matrix) {
    let depth = Depth { k: a.columns(), block_strides: [a.layout.column_block_stride, b.layout.row_block_stride] };
    for rows in ranges(0..a.rows(), MR) {
        let left = &a.values[a.layout.row(rows.start)..];
        by_rows(PackedAPackedB, &mut c, left, &rows, depth, packed_panels(&b));
    }
}

/// The transpose of a packed A times a packed A: `k` runs over the rows of both.
fn transposed_packed_product(mut c: Output, a: Matrix, b: Matrix) {
    let depth = Depth { k: a.columns(), block_strides: [a, b].map(|matrix| matrix.layout.row_block_stride) };
    for block in ranges(0..a.rows(), KB) {
        for rows in even_ranges(&block, MR) {
            let left = &a.values[a.layout.column(rows.start)..];
            by_rows(TransposedPackedA, &mut c, left, &rows, depth, packed_panels(&b));
        }
    }
}

/// A row-major A, or its transpose, times any B, of which `KC x NC` floats are packed at a time.
fn row_major_product(mut c: Output, a: Matrix, b: Matrix) {
    let row_stride = a.layout.row_stride;
    for terms in ranges(0..a.columns(), KC) {
        c.accumulate |= terms.start > 0;
        let depth = Depth { k: terms.len(), block_strides: [0; 2] };
        for columns in ranges(0..b.columns(), NC) {
            let packed = pack_b(&b, &columns, &terms);
            for rows in even_ranges(&(0..a.rows()), MR) {
                let left = &a.values[a.at(rows.start, terms.start)..];
                let panels = ranges(columns.clone(), NR).zip(packed.chunks_exact(NR * terms.len()));
                if a.transposed {
                    by_rows(TransposedRowMajorA { row_stride }, &mut c, left, &rows, depth, panels);
                } else {
                    by_rows(RowMajorA { row_stride }, &mut c, left, &rows, depth, panels);
                }
            }
        }
    }
}

/// The product of a micro-panel of A, `rows`, with some micro-panels of B, by the macro-kernel for that number of rows.
fn by_rows<'a>(
    operands: impl Operands,
    c: &mut Output,
    left: &[f32],
    rows: &Range<usize>,
    depth: Depth,
    panels: impl Iterator<Item = Panel<'a>>,
) {
    match rows.len() {
        6 => macro_kernel::<_, 6>(operands, c, left, rows, depth, panels),
        5 => macro_kernel::<_, 5>(operands, c, left, rows, depth, panels),
        4 => macro_kernel::<_, 4>(operands, c, left, rows, depth, panels),
        3 => macro_kernel::<_, 3>(operands, c, left, rows, depth, panels),
        2 => macro_kernel::<_, 2>(operands, c, left, rows, depth, panels),
        _ => macro_kernel::<_, 1>(operands, c, left, rows, depth, panels),
    }
}
