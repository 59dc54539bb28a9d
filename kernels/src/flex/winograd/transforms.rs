//! The transforms of one tile along one axis: Winograd's F(4, 2), and everything that depends on the size of a tile.
//!
//! F(m, r) computes `m` outputs of a correlation with an `r`-tap filter from `m + r - 1` inputs by as many products:
//!
//! ```text
//! y[t] = sum over j < r of g[j] d[t + j]        y = A^T ((G g) * (B^T d))
//! ```
//!
//! where `*` multiplies element by element. The matrices follow from `m + r - 1` points at which polynomials are
//! evaluated (Toom-Cook). Here the points are -5/4, 5/4, -1/2, 1/2 and infinity. They were chosen by simulation: for many
//! sets of points, tiles of random inputs with 256 channels were convolved in single precision and compared with double
//! precision. This set has the smallest error, about twice that of a direct convolution; the customary 0, 1, -1, 2 and
//! infinity have four times that. Points of opposite sign share additions (`even` and `odd` below).
//!
//! The type `V` below is a vector of channels (not the transformed input, which papers call V); a transform computes
//! all its lanes alike. The order of the additions is part of the results: golden values of whole training runs depend
//! on it.
//!
//! `kernels/ARCHITECTURE.md` has the matrices, and explains step by step how to change the size of a tile.

use crate::flex::simd::Simd;

/// Outputs of a tile along an axis (m): small pixels.
pub(super) const M: usize = 4;
/// Taps of a filter along an axis (r): those of one phase of the 4x4 kernel.
pub(super) const R: usize = 2;
/// Elements of a transformed tile along an axis; also the inputs of a tile, which are big pixels of one phase.
pub(super) const ALPHA: usize = M + R - 1;

/// The points of interpolation are -`P`, `P`, -`Q`, `Q` and infinity.
const P: f32 = 1.25;
const Q: f32 = 0.5;
// Constants that the transforms use. They are named, since the compiler does not fold a product of vectors.
const PP: f32 = P * P;
const QQ: f32 = Q * Q;
const ONE_OVER_P: f32 = 1.0 / P;
const ONE_OVER_Q: f32 = 1.0 / Q;
/// The common factors of the rows of `B^T` for -P and P, and for -Q and Q. They are left out there, and multiplied into
/// `G`, since filters are fewer than tiles.
const SCALES: [f32; 2] = [0.5 / (PP - QQ), 0.5 / (QQ - PP)];

/// The filter transform's matrix, `G`.
pub(super) const G: [[f32; R]; ALPHA] = {
    let [p, q] = SCALES;
    [[p, -p * P], [p, p * P], [q, -q * Q], [q, q * Q], [0.0, 1.0]]
};

/// The input transform, `B^T d`.
#[inline(always)]
pub(super) fn input_transform<V: Simd>([d0, d1, d2, d3, d4]: [V; ALPHA]) -> [V; ALPHA] {
    let even = [d2.plus(d0, -QQ), d2.plus(d0, -PP)];
    let odd = [d3.plus(d1, -QQ), d3.plus(d1, -PP)];
    let infinity = d4.plus(d2, -PP - QQ).plus(d0, PP * QQ);
    [
        even[0].plus(odd[0], -ONE_OVER_P),
        even[0].plus(odd[0], ONE_OVER_P),
        even[1].plus(odd[1], -ONE_OVER_Q),
        even[1].plus(odd[1], ONE_OVER_Q),
        infinity,
    ]
}

/// The transposed input transform, `B m`: for gradients of the input.
#[inline(always)]
pub(super) fn input_transform_transposed<V: Simd>([m0, m1, m2, m3, m4]: [V; ALPHA]) -> [V; ALPHA] {
    let [even, odd] = [[m0 + m1, m2 + m3], [(m1 - m0).times(ONE_OVER_P), (m3 - m2).times(ONE_OVER_Q)]];
    [
        m4.times(PP * QQ).plus(even[0], -QQ).plus(even[1], -PP),
        odd[0].times(-QQ).plus(odd[1], -PP),
        (even[0] + even[1]).plus(m4, -PP - QQ),
        odd[0] + odd[1],
        m4,
    ]
}

/// The output transform, `A^T m`.
#[inline(always)]
pub(super) fn output_transform<V: Simd>([m0, m1, m2, m3, m4]: [V; ALPHA]) -> [V; M] {
    let [even, odd] = [[m0 + m1, m2 + m3], [(m1 - m0).times(P), (m3 - m2).times(Q)]];
    [even[0] + even[1], odd[0] + odd[1], even[0].times(PP).plus(even[1], QQ), m4.plus(odd[0], PP).plus(odd[1], QQ)]
}

