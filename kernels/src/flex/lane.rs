//! One float, four, or eight at a time, by the same code.

#[cfg(target_arch = "wasm32")]
use core::arch::wasm32::{f32x4_add, f32x4_mul, f32x4_relaxed_madd, v128};
#[cfg(target_arch = "wasm32")]
use std::mem::transmute;
use std::ops::{Add, Mul, Sub};

use wide::f32x4;
#[cfg(target_feature = "avx2")]
use wide::f32x8;

/// Channels in a vector register of every processor and of wasm.
pub(super) const LANES: usize = 4;

/// Neighbouring channels of one pixel.
///
/// # Safety
/// It is `WIDTH` floats, in memory as well.
pub(super) unsafe trait Lane:
    Copy + Add<Output = Self> + Sub<Output = Self> + Mul<Output = Self>
{
    /// How many.
    const WIDTH: usize;

    fn splat(value: f32) -> Self;

    #[inline(always)]
    fn load(values: &[f32], at: usize) -> Self {
        let lanes = &values[at..at + Self::WIDTH];
        // SAFETY: the slice is that long.
        unsafe { Self::load_from(lanes.as_ptr()) }
    }

    #[inline(always)]
    fn store(self, values: &mut [f32], at: usize) {
        let lanes = &mut values[at..at + Self::WIDTH];
        // SAFETY: the slice is that long.
        unsafe { self.store_to(lanes.as_mut_ptr()) };
    }

    /// # Safety
    /// There must be `WIDTH` floats.
    #[inline(always)]
    unsafe fn load_from(floats: *const f32) -> Self {
        // SAFETY: a lane is that many floats, wherever they lie; the caller says that they are there.
        unsafe { floats.cast::<Self>().read_unaligned() }
    }

    /// # Safety
    /// As of [`load_from`](Self::load_from).
    #[inline(always)]
    unsafe fn store_to(self, floats: *mut f32) {
        // SAFETY: as above.
        unsafe { floats.cast::<Self>().write_unaligned(self) };
    }

    /// Times a number.
    #[inline(always)]
    fn times(self, value: f32) -> Self {
        self * Self::splat(value)
    }

    /// Itself and a product: fused, where the build has that.
    #[inline(always)]
    fn plus_product(self, a: Self, b: Self) -> Self {
        self + a * b
    }

    /// Itself and another, a number of times.
    #[inline(always)]
    fn plus(self, other: Self, value: f32) -> Self {
        self.plus_product(other, Self::splat(value))
    }
}

/// Floats of a run of which lanes are made, and made into: as many as the longest vector has.
pub(super) const RUN: usize = 8;

/// A vector of as many lanes as a run has, or half as many.
pub(super) trait Single: Lane {
    /// Of a run of floats for each lane, the first ones, the second ones, and so on. `part` says which floats of a lane's run
    /// lie from some place on.
    fn lanes_of_runs(part: impl Fn(usize, usize) -> Self) -> [Self; RUN];

    /// The other way round: calls with each lane, some place, and the floats of its run that lie from there on.
    fn runs_of_lanes(lanes: [Self; RUN], part: impl FnMut(usize, usize, Self));
}

/// Some vectors of neighbouring channels.
#[derive(Debug, Clone, Copy)]
#[repr(transparent)]
pub(super) struct Several<const N: usize>([f32x4; N]);

impl<const N: usize> Several<N> {
    #[inline(always)]
    fn map(self, other: Self, f: impl Fn(f32x4, f32x4) -> f32x4) -> Self {
        Self(std::array::from_fn(|at| f(self.0[at], other.0[at])))
    }
}

impl<const N: usize> Add for Several<N> {
    type Output = Self;

    #[inline(always)]
    fn add(self, other: Self) -> Self {
        self.map(other, |a, b| a + b)
    }
}

impl<const N: usize> Sub for Several<N> {
    type Output = Self;

    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        self.map(other, |a, b| a - b)
    }
}

impl<const N: usize> Mul for Several<N> {
    type Output = Self;

    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        self.map(other, |a, b| a * b)
    }
}

// SAFETY: it is.
unsafe impl<const N: usize> Lane for Several<N> {
    const WIDTH: usize = N * f32x4::WIDTH;

    #[inline(always)]
    fn splat(value: f32) -> Self {
        Self([f32x4::splat(value); N])
    }

    #[inline(always)]
    fn plus_product(self, a: Self, b: Self) -> Self {
        Self(std::array::from_fn(|at| self.0[at].plus_product(a.0[at], b.0[at])))
    }
}

impl<const N: usize> Choose for Several<N> {
    #[inline(always)]
    fn where_positive(self, sign: Self, other: Self) -> Self {
        Self(std::array::from_fn(|at| self.0[at].where_positive(sign.0[at], other.0[at])))
    }
}

/// What activations choose by.
pub(super) trait Choose: Lane {
    /// Itself where `sign` is above 0, else `other`.
    fn where_positive(self, sign: Self, other: Self) -> Self;
}

