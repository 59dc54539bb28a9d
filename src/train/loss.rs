//! The lesson's loss: binary cross-entropy (Goodfellow et al. 2014, equation 1, with the non-saturating generator).

use burn::tensor::Tensor;

use crate::ops;

/// Mean of `-log D(x)` over logits `[batch]`, how far the discriminator is from calling all of them real; and the mean of
/// D(x) itself, without gradient. `[1]` each.
pub(super) fn call_real(logits: Tensor<1>) -> (Tensor<1>, Tensor<1>) {
    ops::cross_entropy(logits, 1.0)
}

/// Mean of `-log(1 - D(x))` over logits `[batch]`, how far the discriminator is from calling all of them fake; and the
/// mean of D(x). `[1]` each.
pub(super) fn call_fake(logits: Tensor<1>) -> (Tensor<1>, Tensor<1>) {
    ops::cross_entropy(logits, 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use burn::tensor::Device;

    #[test]
    fn losses_match_a_calculation_in_double_precision_even_far_out() {
        let logits = [0.0, 2.0, -3.0, 60.0, -60.0];
        let device = Device::flex();
        for logit in logits {
            let tensor = || Tensor::<1>::from_floats([logit as f32], &device);
            let softplus = |x: f64| x.max(0.0) + (-x.abs()).exp().ln_1p();
            let (real, fake) = (call_real(tensor()).0.into_scalar::<f32>(), call_fake(tensor()).0.into_scalar::<f32>());
            for (actual, expected) in [(real, softplus(-logit)), (fake, softplus(logit))] {
                assert!((f64::from(actual) - expected).abs() <= 1e-6 * expected.max(1e-6), "{logit}: {actual}");
            }
        }
    }
}
