//! In what order a matrix's floats lie. An element's place is that of its row plus that of its column.

/// Rows in groups, and within a group columns in blocks: each block has its rows one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ops::flex) struct Layout {
    pub rows: usize,
    pub columns: usize,
    pub(super) order: Order,
    /// From one group to the next, from one of its rows to the next, and from one block to the next.
    pub(super) group_stride: usize,
    pub(super) row_stride: usize,
    pub(super) block_stride: usize,
    /// From one of the matrices that lie together to the next.
    pub matrix_stride: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// One group, one block.
    Rows,
    /// What a product in wasm reads on its right: one group, blocks of [`PANEL`] columns.
    Panels,
    /// What it reads on its left, or makes: groups of [`GROUP`] rows, blocks of [`TERMS`] columns.
    Groups,
}

/// Whether products are computed by the wasm kernel, which is fastest with orders of its own. Natively gemm brings any rows
/// into an order of its own.
const OWN_ORDERS: bool = cfg!(target_arch = "wasm32");
/// Columns, and rows, that a product in wasm makes at a time.
pub(in crate::ops::flex) const PANEL: usize = 8;
pub(super) const GROUP: usize = 6;
/// Terms of the left matrix's row that lie beside one another: a line of the cache.
pub(super) const TERMS: usize = 16;
/// A line of the cache, floats. At a distance of a power of two, matrices would compete for one set of it.
const LINE: usize = 16;

impl Layout {
    /// Rows one after the other.
    pub const fn of_rows(rows: usize, columns: usize) -> Self {
        let matrix_stride = rows * columns + LINE;
        Self { rows, columns, order: Order::Rows, group_stride: 0, row_stride: columns, block_stride: 0, matrix_stride }
    }

    /// What a product reads on its right.
    ///
    /// # Panics
    /// Unless the columns are a multiple of [`PANEL`].
    pub fn of_panels(rows: usize, columns: usize) -> Self {
        assert!(columns.is_multiple_of(PANEL));
        let plain = Self::of_rows(rows, columns);
        if !OWN_ORDERS {
            return plain;
        }
        Self { order: Order::Panels, row_stride: PANEL, block_stride: rows * PANEL, ..plain }
    }

    /// What a product reads on its left, or makes. Some matrices of one size take turns, group by group.
    pub fn of_groups(rows: usize, columns: usize, matrices: usize) -> Self {
        let plain = Self::of_rows(rows, columns);
        if !OWN_ORDERS {
            return plain;
        }
        let block_stride = GROUP * TERMS;
        let matrix_stride = columns.div_ceil(TERMS) * block_stride + LINE;
        let group_stride = matrices * matrix_stride;
        Self { order: Order::Groups, group_stride, row_stride: TERMS, block_stride, matrix_stride, ..plain }
    }

    /// Columns of a block.
    pub fn block(&self) -> usize {
        match self.order {
            Order::Rows => self.columns,
            Order::Panels => PANEL,
            Order::Groups => TERMS,
        }
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
        match self.order {
            Order::Rows | Order::Panels => row * self.row_stride,
            Order::Groups => row / GROUP * self.group_stride + row % GROUP * self.row_stride,
        }
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
