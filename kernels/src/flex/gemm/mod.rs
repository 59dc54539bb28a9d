//! General matrix products, `C = A B` or `C += A B` (GEMM), on views of slices.
//!
//! Natively the `gemm` crate computes them, which chooses its micro-kernel by the processor. In wasm the module
//! `simd128` does: the crate's micro-kernel spills registers in browsers and does not know relaxed SIMD's fused
//! multiply-add.
//!
//! The names are those of BLIS (Van Zee & van de Geijn 2015, <https://doi.org/10.1145/2764454>): A is `[m, k]`, B `[k,
//! n]`, C `[m, n]`; the micro-kernel computes an `MR x NR` tile of C; A is packed for it in micro-panels of `MR` rows,
//! B in micro-panels of `NR` columns; `KC` and `NC` are how much of `k` and `n` is packed at a time. [`layout`] has
//! these numbers.

mod layout;
#[cfg(not(target_arch = "wasm32"))]
mod native;
#[cfg(target_arch = "wasm32")]
mod simd128;
#[cfg(test)]
mod tests;
mod view;

pub(super) use layout::{Layout, NR};
#[cfg(not(target_arch = "wasm32"))]
use native::product;
#[cfg(target_arch = "wasm32")]
use simd128::product;
pub(super) use view::{Matrix, Output};

/// `c = a b`, or `c += a b` where the output accumulates.
///
/// # Panics
/// If the sizes do not fit, or in wasm for a combination of layouts that no kernel reads (`simd128::product`).
pub(super) fn gemm(c: Output, a: Matrix, b: Matrix) {
    assert_eq!(a.columns(), b.rows());
    assert_eq!((c.layout().rows, c.layout().columns), (a.rows(), b.columns()));
    product(c, a, b);
}
