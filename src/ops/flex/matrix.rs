//! Matrix products on views of slices.

use gemm::Parallelism;

/// A matrix in a slice: element `(row, column)` lies at `row * row_stride + column * column_stride`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Matrix<'a> {
    values: &'a [f32],
    pub rows: usize,
    pub columns: usize,
    row_stride: usize,
    column_stride: usize,
}

impl<'a> Matrix<'a> {
    /// Rows one after the other.
    pub fn new(values: &'a [f32], rows: usize, columns: usize) -> Self {
        assert_eq!(values.len(), rows * columns);
        Self { values, rows, columns, row_stride: columns, column_stride: 1 }
    }

    pub fn transposed(self) -> Self {
        Self {
            rows: self.columns,
            columns: self.rows,
            row_stride: self.column_stride,
            column_stride: self.row_stride,
            ..self
        }
    }
}

/// `output = lhs rhs`; `output` has its rows one after the other.
pub(super) fn multiply(output: &mut [f32], lhs: Matrix, rhs: Matrix) {
    product(output, lhs, rhs, false);
}

/// `output += lhs rhs`.
pub(super) fn multiply_add(output: &mut [f32], lhs: Matrix, rhs: Matrix) {
    product(output, lhs, rhs, true);
}

fn product(output: &mut [f32], lhs: Matrix, rhs: Matrix, accumulate: bool) {
    assert_eq!(lhs.columns, rhs.rows);
    assert_eq!(output.len(), lhs.rows * rhs.columns);
    // SAFETY: the strides describe matrices that lie within their slices (asserted here and in `Matrix::new`), and
    // `output` is borrowed alone.
    unsafe {
        gemm::gemm(
            lhs.rows,
            rhs.columns,
            lhs.columns,
            output.as_mut_ptr(),
            1,
            rhs.columns as isize,
            accumulate,
            lhs.values.as_ptr(),
            lhs.column_stride as isize,
            lhs.row_stride as isize,
            rhs.values.as_ptr(),
            rhs.column_stride as isize,
            rhs.row_stride as isize,
            1.0,
            1.0,
            false,
            false,
            false,
            Parallelism::None,
        );
    }
}
