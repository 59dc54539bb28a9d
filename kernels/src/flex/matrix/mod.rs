//! Matrix products on views of slices: natively by the gemm crate, which knows the processor's vectors; in wasm by a kernel
//! of our own, since gemm's spills registers in browsers and does not know fused multiply-add.

mod layout;
#[cfg(not(target_arch = "wasm32"))]
mod native;
#[cfg(target_arch = "wasm32")]
mod simd128;

use std::ops::Range;

use super::unset::{Unset, unset};
pub(super) use layout::{Layout, PANEL};
#[cfg(not(target_arch = "wasm32"))]
use native::product;
#[cfg(target_arch = "wasm32")]
use simd128::product;

/// A matrix in a slice.
#[derive(Debug, Clone, Copy)]
pub(super) struct Matrix<'a> {
    values: &'a [f32],
    layout: Layout,
    /// Whether it is the transpose of what is laid out.
    transposed: bool,
}

impl<'a> Matrix<'a> {
    pub fn new(values: &'a [f32], layout: Layout) -> Self {
        assert_eq!(values.len(), layout.floats());
        Self { values, layout, transposed: false }
    }

    /// Rows one after the other.
    pub fn of_rows(values: &'a [f32], rows: usize, columns: usize) -> Self {
        Self::new(values, Layout::of_rows(rows, columns))
    }

    /// Some columns of what is laid out.
    ///
    /// # Panics
    /// As [`Layout::part`], and if it is a transpose.
    pub fn columns_in(self, columns: &Range<usize>) -> Self {
        assert!(!self.transposed);
        let layout = self.layout.part(columns);
        Self { values: &self.values[self.layout.column(columns.start)..][..layout.floats()], layout, ..self }
    }

    pub fn transposed(self) -> Self {
        Self { transposed: !self.transposed, ..self }
    }

    pub fn rows(&self) -> usize {
        if self.transposed { self.layout.columns } else { self.layout.rows }
    }

    fn columns(&self) -> usize {
        self.transposed().rows()
    }
}

/// Where a product goes.
#[derive(Debug)]
pub(super) struct Output<'a> {
    values: &'a mut [Unset],
    layout: Layout,
    /// Whether it is added to what is there, which then is stored already.
    add: bool,
}

impl<'a> Output<'a> {
    pub fn new(values: &'a mut [f32], layout: Layout) -> Self {
        // SAFETY: a product stores floats.
        Self::of_unset(unsafe { unset(values) }, layout)
    }

    pub fn of_rows(values: &'a mut [f32], rows: usize, columns: usize) -> Self {
        Self::new(values, Layout::of_rows(rows, columns))
    }

    /// Where a product stores every float.
    pub fn of_unset_rows(values: &'a mut [Unset], rows: usize, columns: usize) -> Self {
        Self::of_unset(values, Layout::of_rows(rows, columns))
    }

    fn of_unset(values: &'a mut [Unset], layout: Layout) -> Self {
        assert_eq!(values.len(), layout.floats());
        Self { values, layout, add: false }
    }

    /// Some columns of what is laid out.
    ///
    /// # Panics
    /// As [`Layout::part`].
    pub fn columns_in(self, columns: &Range<usize>) -> Self {
        let layout = self.layout.part(columns);
        Self { values: &mut self.values[self.layout.column(columns.start)..][..layout.floats()], layout, ..self }
    }

    pub fn add(self, add: bool) -> Self {
        Self { add, ..self }
    }
}

