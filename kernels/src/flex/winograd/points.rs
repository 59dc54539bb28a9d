//! The maps of one tile between pixels or taps and points, some channels at a time, and their transposes.

use crate::flex::lane::Lane;

/// Finite points, besides their negatives; and what the maps are made of, since a product of vectors, even of constants, is
/// computed anew each time.
const A: f32 = 1.25;
const B: f32 = 0.5;
const AA: f32 = A * A;
const BB: f32 = B * B;
const ONE_OVER_A: f32 = 1.0 / A;
const ONE_OVER_B: f32 = 1.0 / B;

/// Points at which an axis is evaluated; big pixels of a phase that a tile reads along it.
pub(super) const POINTS: usize = 5;
/// Small pixels of a tile along an axis.
pub(super) const TILE: usize = 4;

pub(super) type Points<L> = [L; POINTS];

/// Along one axis, big pixels to points.
#[inline(always)]
pub(super) fn spread_big<L: Lane>([d0, d1, d2, d3, d4]: Points<L>) -> Points<L> {
    let even = [d2.plus(d0, -BB), d2.plus(d0, -AA)];
    let odd = [d3.plus(d1, -BB), d3.plus(d1, -AA)];
    let infinity = d4.plus(d2, -AA - BB).plus(d0, AA * BB);
    [
        even[0].plus(odd[0], -ONE_OVER_A),
        even[0].plus(odd[0], ONE_OVER_A),
        even[1].plus(odd[1], -ONE_OVER_B),
        even[1].plus(odd[1], ONE_OVER_B),
        infinity,
    ]
}

/// The transpose of [`spread_big`].
#[inline(always)]
pub(super) fn gather_big<L: Lane>([m0, m1, m2, m3, m4]: Points<L>) -> Points<L> {
    let [even, odd] = [[m0 + m1, m2 + m3], [(m1 - m0).times(ONE_OVER_A), (m3 - m2).times(ONE_OVER_B)]];
    [
        m4.times(AA * BB).plus(even[0], -BB).plus(even[1], -AA),
        odd[0].times(-BB).plus(odd[1], -AA),
        (even[0] + even[1]).plus(m4, -AA - BB),
        odd[0] + odd[1],
        m4,
    ]
}

/// Along one axis, small pixels to points.
#[inline(always)]
pub(super) fn spread_small<L: Lane>([y0, y1, y2, y3]: [L; TILE]) -> Points<L> {
    let even = [y0.plus(y2, AA), y0.plus(y2, BB)];
    let odd = [y1.plus(y3, AA), y1.plus(y3, BB)];
    [even[0].plus(odd[0], -A), even[0].plus(odd[0], A), even[1].plus(odd[1], -B), even[1].plus(odd[1], B), y3]
}

/// The transpose of [`spread_small`]: products at the points to small pixels.
#[inline(always)]
pub(super) fn gather_small<L: Lane>([m0, m1, m2, m3, m4]: Points<L>) -> [L; TILE] {
    let [even, odd] = [[m0 + m1, m2 + m3], [(m1 - m0).times(A), (m3 - m2).times(B)]];
    [even[0] + even[1], odd[0] + odd[1], even[0].times(AA).plus(even[1], BB), m4.plus(odd[0], AA).plus(odd[1], BB)]
}

/// What [`spread_big`] leaves out of its maps for the points `-A`, `A` and `-B`, `B`.
const SCALES: [f32; 2] = [0.5 / (AA - BB), 0.5 / (BB - AA)];

/// What a row of points has of each row of a kernel's taps: [`spread_weight`]'s matrix.
pub(super) const fn weight_row(row: usize) -> [f32; 2] {
    let [a, b] = SCALES;
    [[a, -a * A], [a, a * A], [b, -b * B], [b, b * B], [0.0, 1.0]][row]
}

/// Along one axis, a kernel's taps to points.
#[inline(always)]
pub(super) fn spread_weight<L: Lane>([g0, g1]: [L; 2]) -> Points<L> {
    let [a, b] = SCALES;
    let even = [g0.times(a), g0.times(b)];
    [even[0].plus(g1, -a * A), even[0].plus(g1, a * A), even[1].plus(g1, -b * B), even[1].plus(g1, b * B), g1]
}

/// The transpose of [`spread_weight`].
#[inline(always)]
pub(super) fn gather_weight<L: Lane>([m0, m1, m2, m3, m4]: Points<L>) -> [L; 2] {
    let [a, b] = SCALES;
    [(m0 + m1).times(a).plus(m2 + m3, b), m4.plus(m1 - m0, a * A).plus(m3 - m2, b * B)]
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
