//! What a vector of floats can do.

use std::ops::{Add, Mul, Sub};

/// Lanes of the vector register that every processor and wasm have.
pub(in crate::flex) const LANES: usize = 4;

/// A vector of `WIDTH` floats; mostly neighbouring channels of one pixel, one channel in each lane.
///
/// # Safety
/// An implementor's memory must be exactly `WIDTH` initialised `f32`s, and every pattern of `WIDTH` floats must be a
/// valid value: [`load_from`](Self::load_from) and [`store_to`](Self::store_to) copy it as such.
pub(in crate::flex) unsafe trait Simd:
    Copy + Add<Output = Self> + Sub<Output = Self> + Mul<Output = Self>
{
    /// Number of lanes.
    const WIDTH: usize;

    /// The same value in all lanes.
    fn splat(value: f32) -> Self;

    /// Loads `values[at..at + WIDTH]`.
    #[inline(always)]
    fn load(values: &[f32], at: usize) -> Self {
        let lanes = &values[at..at + Self::WIDTH];
        // SAFETY: `lanes` is a slice of `WIDTH` floats.
        unsafe { Self::load_from(lanes.as_ptr()) }
    }

    /// Stores to `values[at..at + WIDTH]`.
    #[inline(always)]
    fn store(self, values: &mut [f32], at: usize) {
        let lanes = &mut values[at..at + Self::WIDTH];
        // SAFETY: `lanes` is a slice of `WIDTH` floats, borrowed mutably.
        unsafe { self.store_to(lanes.as_mut_ptr()) };
    }

    /// Loads without a check of bounds.
    ///
    /// # Safety
    /// `floats` must be valid for reads of `WIDTH` floats. It need not be aligned.
    #[inline(always)]
    unsafe fn load_from(floats: *const f32) -> Self {
        // SAFETY: `Self` is `WIDTH` floats in memory (the trait's contract), which the caller promises are readable;
        // the read asks for no alignment.
        unsafe { floats.cast::<Self>().read_unaligned() }
    }

    /// Stores without a check of bounds.
    ///
    /// # Safety
    /// `floats` must be valid for writes of `WIDTH` floats. It need not be aligned.
    #[inline(always)]
    unsafe fn store_to(self, floats: *mut f32) {
        // SAFETY: `Self` is `WIDTH` floats in memory (the trait's contract), which the caller promises are writable;
        // the write asks for no alignment.
        unsafe { floats.cast::<Self>().write_unaligned(self) };
    }

    /// `self * value`.
    #[inline(always)]
    fn times(self, value: f32) -> Self {
        self * Self::splat(value)
    }

    /// `self + a * b`, rounded once where the build has fused multiply-add.
    #[inline(always)]
    fn plus_product(self, a: Self, b: Self) -> Self {
        self + a * b
    }

    /// `self + other * value`, rounded as [`plus_product`](Self::plus_product).
    #[inline(always)]
    fn plus(self, other: Self, value: f32) -> Self {
        self.plus_product(other, Self::splat(value))
    }
}

/// A choice between two vectors, lane by lane: what a (leaky) ReLU needs.
pub(in crate::flex) trait Select: Simd {
    /// `self` in the lanes where `sign` is above 0, `other` elsewhere.
    fn where_positive(self, sign: Self, other: Self) -> Self;
}

/// Floats of each row of a [`Transpose`]: as many as the widest vector has lanes.
pub(in crate::flex) const TRANSPOSE_LEN: usize = 8;

/// Transposes between `WIDTH` rows of [`TRANSPOSE_LEN`] floats in memory and `TRANSPOSE_LEN` vectors of `WIDTH` lanes.
/// Row `i` becomes lane `i` of every vector. A row is as long as a vector or twice as long, so it is read in one or two
/// loads.
pub(in crate::flex) trait Transpose: Simd {
    /// Rows to vectors. `load(row, offset)` must load the row's floats from `offset` on.
    fn transpose_from(load: impl Fn(usize, usize) -> Self) -> [Self; TRANSPOSE_LEN];

    /// Vectors to rows. Calls `store(row, offset, floats)` with the floats that belong in the row from `offset` on.
    fn transpose_into(vectors: [Self; TRANSPOSE_LEN], store: impl FnMut(usize, usize, Self));
}

// SAFETY: it is one float.
unsafe impl Simd for f32 {
    const WIDTH: usize = 1;

    fn splat(value: f32) -> Self {
        value
    }
}

impl Select for f32 {
    fn where_positive(self, sign: Self, other: Self) -> Self {
        if sign > 0.0 { self } else { other }
    }
}
