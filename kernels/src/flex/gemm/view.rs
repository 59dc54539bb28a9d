//! Matrices in slices.

use std::ops::Range;

use super::layout::Layout;

/// A matrix that is read. Its slice is exactly as long as its layout says ([`Layout::len`]).
#[derive(Debug, Clone, Copy)]
pub(in crate::flex) struct Matrix<'a> {
    pub(super) values: &'a [f32],
    pub(super) layout: Layout,
    /// Whether the matrix is the transpose of what is laid out.
    pub(super) transposed: bool,
}

impl<'a> Matrix<'a> {
    /// # Panics
    /// Unless the slice is as long as the layout says.
    pub fn new(values: &'a [f32], layout: Layout) -> Self {
        assert_eq!(values.len(), layout.len());
        Self { values, layout, transposed: false }
    }

    /// `[rows, columns]` with one row after another.
    pub fn row_major(values: &'a [f32], rows: usize, columns: usize) -> Self {
        Self::new(values, Layout::row_major(rows, columns))
    }

    /// Some columns of the matrix.
    ///
    /// # Panics
    /// As [`Layout::of_columns`], and if the matrix is a transpose.
    pub fn columns_in(self, columns: &Range<usize>) -> Self {
        assert!(!self.transposed);
        let layout = self.layout.of_columns(columns);
        Self { values: &self.values[self.layout.column(columns.start)..][..layout.len()], layout, ..self }
    }

    /// The transpose, of the same memory.
    pub fn transposed(self) -> Self {
        Self { transposed: !self.transposed, ..self }
    }

    pub fn rows(&self) -> usize {
        if self.transposed { self.layout.columns } else { self.layout.rows }
    }

    pub(super) fn columns(&self) -> usize {
        self.transposed().rows()
    }
}

/// The matrix C that a product stores, or is added to. Its slice is exactly as long as its layout says.
#[derive(Debug)]
pub(in crate::flex) struct Output<'a> {
    pub(super) values: &'a mut [f32],
    pub(super) layout: Layout,
    /// Whether the product is added to what is there.
    pub(super) accumulate: bool,
}

impl<'a> Output<'a> {
    /// # Panics
    /// Unless the slice is as long as the layout says.
    pub fn new(values: &'a mut [f32], layout: Layout) -> Self {
        assert_eq!(values.len(), layout.len());
        Self { values, layout, accumulate: false }
    }

    /// `[rows, columns]` with one row after another.
    pub fn row_major(values: &'a mut [f32], rows: usize, columns: usize) -> Self {
        Self::new(values, Layout::row_major(rows, columns))
    }

    /// Some columns of the matrix.
    ///
    /// # Panics
    /// As [`Layout::of_columns`].
    pub fn columns_in(self, columns: &Range<usize>) -> Self {
        let layout = self.layout.of_columns(columns);
        Self { values: &mut self.values[self.layout.column(columns.start)..][..layout.len()], layout, ..self }
    }

    /// Whether the product is to be added to what is there.
    pub fn accumulate(self, accumulate: bool) -> Self {
        Self { accumulate, ..self }
    }

    pub(super) fn layout(&self) -> &Layout {
        &self.layout
    }
}
