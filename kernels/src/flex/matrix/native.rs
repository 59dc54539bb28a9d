//! Products by the gemm crate.

use gemm::Parallelism;

use super::{Matrix, Output};

/// `output = lhs rhs`, or `output += lhs rhs`.
pub(super) fn product(output: Output, lhs: Matrix, rhs: Matrix) {
    let [lhs_strides, rhs_strides] = [lhs, rhs].map(|matrix| matrix.strides());
    // SAFETY: the strides describe matrices that lie within their slices (asserted where they are made), and `output` is
    // borrowed alone.
    unsafe {
        gemm::gemm(
            lhs.rows(),
            rhs.columns(),
            lhs.columns(),
            output.values.as_mut_ptr().cast(),
            1,
            output.layout.row_stride as isize,
            output.add,
            lhs.values.as_ptr(),
            lhs_strides[1],
            lhs_strides[0],
            rhs.values.as_ptr(),
            rhs_strides[1],
            rhs_strides[0],
            1.0,
            1.0,
            false,
            false,
            false,
            Parallelism::None,
        );
    }
}

impl Matrix<'_> {
    /// From one row, and from one column, to the next. Natively every layout is of whole rows.
    fn strides(&self) -> [isize; 2] {
        let stride = self.layout.row_stride as isize;
        if self.transposed { [1, stride] } else { [stride, 1] }
    }
}
