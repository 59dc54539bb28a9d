//! Every setting with its range, default and help: what the page's controls, the URL's hash, the command line's flags and
//! the checkpoint's metadata are made from.

use serde::Serialize;

use super::{Config, live};
use crate::error::{Error, Result};

/// What a setting may hold.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Kind {
    /// A whole number in `min..=max`.
    Integer { min: u32, max: u32, scale: Scale },
    /// A real number in `min..=max`.
    Number { min: f64, max: f64, scale: Scale },
    /// One of a few words or numbers.
    Choice { choices: &'static [&'static str] },
}

/// How a slider for the setting should be divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Scale {
    Linear,
    Log2,
    Log10,
}

/// Which part of the run a setting shapes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    Data,
    Network,
    /// What the networks play for, and what keeps the game fair.
    Game,
    Training,
}

/// One setting: its name, what it may hold, and one line of help.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Setting {
    pub name: &'static str,
    pub group: Group,
    #[serde(flatten)]
    pub kind: Kind,
    /// The default, as text in the form that [`Config::set`] takes.
    pub default: String,
    /// Whether it may change in the middle of a run.
    pub live: bool,
    pub help: &'static str,
}

/// `(name, group, kind, help)` of every setting, in the order the page shows them.
pub(super) const SETTINGS: &[(&str, Group, Kind, &str)] = {
    use Group::*;
    use Kind::*;
    const fn integer(min: u32, max: u32, scale: Scale) -> Kind {
        Kind::Integer { min, max, scale }
    }
    const SWITCH: Kind = Choice { choices: &["off", "on"] };
    const NORMS: Kind = Choice { choices: &["batch", "none"] };
    const LEARNING_RATE: Kind = Number { min: 1e-6, max: 1e-1, scale: Scale::Log10 };
    &[
        (
            "dataset",
            Data,
            Choice { choices: &["mnist", "fashion-mnist"] },
            "The real images that the discriminator learns from.",
        ),
        (
            "image_size",
            Network,
            Choice { choices: &["32", "64"] },
            "Side of the images in pixels; 64 is the lesson's size and about five times the work.",
        ),
        ("z_dim", Network, integer(1, 512, Scale::Log2), "How many random numbers the generator turns into one image."),
        (
            "features_g",
            Network,
            integer(1, 128, Scale::Log2),
            "Width of the generator: more features draw better and train slower.",
        ),
        (
            "features_d",
            Network,
            integer(1, 128, Scale::Log2),
            "Width of the discriminator: far above the generator's, it wins too early.",
        ),
        (
            "architecture",
            Network,
            Choice { choices: &["convolution", "dense"] },
            "Convolutions as in the lesson, or the fully connected layers of the first GAN (Goodfellow et al. 2014).",
        ),
        (
            "upsample",
            Network,
            Choice { choices: &["transpose", "resize"] },
            "How the generator doubles an image: transposed convolutions, or enlarging and then a 3x3 convolution.",
        ),
        ("norm_g", Network, NORMS, "Batch norm in the generator, or none."),
        ("norm_d", Network, NORMS, "Batch norm in the discriminator, or none: gradient penalties need none."),
        (
            "spectral_norm",
            Network,
            Choice { choices: &["none", "d", "both"] },
            "Divide weights by their largest singular value: in the discriminator, or in both networks.",
        ),
        ("minibatch_std", Network, SWITCH, "Show the discriminator how much a batch varies, so that it sees collapse."),
        ("prior", Network, Choice { choices: &["normal", "uniform"] }, "Where latents are drawn from."),
        ("conditional", Network, SWITCH, "Tell both networks the class of each image; needs data with labels."),
        (
            "loss",
            Game,
            Choice { choices: &["bce", "minimax", "least_squares", "hinge", "wasserstein"] },
            "What the two networks play for; bce is the lesson's.",
        ),
        (
            "penalty",
            Game,
            Choice { choices: &["none", "gradient", "r1"] },
            "Keep the discriminator smooth: WGAN-GP's gradient penalty, or R1 on real images.",
        ),
        ("penalty_weight", Game, Number { min: 0.01, max: 1000.0, scale: Scale::Log10 }, "Weight of the penalty."),
        (
            "clip_weights",
            Game,
            Number { min: 0.0, max: 1.0, scale: Scale::Linear },
            "Largest weight of the discriminator after each step (the first WGAN's 0.01); 0 for any.",
        ),
        (
            "label_smoothing",
            Game,
            Number { min: 0.0, max: 0.5, scale: Scale::Linear },
            "How far below 1 the discriminator's target for real images lies.",
        ),
        (
            "label_flip",
            Game,
            Number { min: 0.0, max: 0.5, scale: Scale::Linear },
            "Share of images about which the discriminator is told the opposite.",
        ),
        (
            "instance_noise",
            Game,
            Number { min: 0.0, max: 1.0, scale: Scale::Linear },
            "Standard deviation of the noise on all images that the discriminator sees.",
        ),
        (
            "clip_gradient",
            Game,
            Number { min: 0.0, max: 100.0, scale: Scale::Linear },
            "Longest gradient of a network; longer ones are shortened. 0 for any.",
        ),
        (
            "diversity",
            Game,
            Number { min: 0.0, max: 10.0, scale: Scale::Linear },
            "Weight of the mode-seeking term, which makes different latents draw different images.",
        ),
        ("batch_size", Training, integer(2, 256, Scale::Log2), "Real images (and as many fakes) in one training step."),
        ("epochs", Training, integer(1, 1000, Scale::Log10), "How many times training goes through all the images."),
        (
            "d_steps",
            Training,
            integer(1, 10, Scale::Linear),
            "Updates of the discriminator in a step, each on images of its own.",
        ),
        (
            "g_steps",
            Training,
            integer(1, 10, Scale::Linear),
            "Updates of the generator in a step, each on latents of its own.",
        ),
        (
            "optimizer",
            Training,
            Choice { choices: &["adam", "rmsprop", "sgd"] },
            "How gradients become steps: Adam, RMSProp (by beta_2), or SGD with momentum beta_1.",
        ),
        ("lr_g", Training, LEARNING_RATE, "Step size of the generator's updates."),
        ("lr_d", Training, LEARNING_RATE, "Step size of the discriminator's updates."),
        (
            "lr_decay",
            Training,
            Number { min: 0.1, max: 1.0, scale: Scale::Linear },
            "What both learning rates are multiplied by after each epoch.",
        ),
        (
            "beta_1",
            Training,
            Number { min: 0.0, max: 0.999, scale: Scale::Linear },
            "Adam's memory of past gradients (SGD's momentum); GANs want less of it than the usual 0.9, or none.",
        ),
        (
            "beta_2",
            Training,
            Number { min: 0.0, max: 0.9999, scale: Scale::Linear },
            "Adam's and RMSProp's memory of past gradient sizes.",
        ),
        (
            "ema_decay",
            Training,
            Number { min: 0.0, max: 0.9999, scale: Scale::Linear },
            "Draw with a moving average of the generator that keeps this share of itself a step; 0 draws with the generator.",
        ),
        (
            "seed",
            Training,
            integer(0, u32::MAX, Scale::Linear),
            "Start of all randomness: the same seed and settings give the same run.",
        ),
    ]
};