// SAFETY: it is.
unsafe impl Lane for f32 {
    const WIDTH: usize = 1;

    fn splat(value: f32) -> Self {
        value
    }
}

impl Choose for f32 {
    fn where_positive(self, sign: Self, other: Self) -> Self {
        if sign > 0.0 { self } else { other }
    }
}

// SAFETY: it is.
unsafe impl Lane for f32x4 {
    const WIDTH: usize = LANES;

    #[inline(always)]
    fn splat(value: f32) -> Self {
        f32x4::splat(value)
    }

    #[inline(always)]
    fn plus_product(self, a: Self, b: Self) -> Self {
        #[cfg(target_arch = "wasm32")]
        return of_v128(multiply_add(v128_of(a), v128_of(b), v128_of(self)));
        #[cfg(not(target_arch = "wasm32"))]
        a.mul_add(b, self)
    }
}

#[cfg(target_feature = "avx2")]
// SAFETY: it is.
unsafe impl Lane for f32x8 {
    const WIDTH: usize = 8;

    #[inline(always)]
    fn splat(value: f32) -> Self {
        f32x8::splat(value)
    }

    #[inline(always)]
    fn plus_product(self, a: Self, b: Self) -> Self {
        a.mul_add(b, self)
    }
}

impl Single for f32x4 {
    #[inline(always)]
    fn lanes_of_runs(part: impl Fn(usize, usize) -> Self) -> [Self; RUN] {
        let [a, b, c, d] = f32x4::transpose([part(0, 0), part(1, 0), part(2, 0), part(3, 0)]);
        let [e, f, g, h] = f32x4::transpose([part(0, 4), part(1, 4), part(2, 4), part(3, 4)]);
        [a, b, c, d, e, f, g, h]
    }

    #[inline(always)]
    fn runs_of_lanes([a, b, c, d, e, f, g, h]: [Self; RUN], mut part: impl FnMut(usize, usize, Self)) {
        for (from, lanes) in [(0, [a, b, c, d]), (4, [e, f, g, h])] {
            for (lane, values) in f32x4::transpose(lanes).into_iter().enumerate() {
                part(lane, from, values);
            }
        }
    }
}

#[cfg(target_feature = "avx2")]
impl Single for f32x8 {
    #[inline(always)]
    fn lanes_of_runs(part: impl Fn(usize, usize) -> Self) -> [Self; RUN] {
        f32x8::transpose(std::array::from_fn(|lane| part(lane, 0)))
    }

    #[inline(always)]
    fn runs_of_lanes(lanes: [Self; RUN], mut part: impl FnMut(usize, usize, Self)) {
        f32x8::transpose(lanes).into_iter().enumerate().for_each(|(lane, values)| part(lane, 0, values));
    }
}

impl Choose for f32x4 {
    fn where_positive(self, sign: Self, other: Self) -> Self {
        sign.simd_gt(f32x4::ZERO).select(self, other)
    }
}

/// Does something for all channels, as many of them at a time as there are, of `N` vectors, one, and one float:
/// `each_channel!(N, channels, |c: L| { .. })`, where `L` is the [`Lane`] that begins at channel `c`. What it does for all rows
/// it should do within: sums then stay in registers, as long as there are enough of these for `N`.
macro_rules! each_channel {
    ($vectors:literal, $channels:expr, |$at:ident: $lane:ident| $work:block) => {{
        let channels = $channels;
        let mut $at = 0;
        $crate::flex::lane::each_channel!(@ channels, $at, $crate::flex::lane::Several<$vectors>, $lane, $work);
        $crate::flex::lane::each_channel!(@ channels, $at, wide::f32x4, $lane, $work);
        $crate::flex::lane::each_channel!(@ channels, $at, f32, $lane, $work);
    }};
    (@ $channels:ident, $at:ident, $type:ty, $lane:ident, $work:block) => {
        while $at + <$type as $crate::flex::lane::Lane>::WIDTH <= $channels {
            type $lane = $type;
            $work
            $at += <$type as $crate::flex::lane::Lane>::WIDTH;
        }
    };
}
pub(super) use each_channel;

#[cfg(target_arch = "wasm32")]
#[inline(always)]
fn v128_of(lanes: f32x4) -> v128 {
    // SAFETY: both are four floats in a vector register.
    unsafe { transmute(lanes) }
}

#[cfg(target_arch = "wasm32")]
#[inline(always)]
fn of_v128(lanes: v128) -> f32x4 {
    // SAFETY: as above.
    unsafe { transmute(lanes) }
}

/// `sum + a b`, rounded once where the build has relaxed SIMD and the processor can.
#[cfg(target_arch = "wasm32")]
#[inline(always)]
pub(super) fn multiply_add(a: v128, b: v128, sum: v128) -> v128 {
    if cfg!(feature = "relaxed-simd") { f32x4_relaxed_madd(a, b, sum) } else { f32x4_add(sum, f32x4_mul(a, b)) }
}
