//! Several vector registers as one longer vector.

use std::ops::{Add, Mul, Sub};

use wide::f32x4;

use super::traits::{Select, Simd};

/// `4 N` lanes in `N` registers.
#[derive(Debug, Clone, Copy)]
#[repr(transparent)]
pub(in crate::flex) struct Vectors<const N: usize>([f32x4; N]);

impl<const N: usize> Vectors<N> {
    #[inline(always)]
    fn zip_with(self, other: Self, f: impl Fn(f32x4, f32x4) -> f32x4) -> Self {
        Self(std::array::from_fn(|at| f(self.0[at], other.0[at])))
    }
}

impl<const N: usize> Add for Vectors<N> {
    type Output = Self;

    #[inline(always)]
    fn add(self, other: Self) -> Self {
        self.zip_with(other, |a, b| a + b)
    }
}

impl<const N: usize> Sub for Vectors<N> {
    type Output = Self;

    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        self.zip_with(other, |a, b| a - b)
    }
}

impl<const N: usize> Mul for Vectors<N> {
    type Output = Self;

    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        self.zip_with(other, |a, b| a * b)
    }
}

// SAFETY: it is an array of `N` `f32x4`, and nothing else (`repr(transparent)`): `4 N` floats without padding, of any
// value.
unsafe impl<const N: usize> Simd for Vectors<N> {
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

impl<const N: usize> Select for Vectors<N> {
    #[inline(always)]
    fn where_positive(self, sign: Self, other: Self) -> Self {
        Self(std::array::from_fn(|at| self.0[at].where_positive(sign.0[at], other.0[at])))
    }
}
