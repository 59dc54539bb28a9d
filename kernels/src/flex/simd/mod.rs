//! Vectors of floats (SIMD), so that one generic function computes one, four, eight or sixteen floats at a time.
//!
//! [`Simd`] is the vector: one `f32`, an `f32x4`, an `f32x8` where the processor has AVX2, or several `f32x4`
//! ([`Vectors`]). [`Select`] chooses between two vectors lane by lane; [`Transpose`] transposes a small matrix in
//! registers.

mod traits;
mod vectors;
mod wide_vectors;

pub(super) use traits::{LANES, Select, Simd, TRANSPOSE_LEN, Transpose};
pub(super) use vectors::Vectors;
#[cfg(target_arch = "wasm32")]
pub(super) use wide_vectors::multiply_add;
