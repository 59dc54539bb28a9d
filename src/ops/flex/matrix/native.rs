//! Products by the gemm crate.

use gemm::Parallelism;

use super::Matrix;

/// `output = lhs rhs`, or `output += lhs rhs`.
pub(super) fn product(output: &mut [f32], lhs: Matrix, rhs: Matrix, accumulate: bool) {
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
