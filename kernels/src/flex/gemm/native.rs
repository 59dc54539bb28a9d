//! Products by the `gemm` crate.

use gemm::Parallelism;

use super::view::{Matrix, Output};

/// `c = a b`, or `c += a b`. The sizes fit, as [`super::gemm`] asserts.
pub(super) fn product(c: Output, a: Matrix, b: Matrix) {
    let [a_strides, b_strides] = [a, b].map(|matrix| strides(&matrix));
    // SAFETY: gemm reads `a[i, p]` for `i < m` and `p < k`, reads `b[p, j]` and writes `c[i, j]` for `j < n`, each at
    // its pointer plus row and column times the given strides. Natively every layout is row-major, so these strides are
    // how the matrix lies in its slice (swapped for a transpose), and the slice is as long as the layout's last element
    // needs: `Matrix::new` and `Output::new` assert that, and `columns_in` slices that much. `a.columns() == b.rows()`
    // and C's sizes were asserted by the caller. `c.values` is borrowed mutably, so it overlaps neither `a` nor `b`.
    unsafe {
        gemm::gemm(
            a.rows(),
            b.columns(),
            a.columns(),
            c.values.as_mut_ptr(),
            1,
            c.layout.row_stride as isize,
            c.accumulate,
            a.values.as_ptr(),
            a_strides[1],
            a_strides[0],
            b.values.as_ptr(),
            b_strides[1],
            b_strides[0],
            1.0,
            1.0,
            false,
            false,
            false,
            Parallelism::None,
        );
    }
}

/// From one row, and from one column, to the next.
fn strides(matrix: &Matrix) -> [isize; 2] {
    let stride = matrix.layout.row_stride as isize;
    if matrix.transposed { [1, stride] } else { [stride, 1] }
}
