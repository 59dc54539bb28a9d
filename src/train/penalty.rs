//! Terms that are added to a loss: the discriminator's gradient penalties and the generator's mode-seeking term.

use burn::tensor::Tensor;

use crate::config::{Config, Penalty};
use crate::model::Discriminator;

/// Keeps the mode-seeking term finite where two images are equal.
const EPSILON: f32 = 1e-5;
/// Added to a squared length before its root, whose slope is infinite at 0: an image whose gradient is 0 would make every
/// weight NaN. Too small to change any length above 0.005 in single precision.
const LENGTH_EPSILON: f32 = 1e-12;

/// The gradient penalty that the settings ask for, `[1]`: WGAN-GP's or R1.
///
/// `mix` `[batch, 1, 1, 1]` in 0..1 is the share of the real image in each interpolation between a real image and a
/// fake.
pub(super) fn on_discriminator(
    discriminator: &Discriminator,
    config: &Config,
    [real, fake]: [Tensor<4>; 2],
    classes: Option<&Tensor<2>>,
    mix: Option<Tensor<4>>,
) -> Option<Tensor<1>> {
    let weight = config.penalty_weight as f32;
    match (config.penalty, mix) {
        (Penalty::Gradient, Some(mix)) => {
            let between = real * mix.clone() + fake * (mix.neg() + 1.0);
            let lengths = (squares(discriminator.image_gradient(between, classes)) + LENGTH_EPSILON).sqrt();
            let apart = lengths - 1.0;
            Some((apart.clone() * apart).mean() * weight)
        }
        (Penalty::R1, _) => Some(squares(discriminator.image_gradient(real, classes)).mean() * (weight / 2.0)),
        _ => None,
    }
}

/// The sum of each row's squares, `[rows, 1]`.
fn squares(rows: Tensor<2>) -> Tensor<2> {
    (rows.clone() * rows).sum_dim(1)
}

/// The mode-seeking term (Mao et al. 2019, equations 2 and 3): the distance between the latents of the batch's two
/// halves over the distance between their images. It falls as the images differ more. `images` `[batch, 1, side,
/// side]`, `z` `[batch, z_dim, 1, 1]`.
pub(super) fn on_generator(images: Tensor<4>, z: Tensor<4>) -> Tensor<1> {
    let distance = |all: Tensor<4>| {
        let half = all.dims()[0] / 2;
        let [first, second] = [all.clone().narrow(0, 0, half), all.narrow(0, half, half)];
        (first - second).abs().mean()
    };
    (distance(images) / distance(z) + EPSILON).recip()
}
