//! How the micro-kernel steps through A and B.

use crate::flex::gemm::layout::{KB, MR, NR};

/// The part of `k` that a micro-kernel sums. Its elements lie at constant distances within a block
/// ([`Operands::BLOCK`]).
#[derive(Clone, Copy)]
pub(super) struct Depth {
    /// Number of products in a sum.
    pub k: usize,
    /// From one block to the next, in A and in B.
    pub block_strides: [usize; 2],
}

/// The distances of a micro-panel's elements. Constants where possible: they become part of the instructions.
pub(super) trait Operands: Copy {
    /// Steps along `k` at constant distances, after which [`Depth::block_strides`] lead to the next block.
    const BLOCK: usize = usize::MAX;
    /// In B, from one `k` to the next.
    const B_STEP: usize = NR;

    /// In A, from one `k` to the next.
    fn a_step(self) -> usize;

    /// In A, from one row to the next.
    fn a_row(self) -> usize;
}

/// A packed A and a packed B.
#[derive(Clone, Copy)]
pub(super) struct PackedAPackedB;

impl Operands for PackedAPackedB {
    const BLOCK: usize = KB;

    fn a_step(self) -> usize {
        1
    }

    fn a_row(self) -> usize {
        KB
    }
}

/// Two packed A of which the first is transposed: `k` runs over the rows of both.
#[derive(Clone, Copy)]
pub(super) struct TransposedPackedA;

impl Operands for TransposedPackedA {
    const BLOCK: usize = MR;
    const B_STEP: usize = KB;

    fn a_step(self) -> usize {
        KB
    }

    fn a_row(self) -> usize {
        1
    }
}

/// A row-major A; B is packed by [`super::pack`].
#[derive(Clone, Copy)]
pub(super) struct RowMajorA {
    pub row_stride: usize,
}

impl Operands for RowMajorA {
    fn a_step(self) -> usize {
        1
    }

    fn a_row(self) -> usize {
        self.row_stride
    }
}

/// The transpose of a row-major A; B is packed by [`super::pack`].
#[derive(Clone, Copy)]
pub(super) struct TransposedRowMajorA {
    pub row_stride: usize,
}

impl Operands for TransposedRowMajorA {
    fn a_step(self) -> usize {
        self.row_stride
    }

    fn a_row(self) -> usize {
        1
    }
}
