//! Every setting, each declared once. A new one needs an entry here and its label and help in the page's two languages
//! (each word of a new enum in `choices.rs` needs a label as well). `UPDATE=1 cargo test --release --workspace --lib readme` then
//! brings README's tables up to date.

use super::choices::*;
use super::kind::Group;
use super::kind::Scale::{Linear, Log2, Log10};
use super::table::{Declaration, Mark, Text, one_of, real, settings, whole, word};

settings! {
    /// Everything that decides a run. The same config and seed on the same kind of device give the same run.
    ///
    /// Defaults are the lesson's DCGAN scaled to 32 px and 16 features, so that it trains while you watch, with the
    /// optimiser that draws the most legible digits within a minute ([`Config::lesson`] has the lesson's).
    pub struct Config

    Data {
        /// The real images that the discriminator learns from.
        dataset: String = "mnist".into() => one_of(&["mnist", "fashion-mnist"]), Essential;
    }

    Network {
        /// Side of the images in pixels: MNIST's 28 padded by 2, or resized to the lesson's 64, which is about five
        /// times the work.
        image_size: usize = 32 => one_of(&["32", "64"]), Essential;
        /// How many random numbers the generator turns into one image: the length of the latent vector `z`.
        z_dim: usize = 100 => whole(1, 512, Log2), Essential;
        /// Width f of the generator, whose last hidden layer has 2f channels: more features draw better and train
        /// slower.
        features_g: usize = 16 => whole(1, 128, Log2), Essential;
        /// Width f of the discriminator, whose first layer has f channels: far above the generator's, it wins too
        /// early.
        features_d: usize = 16 => whole(1, 128, Log2), Essential;
        /// Convolutions as in the lesson's DCGAN, or the fully connected layers of the first GAN (Goodfellow et al.
        /// 2014).
        architecture: Architecture = Architecture::Convolution => word::<Architecture>();
        /// How the generator doubles an image: transposed convolutions, or enlarging and then a 3x3 convolution.
        upsample: Upsample = Upsample::Transpose => word::<Upsample>();
        /// Batch norm after the generator's inner layers, or none.
        norm_g: Norm = Norm::Batch => word::<Norm>();
        /// Batch norm after the discriminator's inner layers, or none, which gradient penalties require.
        norm_d: Norm = Norm::Batch => word::<Norm>();
        /// Divide weights by their largest singular value: in the discriminator, or in both networks.
        spectral_norm: Spectral = Spectral::None => word::<Spectral>();
        /// Show the discriminator how much the images of a batch differ, so that it notices mode collapse.
        minibatch_std: Switch = Switch::Off => word::<Switch>();
        /// The distribution that latents are drawn from: N(0, 1) or U(-1, 1).
        prior: Prior = Prior::Normal => word::<Prior>();
        /// Tell both networks the class of each image: ten more inputs for the generator, a projection in the
        /// discriminator. It needs data with labels.
        conditional: Switch = Switch::Off => word::<Switch>();
    }

    Game {
        /// The objective that the two networks play for; bce is the lesson's.
        loss: Loss = Loss::Bce => word::<Loss>();
        /// Keep the discriminator smooth: WGAN-GP's gradient penalty, or R1 on real images. Both need norm_d = none.
        penalty: Penalty = Penalty::None => word::<Penalty>();
        /// Weight of the penalty in the discriminator's loss.
        penalty_weight: f64 = 10.0 => real(0.01, 1000.0, Log10), Live;
        /// Largest weight of the discriminator after each step (0.01 in the first WGAN), batch norm's scales and shifts
        /// included, which shrinks what each layer passes on: norm_d = none spares them. 0 sets no limit.
        clip_weights: f64 = 0.0 => real(0.0, 1.0, Linear), Live;
        /// How far below 1 the discriminator's target for real images lies (Salimans et al. 2016, section 3.4).
        label_smoothing: f64 = 0.0 => real(0.0, 0.5, Linear), Live;
        /// Share of images about which the discriminator is told the opposite.
        label_flip: f64 = 0.0 => real(0.0, 0.5, Linear), Live;
        /// Standard deviation of the noise on all images that the discriminator sees (Sonderby et al. 2017, section 3).
        instance_noise: f64 = 0.0 => real(0.0, 1.0, Linear), Live;
        /// Largest norm of a network's gradient; a longer one is scaled down to it. 0 sets no limit.
        clip_gradient: f64 = 0.0 => real(0.0, 100.0, Linear), Live;
        /// Weight of the mode-seeking term, which makes different latents draw different images (Mao et al. 2019).
        diversity: f64 = 0.0 => real(0.0, 10.0, Linear), Live;
    }

    Training {
        /// Real images (and as many fakes) in one training step.
        batch_size: usize = 64 => whole(2, 256, Log2), Essential;
        /// How many times training goes through all the images; at the default, small sets more often, for at least 1,000
        /// steps.
        epochs: usize = 20 => whole(1, 1000, Log10), Live, Essential;
        /// Updates of the discriminator in a step, each on a batch of its own.
        d_steps: usize = 1 => whole(1, 10, Linear), Live;
        /// Updates of the generator in a step, each on latents of its own.
        g_steps: usize = 1 => whole(1, 10, Linear), Live;
        /// The rule that turns gradients into steps: Adam, RMSProp (by beta_2), or SGD with momentum beta_1.
        optimizer: OptimizerKind = OptimizerKind::Adam => word::<OptimizerKind>();
        /// Learning rate of the generator.
        lr_g: f64 = 2e-3 => real(1e-6, 1e-1, Log10), Live, Essential;
        /// Learning rate of the discriminator.
        lr_d: f64 = 1e-3 => real(1e-6, 1e-1, Log10), Live, Essential;
        /// Factor by which both learning rates are multiplied after each epoch.
        lr_decay: f64 = 1.0 => real(0.1, 1.0, Linear), Live;
        /// Adam's decay rate of the first moment (SGD's momentum); GANs want less than the usual 0.9, or none.
        beta_1: f64 = 0.0 => real(0.0, 0.999, Linear);
        /// Adam's decay rate of the second moment (RMSProp's alpha).
        beta_2: f64 = 0.99 => real(0.0, 0.9999, Linear);
        /// Draw with a moving average of the generator that keeps this share of itself in each step; 0 draws with the
        /// generator itself.
        ema_decay: f64 = 0.999 => real(0.0, 0.9999, Linear);
        /// Seed of the weights, the data order and the latents: the same seed and settings give the same run.
        seed: u32 = 42 => whole(0, u32::MAX, Linear), Essential;
    }
}
