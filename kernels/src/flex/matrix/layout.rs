//! In what order a matrix's floats lie: rows in runs, columns in blocks. An element's place is that of its row plus that of its
//! column.

use std::ops::Range;

/// Where each row and each column lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::flex) struct Layout {
    pub rows: usize,
    pub columns: usize,
    pub(super) order: Order,
    /// From one run of rows to the next, from one of its rows to the next, and from one block of columns to the next.
    pub(super) run_stride: usize,
    pub(super) row_stride: usize,
    pub(super) block_stride: usize,
    /// From one of the matrices that lie together to the next.
    pub matrix_stride: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// One run, one block.
    Rows,
    /// What a product in wasm reads on its right: blocks of [`PANEL`] columns, runs of [`TERMS`] rows.
    Panels,
    /// What it reads on its left: runs of [`GROUP`] rows, blocks of [`TERMS`] columns.
    Groups,
}

/// Whether products are computed by the wasm kernel, which is fastest with orders of its own. Natively gemm brings any rows
/// into an order of its own.
const OWN_ORDERS: bool = cfg!(target_arch = "wasm32");
/// Columns, and rows, that a product in wasm makes at a time.
pub(in crate::flex) const PANEL: usize = 8;
pub(super) const GROUP: usize = 6;
/// Terms that lie beside one another, of both matrices. Where matrices take turns, it is by that many: so the lanes of a tile's
/// 25 parts, which are visited together, lie within a dozen pages of memory, and still a product finds what it reads in
/// stretches long enough to be fetched ahead.
pub(super) const TERMS: usize = 64;
/// A line of the cache, floats. At a distance of a power of two, matrices would compete for one set of it.
const LINE: usize = 16;
const PANELS_STRIDE: usize = TERMS * PANEL + LINE;
const GROUPS_STRIDE: usize = GROUP * TERMS + LINE;

impl Layout {
    /// Rows one after the other.
    pub const fn of_rows(rows: usize, columns: usize) -> Self {
        let matrix_stride = rows * columns + LINE;
        Self { rows, columns, order: Order::Rows, run_stride: 0, row_stride: columns, block_stride: 0, matrix_stride }
    }

    /// What a product reads on its right. Some matrices of one size take turns, run by run.
    ///
    /// # Panics
    /// Unless the columns are a multiple of [`PANEL`].
    pub fn of_panels(rows: usize, columns: usize, matrices: usize) -> Self {
        assert!(columns.is_multiple_of(PANEL));
        let plain = Self::of_rows(rows, columns);
        if !OWN_ORDERS {
            return plain;
        }
        let matrix_stride = PANELS_STRIDE;
        let run_stride = matrices * matrix_stride;
        let block_stride = rows.div_ceil(TERMS) * run_stride;
        Self { order: Order::Panels, run_stride, row_stride: PANEL, block_stride, matrix_stride, ..plain }
    }

    /// What a product reads on its left, or over the rows of which it sums. Some matrices of one size take turns, block by
    /// block.
    pub fn of_groups(rows: usize, columns: usize, matrices: usize) -> Self {
        let plain = Self::of_rows(rows, columns);
        if !OWN_ORDERS {
            return plain;
        }
        let matrix_stride = GROUPS_STRIDE;
        let block_stride = matrices * matrix_stride;
        let run_stride = columns.div_ceil(TERMS) * block_stride;
        Self { order: Order::Groups, run_stride, row_stride: TERMS, block_stride, matrix_stride, ..plain }
    }

    /// [`matrix_stride`](Self::matrix_stride) of panels: in wasm known when it is compiled.
    #[inline(always)]
    pub fn panels_stride(&self) -> usize {
        if OWN_ORDERS { PANELS_STRIDE } else { self.matrix_stride }
    }

    /// The same of groups.
    #[inline(always)]
    pub fn groups_stride(&self) -> usize {
        if OWN_ORDERS { GROUPS_STRIDE } else { self.matrix_stride }
    }

    /// Columns of a block.
    pub fn block(&self) -> usize {
        match self.order {
            Order::Rows => self.columns,
            Order::Panels => PANEL,
            Order::Groups => TERMS,
        }
    }

    /// Some columns, as a matrix that begins where the first of them does.
    ///
    /// # Panics
    /// Unless they begin a block, or lie within one.
    pub(super) fn part(&self, columns: &Range<usize>) -> Self {
        let within = columns.start % self.block();
        assert!(columns.end <= self.columns && (within == 0 || within + columns.len() <= self.block()));
        Self { columns: columns.len(), ..*self }
    }

    /// Floats from a matrix's first to its last.
    pub fn floats(&self) -> usize {
        if self.rows == 0 || self.columns == 0 { 0 } else { self.at(self.rows - 1, self.columns - 1) + 1 }
    }

    /// Where an element lies, and behind it those of the columns that follow in its block.
    #[inline(always)]
    pub fn at(&self, row: usize, column: usize) -> usize {
        self.row(row) + self.column(column)
    }

    /// Where a row begins.
    #[inline(always)]
    pub fn row(&self, row: usize) -> usize {
        let run = match self.order {
            Order::Rows => return row * self.row_stride,
            Order::Panels => TERMS,
            Order::Groups => GROUP,
        };
        row / run * self.run_stride + row % run * self.row_stride
    }

    /// Where a column lies in a row.
    #[inline(always)]
    pub fn column(&self, column: usize) -> usize {
        match self.order {
            Order::Rows => column,
            Order::Panels => column / PANEL * self.block_stride + column % PANEL,
            Order::Groups => column / TERMS * self.block_stride + column % TERMS,
        }
    }
}
