//! One float, four, or eight at a time, by the same code.

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
        unsafe { Self::load_unchecked(lanes, 0) }
    }

    #[inline(always)]
    fn store(self, values: &mut [f32], at: usize) {
        let lanes = &mut values[at..at + Self::WIDTH];
        // SAFETY: the slice is that long.
        unsafe { self.store_unchecked(lanes, 0) };
    }

    /// # Safety
    /// `values` must have `WIDTH` floats from `at` on.
    #[inline(always)]
    unsafe fn load_unchecked(values: &[f32], at: usize) -> Self {
        debug_assert!(at + Self::WIDTH <= values.len());
        // SAFETY: a lane is that many floats, wherever they lie; the caller says that they are there.
        unsafe { values.as_ptr().add(at).cast::<Self>().read_unaligned() }
    }

    /// # Safety
    /// As of [`load_unchecked`](Self::load_unchecked).
    #[inline(always)]
    unsafe fn store_unchecked(self, values: &mut [f32], at: usize) {
        debug_assert!(at + Self::WIDTH <= values.len());
        // SAFETY: as above.
        unsafe { values.as_mut_ptr().add(at).cast::<Self>().write_unaligned(self) };
    }

    /// Times a number.
    #[inline(always)]
    fn times(self, value: f32) -> Self {
        self * Self::splat(value)
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
}

#[cfg(target_feature = "avx2")]
// SAFETY: it is.
unsafe impl Lane for f32x8 {
    const WIDTH: usize = 8;

    #[inline(always)]
    fn splat(value: f32) -> Self {
        f32x8::splat(value)
    }
}

impl Choose for f32x4 {
    fn where_positive(self, sign: Self, other: Self) -> Self {
        sign.simd_gt(f32x4::ZERO).select(self, other)
    }
}

/// Does something for each channel, four at a time while there are four: `each_channel!(channels, |c: L| { .. })`, where
/// `L` is the [`Lane`] that begins at channel `c`.
macro_rules! each_channel {
    ($channels:expr, |$at:ident: $lane:ident| $work:block) => {{
        let channels = $channels;
        let mut $at = 0;
        while $at + $crate::ops::flex::lane::LANES <= channels {
            type $lane = wide::f32x4;
            $work
            $at += $crate::ops::flex::lane::LANES;
        }
        while $at < channels {
            type $lane = f32;
            $work
            $at += 1;
        }
    }};
}
pub(super) use each_channel;
