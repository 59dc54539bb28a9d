//! The micro-kernel: an `MR x NR` tile of C, whose 6 x 2 vectors of sums stay in registers.
//!
//! Six rows are as many as x86's 16 registers hold beside two vectors of B and one of A. With fewer rows the
//! processor's two multipliers wait for the sums before (4 x 2: 17% slower, measured in Chromium on a Xeon). Two things
//! about the machine code matter, and scripts/rustc-wasm.sh asks LLVM for both:
//!
//! - Loads stay where they are written, between the products. Loads that are moved forward take registers from the
//!   sums.
//! - An address is one pointer plus a constant. A separate addition for each address competes with the products for the
//!   processor's ports (10% slower on packed matrices).
//!
//! Unrolled along `k`, the loop spills registers.

use core::arch::wasm32::{f32x4_splat, v128_load, v128_load32_splat};
use std::ops::Range;

use super::operands::{Depth, Operands};
use super::pack::Panel;
use super::tile::{Sums, store_tile};
use crate::flex::gemm::layout::NR;
use crate::flex::gemm::view::Output;
use crate::flex::simd::{LANES, multiply_add};

/// The loop around the micro-kernel: `M` rows of A, which begin at `left`, times some micro-panels of B. The
/// micro-kernel is inlined: a call for each panel would take as long as a dozen steps along `k`.
pub(super) fn macro_kernel<'a, O: Operands, const M: usize>(
    operands: O,
    c: &mut Output,
    left: &[f32],
    rows: &Range<usize>,
    depth: Depth,
    panels: impl Iterator<Item = Panel<'a>>,
) {
    for (columns, right) in panels {
        store_tile(c, rows, &columns, micro_kernel::<O, M>(operands, left, right, depth));
    }
}

/// The sums of `M` rows of A, which begin at `left`, with a micro-panel of B, which begins at `right`.
#[inline(always)]
fn micro_kernel<O: Operands, const M: usize>(operands: O, left: &[f32], right: &[f32], depth: Depth) -> Sums<M> {
    let Depth { k, block_strides } = depth;
    let last = |block_stride: usize, step: usize| (k - 1) / O::BLOCK * block_stride + (k - 1) % O::BLOCK * step;
    assert!(last(block_strides[0], operands.a_step()) + (M - 1) * operands.a_row() < left.len());
    assert!(last(block_strides[1], O::B_STEP) + NR <= right.len());
    let mut sums: Sums<M> = [[f32x4_splat(0.0); 2]; M];
    let mut block = [left.as_ptr(), right.as_ptr()];
    let mut ahead = k;
    while ahead > 0 {
        let [mut a, mut b] = block;
        let steps = ahead.min(O::BLOCK);
        let end = b.wrapping_add(steps * O::B_STEP);
        while b != end {
            // SAFETY: `a` and `b` are at step `p < k` of the slices. The asserts say that at the last step, k - 1, A's
            // last row and B's NR columns lie within the slices; all distances are positive, so they do at every step
            // before.
            unsafe {
                let panel = [v128_load(b.cast()), v128_load(b.add(LANES).cast())];
                for (row, sums) in sums.iter_mut().enumerate() {
                    let value = v128_load32_splat(a.add(row * operands.a_row()).cast());
                    *sums = [multiply_add(value, panel[0], sums[0]), multiply_add(value, panel[1], sums[1])];
                }
            }
            [a, b] = [a.wrapping_add(operands.a_step()), b.wrapping_add(O::B_STEP)];
        }
        ahead -= steps;
        block = [0, 1].map(|matrix| block[matrix].wrapping_add(block_strides[matrix]));
    }
    sums
}
