//! Adversarial losses of logits `[batch]`, and the mean D(x) that is reported beside them, `[1]` each.

use burn::tensor::Tensor;

use crate::config::{Config, Loss};
use gan_kernels as kernels;

/// A loss, and the mean of D(x) without gradient.
pub(crate) type LossAndScore = (Tensor<1>, Tensor<1>);

/// Targets of one half of the discriminator's batch.
#[derive(Debug, Clone)]
pub(super) struct Targets {
    /// Target of an image without a flip, 0..1.
    target: f32,
    /// 1 for each image whose target is the opposite one, `[batch]`.
    flips: Option<Tensor<1>>,
}

impl Targets {
    pub fn real(config: &Config, flips: Option<Tensor<1>>) -> Self {
        Self { target: 1.0 - config.label_smoothing as f32, flips }
    }

    pub fn fake(flips: Option<Tensor<1>>) -> Self {
        Self { target: 0.0, flips }
    }

    fn is_real(&self) -> bool {
        self.target > 0.0
    }

    /// The target of each image, where they differ: a flip makes it 0 for real images and 1 for fakes.
    fn each(&self) -> Option<Tensor<1>> {
        let opposite = if self.is_real() { 0.0 } else { 1.0 };
        self.flips.as_ref().map(|flips| flips.clone() * (opposite - self.target) + self.target)
    }
}

/// The discriminator's loss on both halves, and its mean D(x) on each.
pub(super) fn discriminator(loss: Loss, halves: [(Tensor<1>, Targets); 2]) -> (Tensor<1>, [Tensor<1>; 2]) {
    let [(real, d_real), (fake, d_fake)] = halves.map(|(logits, targets)| half(loss, logits, &targets));
    let sum = real + fake;
    // The lesson takes the mean of both halves; LSGAN's equation has the same factor.
    (if loss.has_targets() { sum / 2.0 } else { sum }, [d_real, d_fake])
}

fn half(loss: Loss, logits: Tensor<1>, targets: &Targets) -> LossAndScore {
    let each = targets.each();
    match (loss, each) {
        (Loss::Bce | Loss::Minimax, None) => kernels::cross_entropy(logits, targets.target),
        (Loss::Bce | Loss::Minimax, Some(each)) => {
            let (loss, score) = kernels::cross_entropy(logits.clone(), 0.0);
            (loss - (logits * each).mean(), score)
        }
        (Loss::LeastSquares, each) => {
            let score = score(&logits);
            let apart = match each {
                Some(each) => logits - each,
                None => logits - targets.target,
            };
            ((apart.clone() * apart).mean(), score)
        }
        (Loss::Hinge, _) => {
            let score = score(&logits);
            let short = if targets.is_real() { 1.0 - logits } else { logits + 1.0 };
            (burn::tensor::activation::relu(short).mean(), score)
        }
        (Loss::Wasserstein, _) => {
            let score = score(&logits);
            (if targets.is_real() { logits.mean().neg() } else { logits.mean() }, score)
        }
    }
}

/// The generator's loss on its fakes.
pub(crate) fn generator(loss: Loss, logits: Tensor<1>) -> LossAndScore {
    match loss {
        Loss::Bce => kernels::cross_entropy(logits, 1.0),
        Loss::Minimax => {
            let (loss, score) = kernels::cross_entropy(logits, 0.0);
            (loss.neg(), score)
        }
        Loss::LeastSquares => {
            let score = score(&logits);
            let apart = logits - 1.0;
            ((apart.clone() * apart).mean() / 2.0, score)
        }
        Loss::Hinge | Loss::Wasserstein => {
            let score = score(&logits);
            (logits.mean().neg(), score)
        }
    }
}

/// Mean D(x) = sigmoid(logit), without a gradient. Only the first two losses are defined by D(x); for the others it
/// makes runs comparable.
fn score(logits: &Tensor<1>) -> Tensor<1> {
    kernels::cross_entropy(logits.clone().detach(), 0.0).1
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
            let on_real = generator(Loss::Bce, tensor()).0.into_scalar::<f32>();
            let on_fake = half(Loss::Bce, tensor(), &Targets::fake(None)).0.into_scalar::<f32>();
            for (actual, expected) in [(on_real, softplus(-logit)), (on_fake, softplus(logit))] {
                assert!((f64::from(actual) - expected).abs() <= 1e-6 * expected.max(1e-6), "{logit}: {actual}");
            }
        }
    }
}
