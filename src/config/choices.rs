//! Settings that are one of a few words.

use serde::{Deserialize, Serialize};

/// What the two networks play for; `l` is a logit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Loss {
    /// Non-saturating cross-entropy, the lesson's (Goodfellow et al. 2014, section 3).
    Bce,
    /// The original minimax game: the generator minimises `log(1 - D(G(z)))` (the same, equation 1).
    Minimax,
    /// Squared distance of logits to 1 and 0 (LSGAN: Mao et al. 2017, equation 9).
    LeastSquares,
    /// Logits beyond 1 and -1 count no more (Lim & Ye 2017; Miyato et al. 2018, equations 16 and 17).
    Hinge,
    /// Difference of mean logits (WGAN: Arjovsky et al. 2017, algorithm 1).
    Wasserstein,
}

impl Loss {
    /// Whether the discriminator's targets are numbers that can be smoothed or flipped.
    pub fn has_targets(self) -> bool {
        matches!(self, Loss::Bce | Loss::Minimax | Loss::LeastSquares)
    }
}

/// What keeps the discriminator smooth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Penalty {
    None,
    /// Gradients of length 1 between real and fake images (WGAN-GP: Gulrajani et al. 2017, equation 3).
    Gradient,
    /// Gradients of length 0 on real images (R1: Mescheder et al. 2018, equation 9).
    R1,
}

/// What follows a network's inner layers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Norm {
    Batch,
    None,
}

/// Networks whose weights are divided by their largest singular value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Spectral {
    None,
    D,
    Both,
}

/// How gradients become steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OptimizerKind {
    Adam,
    #[serde(rename = "rmsprop")]
    RmsProp,
    Sgd,
}

/// Where latents are drawn from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Prior {
    /// N(0, 1).
    Normal,
    /// U(-1, 1).
    Uniform,
}

/// How the generator doubles an image.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Upsample {
    /// Transposed 4x4 convolution of stride 2, the lesson's.
    Transpose,
    /// Each pixel four times, then a 3x3 convolution (Odena et al. 2016, <https://doi.org/10.23915/distill.00003>).
    Resize,
}

/// What the networks are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Architecture {
    /// DCGAN (Radford et al. 2016).
    Convolution,
    /// Fully connected layers, as in the first GAN (Goodfellow et al. 2014).
    Dense,
}

/// Off or on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Switch {
    Off,
    On,
}

impl Switch {
    pub fn is_on(self) -> bool {
        self == Switch::On
    }
}
