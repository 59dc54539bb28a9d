//! The maps of one tile between pixels or taps and points, some channels at a time, and their transposes.

use crate::ops::flex::lane::Lane;

/// Finite points, besides their negatives.
const A: f32 = 1.25;
const B: f32 = 0.5;
/// Points at which an axis is evaluated; big pixels of a phase that a tile reads along it.
pub(super) const POINTS: usize = 5;
/// Small pixels of a tile along an axis.
pub(super) const TILE: usize = 4;

pub(super) type Points<L> = [L; POINTS];

/// Along one axis, big pixels to points.
#[inline(always)]
pub(super) fn spread_big<L: Lane>([d0, d1, d2, d3, d4]: Points<L>) -> Points<L> {
    let [a, b] = [A, B].map(L::splat);
    let even = [d2 - b * b * d0, d2 - a * a * d0];
    let odd = [(d3 - b * b * d1) * L::splat(1.0 / A), (d3 - a * a * d1) * L::splat(1.0 / B)];
    let infinity = d4 - (a * a + b * b) * d2 + a * a * b * b * d0;
    [even[0] - odd[0], even[0] + odd[0], even[1] - odd[1], even[1] + odd[1], infinity]
}

/// The transpose of [`spread_big`].
#[inline(always)]
pub(super) fn gather_big<L: Lane>([m0, m1, m2, m3, m4]: Points<L>) -> Points<L> {
    let [a, b] = [A, B].map(L::splat);
    let [even, odd] = [[m0 + m1, m2 + m3], [(m1 - m0) * L::splat(1.0 / A), (m3 - m2) * L::splat(1.0 / B)]];
    [
        a * a * b * b * m4 - b * b * even[0] - a * a * even[1],
        L::splat(-B * B) * odd[0] - a * a * odd[1],
        even[0] + even[1] - (a * a + b * b) * m4,
        odd[0] + odd[1],
        m4,
    ]
}

/// Along one axis, small pixels to points.
#[inline(always)]
pub(super) fn spread_small<L: Lane>([y0, y1, y2, y3]: [L; TILE]) -> Points<L> {
    let [a, b] = [A, B].map(L::splat);
    let even = [y0 + a * a * y2, y0 + b * b * y2];
    let odd = [a * (y1 + a * a * y3), b * (y1 + b * b * y3)];
    [even[0] - odd[0], even[0] + odd[0], even[1] - odd[1], even[1] + odd[1], y3]
}

/// The transpose of [`spread_small`]: products at the points to small pixels.
#[inline(always)]
pub(super) fn gather_small<L: Lane>([m0, m1, m2, m3, m4]: Points<L>) -> [L; TILE] {
    let [a, b] = [A, B].map(L::splat);
    let [even, odd] = [[m0 + m1, m2 + m3], [a * (m1 - m0), b * (m3 - m2)]];
    [even[0] + even[1], odd[0] + odd[1], a * a * even[0] + b * b * even[1], a * a * odd[0] + b * b * odd[1] + m4]
}

/// What [`spread_big`] leaves out of its maps for the points `-A`, `A` and `-B`, `B`.
const SCALES: [f32; 2] = [0.5 / (A * A - B * B), 0.5 / (B * B - A * A)];

/// Along one axis, a kernel's taps to points.
#[inline(always)]
pub(super) fn spread_weight<L: Lane>([g0, g1]: [L; 2]) -> Points<L> {
    let [a, b] = [A, B].map(L::splat);
    let [scale_a, scale_b] = SCALES.map(L::splat);
    let [at_a, at_b] = [a * g1, b * g1];
    [scale_a * (g0 - at_a), scale_a * (g0 + at_a), scale_b * (g0 - at_b), scale_b * (g0 + at_b), g1]
}

/// The transpose of [`spread_weight`].
#[inline(always)]
pub(super) fn gather_weight<L: Lane>([m0, m1, m2, m3, m4]: Points<L>) -> [L; 2] {
    let [a, b] = [A, B].map(L::splat);
    let [scale_a, scale_b] = SCALES.map(L::splat);
    [scale_a * (m0 + m1) + scale_b * (m2 + m3), scale_a * a * (m1 - m0) + scale_b * b * (m3 - m2) + m4]
}

/// A map along rows, then along columns, from where `row` loads to where `column` stores.
///
/// Loops over constants and closures, all inlined, so that nothing but the square between the two maps needs a place:
/// squares that are returned, or made by `array::from_fn`, are copied through memory, which took half of a step.
#[allow(clippy::needless_range_loop, reason = "an iterator over the transposed square would not be unrolled")]
#[inline(always)]
pub(super) fn both<L: Lane, const N: usize, const M: usize>(
    row: impl Fn(usize) -> [L; N],
    map: impl Fn([L; N]) -> [L; M],
    mut column: impl FnMut(usize, [L; M]),
) {
    let mut columns = [[L::splat(0.0); N]; M];
    for y in 0..N {
        let points = map(row(y));
        for x in 0..M {
            columns[x][y] = points[x];
        }
    }
    for (x, values) in columns.into_iter().enumerate() {
        column(x, map(values));
    }
}
