//! Products in every layout against the definition.

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
        let mut values = vec![f32::NAN; layout.len()];
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

fn packed_a(rows: usize, columns: usize) -> Layout {
    Layout::packed_a(rows, columns, 3)
}

fn packed_b(rows: usize, columns: usize) -> Layout {
    Layout::packed_b(rows, columns, 3)
}

/// Layouts of A, B and C, and which of A and B are used as transposes.
type Way = ([Make; 3], [bool; 2]);

const ROWS: [Make; 3] = [Layout::row_major; 3];
const WAYS: [Way; 5] = [
    (ROWS, [false, false]),
    (ROWS, [false, true]),
    (ROWS, [true, false]),
    ([packed_a, packed_b, packed_a], [false, false]),
    ([packed_a, packed_a, packed_b], [true, false]),
];

fn assert_product(([left, right, made], transposed): Way, [rows, k, columns]: [usize; 3]) {
    let sum = |row, column| -> f32 { (0..k).map(|p| element(1)(row, p) * element(2)(p, column)).sum() };
    let lhs = Case::new(left, [rows, k], transposed[0], 1);
    let rhs = Case::new(right, [k, columns], transposed[1], 2);
    let output = made(rows, columns);
    let mut values = vec![f32::NAN; output.len()];
    for times in [1.0, 2.0] {
        gemm(Output::new(&mut values, output).accumulate(times > 1.0), lhs.matrix(), rhs.matrix());
        for (row, column) in (0..rows * columns).map(|at| (at / columns, at % columns)) {
            let value = values[output.at(row, column)];
            let place = format!("{rows} x {k} x {columns}, {transposed:?}, row {row}, column {column}");
            assert_eq!(value, times * sum(row, column), "{place}");
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn row_major_products_are_exact() {
    for sizes in [[1, 1, 1], [4, 4, 8], [7, 5, 13], [3, 100, 8], [33, 600, 9], [70, 600, 16], [270, 9, 17]] {
        WAYS[..3].iter().for_each(|way| assert_product(*way, sizes));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn packed_products_are_exact() {
    for sizes in [[8, 8, 8], [16, 24, 32], [8, 520, 16], [264, 16, 8], [64, 40, 24]] {
        WAYS[3..].iter().for_each(|way| assert_product(*way, sizes));
    }
    for rows in [1, 2, 3, 5, 259] {
        assert_product(WAYS[3], [rows, 16, 24]);
        assert_product(WAYS[4], [16, rows, 24]);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn elements_of_interleaved_matrices_do_not_overlap() {
    for rows in [1, 5, 6, 9, 17] {
        for (layout, matrices) in [(packed_b(rows, 24), 3), (packed_a(rows, 24), 3)] {
            let of = |matrix| (0..rows * 24).map(move |at| matrix * layout.matrix_stride + layout.at(at / 24, at % 24));
            let mut places: Vec<_> = (0..matrices).flat_map(of).collect();
            places.sort_unstable();
            places.dedup();
            assert_eq!(places.len(), matrices * rows * 24, "{layout:?}");
        }
    }
}
