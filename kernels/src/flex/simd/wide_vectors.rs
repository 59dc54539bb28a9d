//! The vectors of the `wide` crate.

#[cfg(target_arch = "wasm32")]
use core::arch::wasm32::{f32x4_add, f32x4_mul, f32x4_relaxed_madd, v128};
#[cfg(target_arch = "wasm32")]
use std::mem::transmute;

use wide::f32x4;
#[cfg(target_feature = "avx2")]
use wide::f32x8;

use super::traits::{LANES, Select, Simd, TRANSPOSE_LEN, Transpose};

// SAFETY: an `f32x4` is four floats in memory, of any value.
unsafe impl Simd for f32x4 {
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

impl Select for f32x4 {
    fn where_positive(self, sign: Self, other: Self) -> Self {
        sign.simd_gt(f32x4::ZERO).select(self, other)
    }
}

impl Transpose for f32x4 {
    #[inline(always)]
    fn transpose_from(load: impl Fn(usize, usize) -> Self) -> [Self; TRANSPOSE_LEN] {
        let [a, b, c, d] = f32x4::transpose([load(0, 0), load(1, 0), load(2, 0), load(3, 0)]);
        let [e, f, g, h] = f32x4::transpose([load(0, 4), load(1, 4), load(2, 4), load(3, 4)]);
        [a, b, c, d, e, f, g, h]
    }

    #[inline(always)]
    fn transpose_into([a, b, c, d, e, f, g, h]: [Self; TRANSPOSE_LEN], mut store: impl FnMut(usize, usize, Self)) {
        for (offset, vectors) in [(0, [a, b, c, d]), (4, [e, f, g, h])] {
            for (row, floats) in f32x4::transpose(vectors).into_iter().enumerate() {
                store(row, offset, floats);
            }
        }
    }
}

// SAFETY: an `f32x8` is eight floats in memory, of any value.
#[cfg(target_feature = "avx2")]
unsafe impl Simd for f32x8 {
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

#[cfg(target_feature = "avx2")]
impl Transpose for f32x8 {
    #[inline(always)]
    fn transpose_from(load: impl Fn(usize, usize) -> Self) -> [Self; TRANSPOSE_LEN] {
        f32x8::transpose(std::array::from_fn(|row| load(row, 0)))
    }

    #[inline(always)]
    fn transpose_into(vectors: [Self; TRANSPOSE_LEN], mut store: impl FnMut(usize, usize, Self)) {
        f32x8::transpose(vectors).into_iter().enumerate().for_each(|(row, floats)| store(row, 0, floats));
    }
}

#[cfg(target_arch = "wasm32")]
#[inline(always)]
fn v128_of(lanes: f32x4) -> v128 {
    // SAFETY: in wasm an `f32x4` is a `v128` in a transparent wrapper, and `transmute` checks that the sizes agree;
    // every pattern of bits is a `v128`.
    unsafe { transmute(lanes) }
}

#[cfg(target_arch = "wasm32")]
#[inline(always)]
fn of_v128(lanes: v128) -> f32x4 {
    // SAFETY: `transmute` checks that the sizes agree, and every pattern of bits is four floats.
    unsafe { transmute(lanes) }
}

/// `sum + a * b`: rounded once where the build has relaxed SIMD and the processor has fused multiply-add, else twice.
#[cfg(target_arch = "wasm32")]
#[inline(always)]
pub(in crate::flex) fn multiply_add(a: v128, b: v128, sum: v128) -> v128 {
    if cfg!(feature = "relaxed-simd") { f32x4_relaxed_madd(a, b, sum) } else { f32x4_add(sum, f32x4_mul(a, b)) }
}