/// `output = lhs rhs`, or `output += lhs rhs`.
pub(super) fn multiply(output: Output, lhs: Matrix, rhs: Matrix) {
    assert_eq!(lhs.columns(), rhs.rows());
    assert_eq!((output.layout.rows, output.layout.columns), (lhs.rows(), rhs.columns()));
    product(output, lhs, rhs);
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    /// Whole numbers, so that every sum is exact in whatever order it is made.
    fn element(salt: usize) -> impl Fn(usize, usize) -> f32 {
        move |row, column| ((row * 31 + column * 17 + salt * 13) % 11) as f32 - 5.0
    }

    /// A layout for some rows and columns.
    type Make = fn(usize, usize) -> Layout;

    /// A matrix laid out, and whether it is used as its transpose.
    struct Case {
        values: Vec<f32>,
        layout: Layout,
        transposed: bool,
    }

    impl Case {
        fn new(layout: Make, size: [usize; 2], transposed: bool, salt: usize) -> Self {
            let [rows, columns] = if transposed { [size[1], size[0]] } else { size };
            let layout = layout(rows, columns);
            let mut values = vec![f32::NAN; layout.floats()];
            for (row, column) in (0..rows * columns).map(|at| (at / columns, at % columns)) {
                let [row_used, column_used] = if transposed { [column, row] } else { [row, column] };
                values[layout.at(row, column)] = element(salt)(row_used, column_used);
            }
            Self { values, layout, transposed }
        }

        fn matrix(&self) -> Matrix<'_> {
            let matrix = Matrix::new(&self.values, self.layout);
            if self.transposed { matrix.transposed() } else { matrix }
        }
    }

    fn groups(rows: usize, columns: usize) -> Layout {
        Layout::of_groups(rows, columns, 3)
    }

    fn panels(rows: usize, columns: usize) -> Layout {
        Layout::of_panels(rows, columns, 3)
    }

    /// Layouts of the left, the right and the made matrix, and which of the former two are used as transposes.
    type Way = ([Make; 3], [bool; 2]);

    const ROWS: [Make; 3] = [Layout::of_rows; 3];
    const WAYS: [Way; 5] = [
        (ROWS, [false, false]),
        (ROWS, [false, true]),
        (ROWS, [true, false]),
        ([groups, panels, groups], [false, false]),
        ([groups, groups, panels], [true, false]),
    ];

    fn assert_product(([left, right, made], transposed): Way, [rows, terms, columns]: [usize; 3]) {
        let sum = |row, column| -> f32 { (0..terms).map(|t| element(1)(row, t) * element(2)(t, column)).sum() };
        let lhs = Case::new(left, [rows, terms], transposed[0], 1);
        let rhs = Case::new(right, [terms, columns], transposed[1], 2);
        let output = made(rows, columns);
        let mut values = vec![f32::NAN; output.floats()];
        for times in [1.0, 2.0] {
            multiply(Output::new(&mut values, output).add(times > 1.0), lhs.matrix(), rhs.matrix());
            for (row, column) in (0..rows * columns).map(|at| (at / columns, at % columns)) {
                let value = values[output.at(row, column)];
                let place = format!("{rows} x {terms} x {columns}, {transposed:?}, row {row}, column {column}");
                assert_eq!(value, times * sum(row, column), "{place}");
            }
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn products_of_rows_are_exact() {
        for sizes in [[1, 1, 1], [4, 4, 8], [7, 5, 13], [3, 100, 8], [33, 600, 9], [70, 600, 16], [270, 9, 17]] {
            WAYS[..3].iter().for_each(|way| assert_product(*way, sizes));
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn products_of_groups_and_panels_are_exact() {
        for sizes in [[8, 8, 8], [16, 24, 32], [8, 520, 16], [264, 16, 8], [64, 40, 24]] {
            WAYS[3..].iter().for_each(|way| assert_product(*way, sizes));
        }
        for rows in [1, 2, 3, 5, 259] {
            assert_product(WAYS[3], [rows, 16, 24]);
            assert_product(WAYS[4], [16, rows, 24]);
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn every_place_is_one_elements_of_one_matrix() {
        for rows in [1, 5, 6, 9, 17] {
            for (layout, matrices) in [(panels(rows, 24), 3), (groups(rows, 24), 3)] {
                let of =
                    |matrix| (0..rows * 24).map(move |at| matrix * layout.matrix_stride + layout.at(at / 24, at % 24));
                let mut places: Vec<_> = (0..matrices).flat_map(of).collect();
                places.sort_unstable();
                places.dedup();
                assert_eq!(places.len(), matrices * rows * 24, "{layout:?}");
            }
        }
    }
}
