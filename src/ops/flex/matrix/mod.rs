//! Matrix products on views of slices: natively by the gemm crate, which knows the processor's vectors; in wasm by a kernel
//! of our own, since gemm's spills registers in browsers and does not know fused multiply-add.

#[cfg(not(target_arch = "wasm32"))]
mod native;
#[cfg(target_arch = "wasm32")]
mod simd128;

#[cfg(not(target_arch = "wasm32"))]
use native::product;
#[cfg(target_arch = "wasm32")]
use simd128::product;

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
