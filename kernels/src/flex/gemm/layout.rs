//! The order in which a matrix's floats lie in memory, and the block sizes of products in wasm.
//!
//! In every order an element's address is that of its row plus that of its column ([`Layout::row`],
//! [`Layout::column`]).
//!
//! ```text
//! packed A: micro-panels of MR rows, cut along k into blocks of KB columns. A block is row-major, MR x KB:
//!
//!            columns 0..KB     columns KB..2KB
//!           .---------------. .---------------.
//! rows 0..MR| row 0         | |               |   The floats of a block are contiguous.
//!           | ...           | |               |
//!           | row MR-1      | |               |
//!           '---------------' '---------------'
//!
//! packed B: micro-panels of NR columns, cut along k into blocks of KB rows. A block is row-major, KB x NR:
//!
//!            columns 0..NR    NR..2NR
//!           .-------------. .---------.
//! rows 0..KB| row 0       | |         |           The floats of a block are contiguous here, too.
//!           | ...         | |         |
//!           '-------------' '---------'
//!
//! interleaved matrices (the 25 elements of a Winograd tile): their blocks take turns in memory, in either order.
//!
//!   | block 0 of matrix 0 | pad | block 0 of matrix 1 | pad | ... | block 1 of matrix 0 | pad | ...
//!
//! `pad` is one unused cache line (16 floats). Without it the distance between two matrices would be a power of two.
//! ```
//!
//! BLIS stores a micro-panel of A column by column. Here it stays row by row, since the Winograd transforms, which read
//! and write these layouts directly, want neighbouring channels (columns) beside one another.

use std::ops::Range;

/// Rows of the micro-kernel's tile of C, in wasm.
pub(super) const MR: usize = 6;
/// Columns of the micro-kernel's tile of C, in wasm: two vectors. Also the columns of a micro-panel of packed B, so
/// that the columns of a packed B must be a multiple of it.
pub(in crate::flex) const NR: usize = 8;
/// Part of `k` that lies together in packed matrices. Interleaved matrices take turns at this distance: the 25 elements
/// of a Winograd tile, which are visited together, then lie within a dozen pages of memory, and a product still reads
/// stretches that are long enough for the processor to prefetch.
pub(super) const KB: usize = 64;
/// Part of `k` that is summed at a time where B is packed for one product: `KC` rows of a micro-panel (16 KB) stay in
/// the first-level cache.
#[cfg(target_arch = "wasm32")]
pub(super) const KC: usize = 512;
/// Part of `n` that is packed at a time: `KC x NC` floats (128 KB) stay in the second-level cache.
#[cfg(target_arch = "wasm32")]
pub(super) const NC: usize = 8 * NR;

/// Whether products are computed by the wasm kernel, which reads the packed orders. Natively everything is row-major,
/// since the `gemm` crate packs by itself.
const PACKED: bool = cfg!(target_arch = "wasm32");
/// Floats of a cache line. It is added to each distance that would else be a power of two, at which interleaved
/// matrices would compete for one set of the cache.
const CACHE_LINE: usize = 16;
/// From one of the interleaved matrices to the next.
const PACKED_A_STRIDE: usize = MR * KB + CACHE_LINE;
const PACKED_B_STRIDE: usize = KB * NR + CACHE_LINE;

/// Where each row and each column of a matrix lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::flex) struct Layout {
    pub rows: usize,
    pub columns: usize,
    pub(super) order: Order,
    /// From one row to the next within a block.
    pub(super) row_stride: usize,
    /// From one block to the one below it.
    pub(super) row_block_stride: usize,
    /// From one block to the one on its right.
    pub(super) column_block_stride: usize,
    /// From one of the interleaved matrices to the next.
    pub matrix_stride: usize,
}

/// Into which blocks a matrix is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// One block.
    RowMajor,
    /// Blocks of [`MR`] rows and [`KB`] columns.
    PackedA,
    /// Blocks of [`KB`] rows and [`NR`] columns.
    PackedB,
}

