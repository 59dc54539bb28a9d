//! Settings that are one of a few words.

use serde::{Deserialize, Serialize};

use super::table::{Text, Words};

/// Declares enums whose variants stand beside their words, which are their form as text, in JSON and in the schema.
macro_rules! choices {
    ($(
        $(#[$about:meta])*
        pub enum $Choice:ident { $($(#[$doc:meta])* $Variant:ident = $word:literal,)+ }
    )+) => {$(
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(test, derive(ts_rs::TS), ts(export))]
        pub enum $Choice {
            $($(#[$doc])* #[serde(rename = $word)] $Variant,)+
        }

        impl Words for $Choice {
            const WORDS: &'static [&'static str] = &[$($word),+];
        }

        impl Text for $Choice {
            fn text(&self) -> String {
                match self {
                    $(Self::$Variant => $word,)+
                }
                .into()
            }

            fn read(text: &str) -> Option<Self> {
                match text {
                    $($word => Some(Self::$Variant),)+
                    _ => None,
                }
            }
        }
    )+};
}

choices! {
    /// What the two networks play for; `l` is a logit.
    pub enum Loss {
        /// Non-saturating cross-entropy, the lesson's (Goodfellow et al. 2014, section 3).
        Bce = "bce",
        /// The original minimax game: the generator minimises `log(1 - D(G(z)))` (the same, equation 1).
        Minimax = "minimax",
        /// Squared distance of logits to 1 and 0 (LSGAN: Mao et al. 2017, equation 9).
        LeastSquares = "least_squares",
        /// Logits beyond 1 and -1 count no more (Lim & Ye 2017; Miyato et al. 2018, equations 16 and 17).
        Hinge = "hinge",
        /// Difference of mean logits (WGAN: Arjovsky et al. 2017, algorithm 1).
        Wasserstein = "wasserstein",
    }

    /// The term of the discriminator's loss that keeps it smooth.
    pub enum Penalty {
        /// No penalty.
        None = "none",
        /// Gradients of length 1 between real and fake images (WGAN-GP: Gulrajani et al. 2017, equation 3).
        Gradient = "gradient",
        /// Gradients of length 0 on real images (R1: Mescheder et al. 2018, equation 9).
        R1 = "r1",
    }

    /// The normalisation after a network's inner layers.
    pub enum Norm {
        /// Batch normalisation.
        Batch = "batch",
        /// No normalisation.
        None = "none",
    }

    /// Networks whose weights are divided by their largest singular value (Miyato et al. 2018).
    pub enum Spectral {
        /// Neither network.
        None = "none",
        /// The discriminator.
        D = "d",
        /// Both networks.
        Both = "both",
    }

    /// The rule that turns gradients into steps.
    pub enum OptimizerKind {
        /// Adam.
        Adam = "adam",
        /// RMSProp.
        RmsProp = "rmsprop",
        /// Gradient descent with momentum.
        Sgd = "sgd",
    }

    /// The distribution that latents are drawn from.
    pub enum Prior {
        /// N(0, 1).
        Normal = "normal",
        /// U(-1, 1).
        Uniform = "uniform",
    }

    /// How the generator doubles an image.
    pub enum Upsample {
        /// Transposed 4x4 convolution of stride 2, the lesson's.
        Transpose = "transpose",
        /// Each pixel four times, then a 3x3 convolution (Odena et al. 2016, <https://doi.org/10.23915/distill.00003>).
        Resize = "resize",
    }

    /// The layers that the networks are made of.
    pub enum Architecture {
        /// DCGAN (Radford et al. 2016).
        Convolution = "convolution",
        /// Fully connected layers, as in the first GAN (Goodfellow et al. 2014).
        Dense = "dense",
    }

    /// Whether something is used.
    pub enum Switch {
        /// It is not.
        Off = "off",
        /// It is.
        On = "on",
    }
}

impl Loss {
    /// Whether the discriminator's targets are numbers that can be smoothed or flipped.
    pub fn has_targets(self) -> bool {
        matches!(self, Loss::Bce | Loss::Minimax | Loss::LeastSquares)
    }

    /// Whether a logit's sigmoid is the probability that the image is real.
    pub fn has_probabilities(self) -> bool {
        matches!(self, Loss::Bce | Loss::Minimax)
    }
}

impl Switch {
    /// Whether it is on.
    pub fn is_on(self) -> bool {
        self == Switch::On
    }
}