/// Every setting with its range, default and help.
pub fn schema() -> Vec<Setting> {
    let default = Config::default();
    SETTINGS
        .iter()
        .map(|(name, group, kind, help)| Setting {
            name,
            group: *group,
            kind: kind.clone(),
            default: default.get(name).unwrap_or_default(),
            live: live::is_live(name),
            help,
        })
        .collect()
}

impl Kind {
    /// Checks one value given as text.
    pub(super) fn check(&self, name: &str, value: &str) -> Result<()> {
        let inside = match self {
            Kind::Integer { min, max, .. } => {
                value.parse().ok().map(|v: u64| (u64::from(*min)..=u64::from(*max)).contains(&v))
            }
            Kind::Number { min, max, .. } => value.parse().ok().map(|v: f64| (*min..=*max).contains(&v)),
            Kind::Choice { choices } => Some(choices.contains(&value)),
        };
        match inside {
            Some(true) => Ok(()),
            Some(false) => Err(Error::SettingRange { name: name.into(), value: value.into(), range: self.range() }),
            None => Err(self.wrong_value(name, value)),
        }
    }

    pub(super) fn wrong_value(&self, name: &str, value: &str) -> Error {
        let expected = match self {
            Kind::Integer { .. } => "a whole number",
            Kind::Number { .. } => "a number",
            Kind::Choice { .. } => "a choice",
        };
        Error::SettingValue {
            name: name.into(),
            value: value.into(),
            expected: format!("{expected} ({})", self.range()),
        }
    }

    /// The range in words, e.g. `2 to 256`.
    pub fn range(&self) -> String {
        match self {
            Kind::Integer { min, max, .. } => format!("{min} to {max}"),
            Kind::Number { min, max, .. } => format!("{min} to {max}"),
            Kind::Choice { choices } => choices.join(" or "),
        }
    }
}