impl Layout {
    /// One row after another; several matrices lie one after another.
    pub const fn row_major(rows: usize, columns: usize) -> Self {
        Self {
            rows,
            columns,
            order: Order::RowMajor,
            row_stride: columns,
            row_block_stride: 0,
            column_block_stride: 0,
            matrix_stride: rows * columns + CACHE_LINE,
        }
    }

    /// What a product in wasm reads as A, or as both factors of `A^T B`. `matrices` of one size are interleaved.
    /// Natively row-major.
    pub fn packed_a(rows: usize, columns: usize, matrices: usize) -> Self {
        let row_major = Self::row_major(rows, columns);
        if !PACKED {
            return row_major;
        }
        let matrix_stride = PACKED_A_STRIDE;
        let column_block_stride = matrices * matrix_stride;
        let row_block_stride = columns.div_ceil(KB) * column_block_stride;
        let order = Order::PackedA;
        Self { order, row_stride: KB, row_block_stride, column_block_stride, matrix_stride, ..row_major }
    }

    /// What a product in wasm reads as B. `matrices` of one size are interleaved. Natively row-major.
    ///
    /// # Panics
    /// Unless the columns are a multiple of [`NR`].
    pub fn packed_b(rows: usize, columns: usize, matrices: usize) -> Self {
        assert!(columns.is_multiple_of(NR));
        let row_major = Self::row_major(rows, columns);
        if !PACKED {
            return row_major;
        }
        let matrix_stride = PACKED_B_STRIDE;
        let row_block_stride = matrices * matrix_stride;
        let column_block_stride = rows.div_ceil(KB) * row_block_stride;
        let order = Order::PackedB;
        Self { order, row_stride: NR, row_block_stride, column_block_stride, matrix_stride, ..row_major }
    }

    /// [`matrix_stride`](Self::matrix_stride) of a packed A; in wasm a constant, which the compiler puts into
    /// addresses.
    #[inline(always)]
    pub fn packed_a_stride(&self) -> usize {
        if PACKED { PACKED_A_STRIDE } else { self.matrix_stride }
    }

    /// The same of a packed B.
    #[inline(always)]
    pub fn packed_b_stride(&self) -> usize {
        if PACKED { PACKED_B_STRIDE } else { self.matrix_stride }
    }

    /// Columns of a block.
    fn block_columns(&self) -> usize {
        match self.order {
            Order::RowMajor => self.columns,
            Order::PackedA => KB,
            Order::PackedB => NR,
        }
    }

    /// Some columns, as a matrix that begins where the first of them does.
    ///
    /// # Panics
    /// Unless they begin with a block, or lie within one.
    pub(super) fn of_columns(&self, columns: &Range<usize>) -> Self {
        let block = self.block_columns();
        let within = columns.start % block;
        assert!(columns.end <= self.columns && (within == 0 || within + columns.len() <= block));
        Self { columns: columns.len(), ..*self }
    }

    /// Floats from the matrix's first to its last.
    pub fn len(&self) -> usize {
        if self.rows == 0 || self.columns == 0 { 0 } else { self.at(self.rows - 1, self.columns - 1) + 1 }
    }

    /// The address of an element. The columns that follow in its block lie right behind it.
    #[inline(always)]
    pub fn at(&self, row: usize, column: usize) -> usize {
        self.row(row) + self.column(column)
    }

    /// The address of a row's first element.
    #[inline(always)]
    pub fn row(&self, row: usize) -> usize {
        let block_rows = match self.order {
            Order::RowMajor => return row * self.row_stride,
            Order::PackedA => MR,
            Order::PackedB => KB,
        };
        row / block_rows * self.row_block_stride + row % block_rows * self.row_stride
    }

    /// The address of a column relative to its row.
    #[inline(always)]
    pub fn column(&self, column: usize) -> usize {
        match self.order {
            Order::RowMajor => column,
            Order::PackedA => column / KB * self.column_block_stride + column % KB,
            Order::PackedB => column / NR * self.column_block_stride + column % NR,
        }
    }
}