/// The transposed output transform, `A y`: for gradients of the output.
#[inline(always)]
pub(super) fn output_transform_transposed<V: Simd>([y0, y1, y2, y3]: [V; M]) -> [V; ALPHA] {
    let even = [y0.plus(y2, PP), y0.plus(y2, QQ)];
    let odd = [y1.plus(y3, PP), y1.plus(y3, QQ)];
    [even[0].plus(odd[0], -P), even[0].plus(odd[0], P), even[1].plus(odd[1], -Q), even[1].plus(odd[1], Q), y3]
}

/// The filter transform, `G g`.
#[inline(always)]
pub(super) fn filter_transform<V: Simd>([g0, g1]: [V; R]) -> [V; ALPHA] {
    let even = [g0.times(G[0][0]), g0.times(G[2][0])];
    [even[0].plus(g1, G[0][1]), even[0].plus(g1, G[1][1]), even[1].plus(g1, G[2][1]), even[1].plus(g1, G[3][1]), g1]
}

/// The transposed filter transform, `G^T m`: for gradients of the filter.
#[inline(always)]
pub(super) fn filter_transform_transposed<V: Simd>([m0, m1, m2, m3, m4]: [V; ALPHA]) -> [V; R] {
    [(m0 + m1).times(G[1][0]).plus(m2 + m3, G[3][0]), m4.plus(m1 - m0, G[1][1]).plus(m3 - m2, G[3][1])]
}

/// Applies a transform along both axes of a tile: to its `N` rows, which `load_row` loads, then to the columns of the
/// result, which `store_column` stores.
///
/// Loops over constant ranges and inlined closures, so that the tile between the two transforms stays in registers:
/// tiles that functions return, or that `array::from_fn` makes, are copied through memory, which took half of a step.
#[allow(clippy::needless_range_loop, reason = "an iterator over the transposed square would not be unrolled")]
#[inline(always)]
pub(super) fn transform_2d<V: Simd, const N: usize, const O: usize>(
    load_row: impl Fn(usize) -> [V; N],
    transform: impl Fn([V; N]) -> [V; O],
    mut store_column: impl FnMut(usize, [V; O]),
) {
    let mut columns = [[V::splat(0.0); N]; O];
    for y in 0..N {
        let row = transform(load_row(y));
        for x in 0..O {
            columns[x][y] = row[x];
        }
    }
    for (x, column) in columns.into_iter().enumerate() {
        store_column(x, transform(column));
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    const D: [f32; ALPHA] = [0.75, -1.5, 2.0, 0.25, -0.5];
    const WEIGHTS: [f32; R] = [1.5, -0.25];

    fn assert_near(actual: f32, expected: f32) {
        assert!((actual - expected).abs() < 1e-5, "{actual} instead of {expected}");
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn the_three_transforms_compute_a_correlation() {
        let [u, v] = [filter_transform(WEIGHTS), input_transform(D)];
        let y = output_transform(std::array::from_fn(|element| u[element] * v[element]));
        for (t, y) in y.into_iter().enumerate() {
            assert_near(y, (0..R).map(|j| WEIGHTS[j] * D[t + j]).sum());
        }
    }

    /// `<T x, y> = <x, T^T y>` for all unit vectors `x` and `y`.
    fn assert_transposes<const N: usize, const O: usize>(
        transform: impl Fn([f32; N]) -> [f32; O],
        transposed: impl Fn([f32; O]) -> [f32; N],
    ) {
        for (row, column) in (0..O * N).map(|at| (at / N, at % N)) {
            let (mut x, mut y) = ([0.0; N], [0.0; O]);
            (x[column], y[row]) = (1.0, 1.0);
            assert_near(transposed(y)[column], transform(x)[row]);
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn each_transposed_transform_is_the_transpose() {
        assert_transposes(input_transform, input_transform_transposed);
        assert_transposes(output_transform, output_transform_transposed);
        assert_transposes(filter_transform, filter_transform_transposed);
        let rows = G.map(|[g0, g1]| 2.0 * g0 - 3.0 * g1);
        filter_transform([2.0, -3.0])
            .into_iter()
            .zip(rows)
            .for_each(|(actual, expected)| assert_near(actual, expected));
    }
}
